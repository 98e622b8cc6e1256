import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { CallLogFilter } from '../../shared/contract/call-log.ts';
import { api } from './client.ts';

/** Seats, people, classes and routes that the filter may name, and what the asker may do with the log. */
export function useCallLogChoices() {
  return useQuery({ queryKey: ['callLog', 'choices'], queryFn: () => api.callLog.choices.query({}) });
}

/** Rows that are fetched together: more than a window shows. */
const ROWS_A_STEP = 200;

/**
 * The log, newest first, as far as it is scrolled to. A page may come back with few rows or none while there are more (the
 * backend looks at so many calls at a time), so pages are asked for until there are enough. Its feature is not told by
 * events: rows must not move under somebody who reads; the screen has a button that asks again.
 */
export function useCallLog(filter: CallLogFilter | null) {
  const queryClient = useQueryClient();
  const queryKey = ['callLog', 'page', filter];
  const log = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => api.callLog.page.query({ filter: filter as CallLogFilter, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled: filter !== null,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => log.data?.pages.flatMap((page) => page.rows) ?? [], [log.data]);
  const asked = JSON.stringify(filter);
  const [wish, setWish] = useState({ asked, rows: ROWS_A_STEP });
  const wished = wish.asked === asked ? wish.rows : ROWS_A_STEP;
  const searches = rows.length < wished && log.hasNextPage && !log.isPlaceholderData;
  const { isFetching, isError, fetchNextPage } = log;
  useEffect(() => {
    if (searches && !isFetching && !isError) void fetchNextPage();
  }, [searches, isFetching, isError, fetchNextPage]);

  return {
    ...log,
    rows,
    /** How far back it has been looked through, while it is looked for more; null: nothing is looked for. */
    searchedTo: (searches && log.data?.pages.at(-1)?.searchedTo) || null,
    /** Asks for the next rows. */
    more: useCallback(() => {
      const more = rows.length + ROWS_A_STEP;
      setWish((old) => (old.asked === asked && old.rows >= more ? old : { asked, rows: more }));
    }, [asked, rows.length]),
    /** Asks again for the newest; what was scrolled to is left. */
    refresh() {
      queryClient.setQueryData<typeof log.data>(
        queryKey,
        (old) => old && { pages: old.pages.slice(0, 1), pageParams: old.pageParams.slice(0, 1) },
      );
      setWish({ asked, rows: ROWS_A_STEP });
      void queryClient.invalidateQueries({ queryKey: ['callLog'] });
    },
  };
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
