import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AuditFilter, StartAuditExport, ThingName } from '../../shared/contract/audit.ts';
import { api } from './client.ts';
import { useSearchedPages } from './searched-pages.ts';
import { type Command, useCommand } from './use-command.ts';

const KEEPING = ['audit-keeping'];

/** Who and what occurs in the audit log and in the archives that are open. */
export function useAuditChoices() {
  return useQuery({ queryKey: ['audit', 'choices'], queryFn: () => api.audit.choices.mutate({}) });
}

/** Where a page begins: in the log, or behind its end in opened archives. */
interface AuditCursor {
  readonly archived: boolean;
  readonly seq: number | null;
}

/**
 * The log as far as it is scrolled to, with the names of what stands in it; see {@link useSearchedPages}. The
 * rows of opened archives follow.
 */
export function useAudit(filter: AuditFilter, enabled: boolean) {
  const log = useSearchedPages({
    queryKey: ['audit', 'page', filter],
    enabled,
    fetchPage: (cursor: AuditCursor | null) => fetchPage(filter, cursor ?? { archived: false, seq: null }),
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

async function fetchPage(filter: AuditFilter, { archived, seq }: AuditCursor) {
  const input = { filter, cursor: seq };
  const page = archived ? await api.audit.archivedPage.mutate(input) : await api.audit.page.query(input);
  const nextCursor: AuditCursor | null =
    page.nextCursor !== null ? { archived, seq: page.nextCursor } : !archived ? { archived: true, seq: null } : null;
  return { ...page, nextCursor };
}

/** The archives that the filter's days reach into, open or not. */
export function useArchivesReached(filter: AuditFilter, enabled: boolean) {
  return useQuery({
    queryKey: ['audit', 'reached', filter],
    queryFn: () => api.audit.reached.mutate({ filter }),
    enabled,
  });
}

/** Opens archives so that their rows can be searched; returns the id to look at. */
export function useOpenArchives(): Command<{ filter: AuditFilter }, { jobId: string }> {
  return useCommand((input, options) => api.audit.openArchives.mutate(input, options));
}

/** Looks at a job twice a second until it has ended. */
function whileRunning(job: { readonly state: string } | undefined): number | false {
  return job && job.state !== 'running' ? false : 500;
}

/** How an opening stands, looked at twice a second; null asks for nothing. */
export function useArchivesOpening(jobId: string | null) {
  return useQuery({
    queryKey: ['audit-opening', jobId],
    queryFn: () => api.audit.openingArchives.mutate({ jobId: jobId ?? '' }),
    enabled: jobId !== null,
    refetchInterval: ({ state: { data } }) => whileRunning(data),
  });
}

export function useCancelOpening(): Command<{ jobId: string }, { ok: true }> {
  return useCommand((input, options) => api.audit.cancelOpening.mutate(input, options));
}

/** One row with where it was done from, of the log or of an opened archive; null asks for nothing. */
export function useAuditRow(seq: number | null) {
  const { data: keeping } = useAuditKeeping();
  const isArchived = seq !== null && seq <= (keeping?.archives[0]?.lastSeq ?? 0);
  return useQuery({
    queryKey: ['audit', 'row', seq, isArchived],
    queryFn: () => (isArchived ? api.audit.showArchived.mutate({ seq }) : api.audit.show.query({ seq: seq ?? 0 })),
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
    refetchInterval: ({ state: { data } }) => whileRunning(data),
  });
}

export function useCancelAuditExport(): Command<{ exportId: string }, { ok: true }> {
  return useCommand((input, options) => api.audit.cancelExport.mutate(input, options));
}
