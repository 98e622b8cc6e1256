import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CallLogFilter } from '../../shared/contract/call-log.ts';
import { api } from './client.ts';
import { useSearchedPages } from './searched-pages.ts';

/** Seats, people, classes and routes that the filter may name, and what the asker may do with the log. */
export function useCallLogChoices() {
  return useQuery({ queryKey: ['callLog', 'choices'], queryFn: () => api.callLog.choices.query({}) });
}

/** The log as far as it is scrolled to, see {@link useSearchedPages}. */
export function useCallLog(filter: CallLogFilter | null) {
  const log = useSearchedPages({
    queryKey: ['callLog', 'page', filter],
    enabled: filter !== null,
    fetchPage: (cursor: string | null) => api.callLog.page.query({ filter: filter as CallLogFilter, cursor }),
    rowsOf: (page) => page.rows.length,
  });
  const rows = useMemo(() => log.data?.pages.flatMap((page) => page.rows) ?? [], [log.data]);
  /** How far back it has been looked through, while it is looked for more; null: nothing is looked for. */
  const searchedTo = log.searching?.searchedTo ?? null;
  return { ...log, rows, searchedTo };
}

/** One call with everything that belongs to it. */
export function useShownCall(callId: string) {
  return useQuery({ queryKey: ['callLog', 'call', callId], queryFn: () => api.callLog.show.query({ callId }) });
}

/** Totals of all that the filter shows. */
export function useCallTotals(filter: CallLogFilter | null) {
  return useQuery({
    queryKey: ['callLog', 'totals', filter],
    queryFn: () => api.callLog.totals.mutate(filter as CallLogFilter),
    enabled: filter !== null,
  });
}
