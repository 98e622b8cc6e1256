import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { AuditFilter } from '../../shared/contract/audit.ts';
import { api } from './client.ts';
import { type Command, useCommand } from './use-command.ts';

const KEEPING = ['audit-keeping'];

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

/** How the log is kept and what its last check found; looked at every second while a check runs. */
export function useAuditKeeping() {
  return useQuery({
    queryKey: KEEPING,
    queryFn: () => api.audit.keeping.mutate({}),
    refetchInterval: (query) => (query.state.data?.running ? 1000 : false),
  });
}

export function useStartAuditCheck(): Command<Record<string, never>, { jobId: string }> {
  return useCommand((input, options) => api.audit.startCheck.mutate(input, options), { invalidate: KEEPING });
}
