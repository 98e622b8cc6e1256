import type { CalledCustomer, CalledCustomers, CalledCustomersInput } from '../../shared/contract/called-customers.ts';
import { api } from './client.ts';
import { type PagedList, usePagedList } from './paged-list.ts';

/** The customers behind a figure, fetched as they are scrolled to. Counted once, as the figure was. */
export function useCalledCustomers(
  asked: Omit<CalledCustomersInput, 'limit' | 'offset'>,
): PagedList<CalledCustomer, CalledCustomers> {
  return usePagedList<CalledCustomer, CalledCustomers>(
    ['calledCustomers', asked],
    (page) => api.calledCustomers.list.mutate({ ...asked, ...page }),
    PAGE_ROWS,
  );
}

/** Each page counts anew: few of them. */
const PAGE_ROWS = 500;
