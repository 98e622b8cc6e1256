import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { AuditFilter } from '../../shared/contract/audit.ts';
import { api } from './client.ts';

/** Who and what occurs in the audit log. */
export function useAuditChoices() {
  return useQuery({ queryKey: ['audit', 'choices'], queryFn: () => api.audit.choices.query({}) });
}

/** The audit log page by page, newest first; it is asked again by a button, so that rows do not move. */
export function useAudit(filter: AuditFilter, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: ['audit', 'page', filter],
    queryFn: ({ pageParam }) => api.audit.page.query({ filter, cursor: pageParam }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** Whether the chain of the log is whole; walking it takes a while, so it is kept until it is asked for again. */
export function useAuditChain() {
  return useQuery({
    queryKey: ['audit-chain'],
    queryFn: () => api.audit.verify.mutate({}),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
