import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CustomerFilter, CustomerListRow } from '../../../shared/contract/customers.ts';
import { customerPageQuery, LIST_PAGE_ROWS } from '../../api/customers.ts';

/** A quick scroll through a long list passes many pages; one is asked for once the list has rested so long. */
const REST_MS = 60;

export interface PagedRows {
  rowAt(index: number): CustomerListRow | undefined;
  onVisible(first: number, last: number): void;
  readonly error: unknown;
  retry(): void;
}

/** The pages of the list that are in sight; what was fetched stays in the query cache. */
export function usePagedRows(filter: CustomerFilter): PagedRows {
  const [sight, setSight] = useState({ first: 0, last: 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const firstPage = Math.floor(sight.first / LIST_PAGE_ROWS);
  const lastPage = Math.floor(sight.last / LIST_PAGE_ROWS);
  const numbers = Array.from({ length: lastPage - firstPage + 1 }, (_, at) => firstPage + at);
  const pages = useQueries({
    queries: numbers.map((number) => ({ ...customerPageQuery(filter, number), placeholderData: keepPreviousData })),
  });
  const onVisible = useCallback((first: number, last: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setSight({ first, last }), REST_MS);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  const failed = pages.find((page) => page.error !== null);
  return {
    rowAt(index) {
      const at = numbers.indexOf(Math.floor(index / LIST_PAGE_ROWS));
      const page = pages[at];
      return page?.isPlaceholderData === true ? undefined : page?.data?.[index % LIST_PAGE_ROWS];
    },
    onVisible,
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
  };
}
