import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AuditFilter, StartAuditExport, ThingName } from '../../shared/contract/audit.ts';
import { api } from './client.ts';
import { useSearchedPages } from './searched-pages.ts';
import { type Command, useCommand } from './use-command.ts';

const KEEPING = ['audit-keeping'];

/** Who and what occurs in the audit log. */
export function useAuditChoices() {
  return useQuery({ queryKey: ['audit', 'choices'], queryFn: () => api.audit.choices.query({}) });
}

/** The log as far as it is scrolled to, with the names of what stands in it; see {@link useSearchedPages}. */
export function useAudit(filter: AuditFilter, enabled: boolean) {
  const log = useSearchedPages({
    queryKey: ['audit', 'page', filter],
    enabled,
    fetchPage: (cursor: number | null) => api.audit.page.query({ filter, cursor }),
    rowsOf: (page) => page.entries.length,
  });
  const { entries, names } = useMemo(() => {
    const pages = log.data?.pages ?? [];
    return {
      entries: pages.flatMap((page) => page.entries),
      names: Object.assign({}, ...pages.map((page) => page.names)) as Record<string, ThingName>,
    };
  }, [log.data]);
  return { ...log, entries, names, searchedToMs: log.searching?.searchedToMs ?? null };
}

/** One row with where it was done from; null asks for nothing. */
export function useAuditRow(seq: number | null) {
  return useQuery({
    queryKey: ['audit', 'row', seq],
    queryFn: () => api.audit.show.query({ seq: seq ?? 0 }),
    enabled: seq !== null,
    // A row never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** How the log is kept and what its last check found; looked at twice a second while a check runs. */
export function useAuditKeeping() {
  return useQuery({
    queryKey: KEEPING,
    queryFn: () => api.audit.keeping.mutate({}),
    refetchInterval: (query) => (query.state.data?.running ? 500 : false),
  });
}

export function useStartAuditCheck(): Command<Record<string, never>, { jobId: string }> {
  return useCommand((input, options) => api.audit.startCheck.mutate(input, options), { invalidate: KEEPING });
}

export function useStartAuditExport(): Command<StartAuditExport, { exportId: string }> {
  return useCommand((input, options) => api.audit.export.mutate(input, options));
}

/** How an export stands, looked at twice a second; null asks for nothing. */
export function useAuditExport(exportId: string | null) {
  return useQuery({
    queryKey: ['audit-export', exportId],
    queryFn: () => api.audit.exported.mutate({ exportId: exportId ?? '' }),
    enabled: exportId !== null,
    refetchInterval: (query) => (query.state.data && query.state.data.state !== 'running' ? false : 500),
  });
}

export function useCancelAuditExport(): Command<{ exportId: string }, { ok: true }> {
  return useCommand((input, options) => api.audit.cancelExport.mutate(input, options));
}
