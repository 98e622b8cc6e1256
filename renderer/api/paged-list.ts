import {
  type InfiniteData,
  keepPreviousData,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
} from '@tanstack/react-query';

const PAGE_ROWS = 200;

interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly more: boolean;
}
export type PagedList<Row, Page extends ListPage<Row> = ListPage<Row>> = UseInfiniteQueryResult<InfiniteData<Page>>;

/** A list fetched as it is scrolled to; what is shown stays until a changed filter is answered. */
export function usePagedList<Row, Page extends ListPage<Row> = ListPage<Row>>(
  queryKey: readonly unknown[],
  fetchPage: (page: { limit: number; offset: number }) => Promise<Page>,
  pageRows = PAGE_ROWS,
): PagedList<Row, Page> {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => fetchPage({ limit: pageRows, offset: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (page, pages) => (page.more ? pages.length * pageRows : undefined),
    placeholderData: keepPreviousData,
  });
}

/** Whether it is not known yet what there is: nothing has come, or what is empty is the list of the filter before. */
export function isNotKnownYet(
  list: Pick<UseInfiniteQueryResult, 'isPending' | 'isPlaceholderData'>,
  rows: readonly unknown[],
): boolean {
  return list.isPending || (list.isPlaceholderData && rows.length === 0);
}

/** Asks for the next page of a list whose end comes near, unless it is the last or on its way. */
export function fetchMore(
  list: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>,
): void {
  if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
}
