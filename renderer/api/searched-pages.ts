import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';

/** Rows that are fetched together: more than a window shows. */
const ROWS_A_STEP = 200;

interface SearchedPages<Page, Cursor> {
  /** First the feature, which the button that asks again invalidates; last the filter. */
  readonly queryKey: readonly [string, ...unknown[]];
  readonly enabled: boolean;
  fetchPage(cursor: Cursor | null): Promise<Page>;
  rowsOf(page: Page): number;
}

/**
 * A log, newest first, as far as it is scrolled to. A page may come back with few rows or none while there are more (the
 * backend looks at so many rows at a time), so pages are asked for until there are enough. Such a feature is not told by
 * events: rows must not move under somebody who reads; the screen has a button that asks again.
 */
export function useSearchedPages<Cursor, Page extends { readonly nextCursor: Cursor | null }>(
  spec: SearchedPages<Page, Cursor>,
) {
  const { queryKey, enabled, fetchPage, rowsOf } = spec;
  const queryClient = useQueryClient();
  const log = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => fetchPage(pageParam as Cursor | null),
    initialPageParam: null as Cursor | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled,
    placeholderData: keepPreviousData,
  });
  const pages = log.data?.pages;
  const rows = pages?.reduce((sum, page) => sum + rowsOf(page), 0) ?? 0;
  const asked = JSON.stringify(queryKey);
  const [wish, setWish] = useState({ asked, rows: ROWS_A_STEP });
  const wished = wish.asked === asked ? wish.rows : ROWS_A_STEP;
  const searches = rows < wished && log.hasNextPage && !log.isPlaceholderData;
  const { isFetching, isError, fetchNextPage } = log;
  useEffect(() => {
    if (searches && !isFetching && !isError) void fetchNextPage();
  }, [searches, isFetching, isError, fetchNextPage]);

  return {
    ...log,
    /** The last page while more is looked for; null: nothing is looked for. */
    searching: (searches && pages?.at(-1)) || null,
    /** Asks for the next rows. */
    more: useCallback(() => {
      const more = rows + ROWS_A_STEP;
      setWish((old) => (old.asked === asked && old.rows >= more ? old : { asked, rows: more }));
    }, [asked, rows]),
    /** Asks again for the newest; what was scrolled to is left. */
    refresh() {
      queryClient.setQueryData<typeof log.data>(
        queryKey,
        (old) => old && { pages: old.pages.slice(0, 1), pageParams: old.pageParams.slice(0, 1) },
      );
      setWish({ asked, rows: ROWS_A_STEP });
      void queryClient.invalidateQueries({ queryKey: queryKey.slice(0, 1) });
    },
  };
}
