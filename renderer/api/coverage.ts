import { keepPreviousData, type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type {
  CoverageFilter,
  CoverageReason,
  CoverageRow,
  CoverageSummary,
  QueueCustomersInput,
  QueueCustomersOutput,
} from '../../shared/contract/coverage.ts';
import type { CoverageState } from '../../shared/domain/coverage/coverage-of.ts';
import { api } from './client.ts';
import { type Command, useCommand } from './use-command.ts';

export interface CoverageList extends CoverageFilter {
  readonly state: CoverageState | null;
  readonly reason: CoverageReason | null;
  readonly lateOnly: boolean;
  readonly unskilledOnly: boolean;
}

/** Cut-offs pass and calls end all the time; the backend works it out at most twice a minute. */
const AGAIN_MS = 60_000;
const PAGE_ROWS = 100;
const REST_MS = 60;

/** `changedAtMs`: UTC ms of this person's last change; older answers are worked out again. */
export function useCoverageSummary(filter: CoverageFilter, changedAtMs: number): UseQueryResult<CoverageSummary> {
  const input = { ...filter, changedAtMs };
  return useQuery({
    queryKey: ['coverage', 'summary', input],
    queryFn: () => api.coverage.summary.mutate(input),
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN_MS,
  });
}

export interface CoverageRows {
  readonly total: number | undefined;
  readonly loading: boolean;
  rowAt(index: number): CoverageRow | undefined;
  onVisible(first: number, last: number): void;
  readonly error: unknown;
  retry(): void;
}

/** The pages of the list that are in sight, and how long it is. */
export function useCoverageRows(list: CoverageList, changedAtMs: number): CoverageRows {
  const [sight, setSight] = useState({ first: 0, last: 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const firstPage = Math.floor(sight.first / PAGE_ROWS);
  const lastPage = Math.floor(sight.last / PAGE_ROWS);
  const numbers = Array.from({ length: lastPage - firstPage + 1 }, (_, at) => firstPage + at);
  const input = { ...list, changedAtMs };
  const pages = useQueries({
    queries: numbers.map((number) => ({
      queryKey: ['coverage', 'list', input, number],
      queryFn: () => api.coverage.list.mutate({ ...input, limit: PAGE_ROWS, offset: number * PAGE_ROWS }),
      placeholderData: keepPreviousData,
      refetchInterval: AGAIN_MS,
    })),
  });
  const onVisible = useCallback((first: number, last: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setSight({ first, last }), REST_MS);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  const failed = pages.find((page) => page.error !== null);
  return {
    total: pages.find((page) => page.data !== undefined)?.data?.total,
    loading: pages.some((page) => page.isPlaceholderData),
    rowAt(index) {
      const page = pages[numbers.indexOf(Math.floor(index / PAGE_ROWS))];
      return page?.isPlaceholderData === true ? undefined : page?.data?.rows[index % PAGE_ROWS];
    },
    onVisible,
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
  };
}

export function useQueueCustomers(): Command<QueueCustomersInput, QueueCustomersOutput> {
  return useCommand((input, options) => api.coverage.queue.mutate(input, options), {
    invalidate: ['queue', 'supervision'],
  });
}
