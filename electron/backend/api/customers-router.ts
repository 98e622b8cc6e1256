import { correctCustomerInput } from '../../../shared/contract/customer-changes.ts';
import {
  conveyedMessages,
  customerCalls,
  customerOutlook,
  customerTimeline,
  ofCustomerInput,
  pageOfCustomerInput,
} from '../../../shared/contract/customer-history.ts';
import {
  customerCard,
  customerCardInput,
  customerChoices,
  customerCount,
  customerFilter,
  customerList,
  customerListInput,
  customerSearchInput,
  customerSearchResult,
  editCustomerInput,
} from '../../../shared/contract/customers.ts';
import { done, nothing } from '../../../shared/contract/primitives.ts';
import { changedCount, needSkillsInput } from '../../../shared/contract/skills.ts';
import { correctCustomer } from '../customers/correct-customer.ts';
import { editCustomer } from '../customers/edit-customer.ts';
import {
  countCustomersListed,
  findCustomers,
  listCustomersPage,
  readCustomerChoices,
} from '../customers/find-customers.ts';
import { needSkills } from '../customers/need-skills.ts';
import { readCustomerCard } from '../customers/read-customer-card.ts';
import { readConveyed, readCustomerCalls, readTimeline } from '../customers/read-history.ts';
import { readOutlook } from '../customers/read-outlook.ts';
import { action, change, read, router } from './procedure.ts';

export const customersRouter = router({
  card: read({ right: 'customer.read', input: customerCardInput, output: customerCard }, readCustomerCard),
  outlook: read({ right: 'customer.read', input: ofCustomerInput, output: customerOutlook }, readOutlook),
  calls: read({ right: 'customer.read', input: pageOfCustomerInput, output: customerCalls }, readCustomerCalls),
  conveyed: read({ right: 'customer.read', input: pageOfCustomerInput, output: conveyedMessages }, readConveyed),
  timeline: read({ right: 'customer.read', input: pageOfCustomerInput, output: customerTimeline }, readTimeline),
  search: read({ right: 'customer.read', input: customerSearchInput, output: customerSearchResult }, findCustomers),
  count: action(
    { right: 'customer.read', audit: 'none', input: customerFilter, output: customerCount },
    countCustomersListed,
  ),
  list: action(
    { right: 'customer.read', audit: 'none', input: customerListInput, output: customerList },
    listCustomersPage,
  ),
  choices: read({ right: 'customer.read', input: nothing, output: customerChoices }, readCustomerChoices),
  correct: change({ right: 'call.work', audit: 'change', input: correctCustomerInput, output: done }, correctCustomer),
  needSkills: action(
    // The job's own transactions write an audit row of each customer.
    { right: 'master.write', audit: 'none', input: needSkillsInput, output: changedCount },
    needSkills,
  ),
  edit: change({ right: 'master.write', audit: 'change', input: editCustomerInput, output: done }, editCustomer),
});
