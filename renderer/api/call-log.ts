import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { CallLogFilter } from '../../shared/contract/call-log.ts';
import { api } from './client.ts';

/** Seats, people, classes and routes that the filter may name, and what the asker may do with the log. */
export function useCallLogChoices() {
  return useQuery({ queryKey: ['callLog', 'choices'], queryFn: () => api.callLog.choices.query({}) });
}

/**
 * The log page by page, newest first. Its feature is not told by events: rows must not move under somebody who reads;
 * the screen has a button that asks again.
 */
export function useCallLog(filter: CallLogFilter | null) {
  return useInfiniteQuery({
    queryKey: ['callLog', 'page', filter],
    queryFn: ({ pageParam }) => api.callLog.page.query({ filter: filter as CallLogFilter, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled: filter !== null,
    placeholderData: keepPreviousData,
  });
}

/** Totals of all that the filter shows. */
export function useCallTotals(filter: CallLogFilter | null) {
  return useQuery({
    queryKey: ['callLog', 'totals', filter],
    queryFn: () => api.callLog.totals.mutate(filter as CallLogFilter),
    enabled: filter !== null,
  });
}
