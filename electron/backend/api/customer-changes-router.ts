import {
  approveChangesInput,
  approveChangesOutput,
  askChangeInput,
  askChangeOutput,
  changesOfCustomerInput,
  changesOfCustomerOutput,
  countChangesOutput,
  decideChangeInput,
  listChangesInput,
  listChangesOutput,
  withdrawChangeInput,
} from '../../../shared/contract/customer-changes.ts';
import { done, nothing } from '../../../shared/contract/primitives.ts';
import { approveChanges } from '../customer-changes/approve-changes.ts';
import { askChange } from '../customer-changes/ask-change.ts';
import { decideChange, withdrawChange } from '../customer-changes/decide-change.ts';
import { changesOfCustomer, countChanges, listChanges } from '../customer-changes/show-changes.ts';
import { action, change, read, router } from './procedure.ts';

/** Whoever takes calls asks, a lead decides for the team's customers, a supervisor for all. */
export const customerChangesRouter = router({
  ask: change({ right: 'call.work', audit: 'change', input: askChangeInput, output: askChangeOutput }, askChange),
  withdraw: change({ right: 'call.work', audit: 'change', input: withdrawChangeInput, output: done }, withdrawChange),
  ofCustomer: read(
    { right: 'customer.read', input: changesOfCustomerInput, output: changesOfCustomerOutput },
    changesOfCustomer,
  ),
  list: read({ right: 'customer.read', input: listChangesInput, output: listChangesOutput }, listChanges),
  count: read({ right: 'customer.read', input: nothing, output: countChangesOutput }, countChanges),
  decide: change({ right: 'customer.approve', audit: 'change', input: decideChangeInput, output: done }, decideChange),
  approve: action(
    { right: 'customer.approve', audit: 'change', input: approveChangesInput, output: approveChangesOutput },
    approveChanges,
  ),
});
