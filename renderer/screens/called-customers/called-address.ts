import type { CallLogFilter } from '../../../shared/contract/call-log.ts';
import {
  CALLED_SORTS,
  type CalledSort,
  CUSTOMER_COUNTS,
  type CustomerCount,
} from '../../../shared/contract/called-customers.ts';
import { filterOf, paramsOf } from '../call-log/filter-params.ts';

/** What the screen shows: which customers of the calls of a filter, in which order. */
export interface ShownCalled {
  readonly filter: CallLogFilter;
  readonly of: CustomerCount;
  readonly sort: CalledSort;
}

/** What an address asks for: a filter as the call log has it, and what is not understood left out. */
export function calledOf(address: URLSearchParams, today: string): ShownCalled {
  return {
    filter: filterOf(address, today),
    of: CUSTOMER_COUNTS.find((one) => one === address.get('of')) ?? 'customers',
    sort: CALLED_SORTS.find((one) => one === address.get('sort')) ?? 'code',
  };
}

/** Inverse of {@link calledOf}. */
export function calledParams({ filter, of, sort }: ShownCalled): URLSearchParams {
  const params = paramsOf(filter);
  params.set('of', of);
  if (sort !== 'code') params.set('sort', sort);
  return params;
}

/** Where the customers are that a figure of these calls counts. */
export function calledCustomersAt(filter: CallLogFilter, of: CustomerCount): string {
  return `/called-customers?${calledParams({ filter, of, sort: 'code' })}`;
}

/** The calls of one of them: all, those in which they were spoken to, those with an order. */
export function callsOfCustomer(filter: CallLogFilter, customerId: string, counted: CallLogFilter['counted']): string {
  return `/calls?${paramsOf({ ...filter, customerId, counted: counted ?? filter.counted })}`;
}
