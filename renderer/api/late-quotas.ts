import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { QueueCustomersOutput } from '../../shared/contract/coverage.ts';
import type { LateQuotasInput, LateQuotasOutput, SettleLateQuotasInput } from '../../shared/contract/late-quotas.ts';
import { api } from './client.ts';
import { type PagedList, usePagedList } from './paged-list.ts';
import { type Command, useCommand } from './use-command.ts';

export type LateFilter = Omit<LateQuotasInput, 'limit' | 'offset'>;
type LateRow = LateQuotasOutput['rows'][number];

/** Calls end and cut-offs pass all the time; looking through the day costs a worker some milliseconds. */
const AGAIN_MS = 60_000;
const AFTER = { invalidate: ['lateQuotas', 'queue', 'supervision'] };

/** Who was called before quotas came, page by page; each page says what the whole list is about. */
export function useLateQuotas(filter: LateFilter): PagedList<LateRow, LateQuotasOutput> {
  return usePagedList(['lateQuotas', 'list', filter], (page) => api.quotas.late.mutate({ ...filter, ...page }));
}

/** How many there are; undefined while nobody knows. `enabled` is false for whoever may not call them again. */
export function useLateCount(enabled: boolean): UseQueryResult<number> {
  return useQuery({
    queryKey: ['lateQuotas', 'count'],
    queryFn: async () => (await api.quotas.late.mutate({ limit: 1, offset: 0 })).total,
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN_MS,
    enabled,
  });
}

export function useQueueLate(): Command<SettleLateQuotasInput, QueueCustomersOutput> {
  return useCommand((input, options) => api.quotas.queueLate.mutate(input, options), AFTER);
}

export function useDismissLate(): Command<SettleLateQuotasInput, { dismissed: number }> {
  return useCommand((input, options) => api.quotas.dismissLate.mutate(input, options), AFTER);
}
