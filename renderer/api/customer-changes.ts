import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ApproveChanges, AskChange, ChangeView } from '../../shared/contract/customer-changes.ts';
import { useRight } from './auth.ts';
import { api } from './client.ts';
import { type PagedList, usePagedList } from './paged-list.ts';
import { type Command, useCommand } from './use-command.ts';

/** Each is compared with its customer as it is now. */
const LIST_ROWS = 50;

/** What shows a customer, a request or the case that carries it; asked again once one was written. */
const TOUCHED = ['customerChanges', 'customers', 'customerHistory', 'tickets'];

/** The requests for one customer: those that wait, then the latest decided ones. */
export function useChangesOfCustomer(customerId: string, enabled = true): UseQueryResult<ChangeView[]> {
  return useQuery({
    queryKey: ['customerChanges', 'ofCustomer', customerId],
    queryFn: () => api.customerChanges.ofCustomer.query({ customerId }),
    enabled,
  });
}

/** Requests within the person's reach, fetched as they are scrolled to. */
export function useChangeList(waiting: boolean): PagedList<ChangeView> {
  return usePagedList(
    ['customerChanges', 'list', waiting],
    (page) => api.customerChanges.list.query({ waiting, ...page }),
    LIST_ROWS,
  );
}

/** How many wait for this person's decision. */
export function useChangesToDecide(): number {
  const enabled = useRight('customer.approve');
  const { data } = useQuery({
    queryKey: ['customerChanges', 'count'],
    queryFn: () => api.customerChanges.count.query({}),
    enabled,
  });
  return data?.waiting ?? 0;
}

export function useAskChange(): Command<AskChange, { changeId: string; replaced: number }> {
  return useCommand((input, options) => api.customerChanges.ask.mutate(input, options), { invalidate: TOUCHED });
}

export function useWithdrawChange(): Command<{ changeId: string }, { ok: true }> {
  return useCommand((input, options) => api.customerChanges.withdraw.mutate(input, options), { invalidate: TOUCHED });
}

type Deciding = Parameters<typeof api.customerChanges.decide.mutate>[0];
export function useDecideChange(): Command<Deciding, { ok: true }> {
  return useCommand((input, options) => api.customerChanges.decide.mutate(input, options), { invalidate: TOUCHED });
}

export function useApproveChanges(): Command<{ changeIds: string[] }, ApproveChanges> {
  return useCommand((input, options) => api.customerChanges.approve.mutate(input, options), { invalidate: TOUCHED });
}

type Correcting = Parameters<typeof api.customers.correct.mutate>[0];
export function useCorrectCustomer(): Command<Correcting, { ok: true }> {
  return useCommand((input, options) => api.customers.correct.mutate(input, options), {
    invalidate: [...TOUCHED, 'workstation'],
  });
}
