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
import { editCustomer } from '../customers/edit-customer.ts';
import {
  countCustomersListed,
  findCustomers,
  listCustomersPage,
  readCustomerChoices,
} from '../customers/find-customers.ts';
import { readCustomerCard } from '../customers/read-customer-card.ts';
import { change, read, router } from './procedure.ts';

export const customersRouter = router({
  card: read({ right: 'customer.read', input: customerCardInput, output: customerCard }, readCustomerCard),
  search: read({ right: 'customer.read', input: customerSearchInput, output: customerSearchResult }, findCustomers),
  count: read({ right: 'customer.read', input: customerFilter, output: customerCount }, countCustomersListed),
  list: read({ right: 'customer.read', input: customerListInput, output: customerList }, listCustomersPage),
  choices: read({ right: 'customer.read', input: nothing, output: customerChoices }, readCustomerChoices),
  edit: change({ right: 'master.write', audit: 'change', input: editCustomerInput, output: done }, editCustomer),
});
