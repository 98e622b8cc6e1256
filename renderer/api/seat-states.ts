import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SeatStateFilter } from '../../shared/contract/seat-states.ts';
import { api } from './client.ts';
import { useSearchedPages } from './searched-pages.ts';
import { type Command, useCommand } from './use-command.ts';

/** The states of seats behind a figure as far as they are scrolled to, see {@link useSearchedPages}; null: nothing is asked. */
export function useSeatStates(filter: SeatStateFilter | null) {
  const list = useSearchedPages({
    queryKey: ['seatStates', 'page', filter],
    enabled: filter !== null,
    fetchPage: (cursor: string | null) => api.seatStates.page.query({ filter: filter as SeatStateFilter, cursor }),
    rowsOf: (page) => page.rows.length,
  });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  return { ...list, rows, searchedTo: list.searching?.searchedTo ?? null };
}

/** What all of them come to. */
export function useSeatStateTotals(filter: SeatStateFilter | null) {
  return useQuery({
    queryKey: ['seatStates', 'totals', filter],
    queryFn: () => api.seatStates.totals.mutate(filter as SeatStateFilter),
    enabled: filter !== null,
  });
}

type Saving = Parameters<typeof api.seatStates.save.mutate>[0];
/** Starts the export of all of them. */
export function useSaveSeatStates(): Command<Saving, { exportId: string }> {
  return useCommand((input, options) => api.seatStates.save.mutate(input, options), { invalidate: ['exports'] });
}
