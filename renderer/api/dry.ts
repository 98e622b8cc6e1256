import { useQuery } from '@tanstack/react-query';
import type { DryReason } from '../../shared/contract/queue.ts';
import { api } from './client.ts';
import { usePagedList } from './paged-list.ts';

/** Whose: absent the asker's own, a person's id, or null for the whole team or center. */
export interface DryWhose {
  readonly operatorId?: string | null;
}

/** How many calls are left and what holds each of them back. `feature`: whose events ask again. */
export function useWhyDry(feature: 'workstation' | 'live', whose: DryWhose = {}) {
  return useQuery({
    queryKey: [feature, 'whyDry', whose],
    queryFn: () => api.queue.whyDry.mutate(whose),
    staleTime: 0,
    refetchInterval: 20_000,
  });
}

/** The customers that a reason holds back, page by page. */
export function useDryCustomers(feature: 'workstation' | 'live', whose: DryWhose, reason: DryReason) {
  return usePagedList([feature, 'dryCustomers', whose, reason], async (page) => {
    const { customers, more } = await api.queue.dryCustomers.mutate({ ...whose, reason, ...page });
    return { rows: customers, more };
  });
}
