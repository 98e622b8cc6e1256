import {
  type InvalidateOptions,
  type InvalidateQueryFilters,
  type Query,
  QueryClient,
  type QueryKey,
} from '@tanstack/react-query';

/**
 * What is invalidated while it is asked for the first time is asked again after that answer: it may be from before the
 * change, and the kit would call it fresh. Asking anew at once instead would show nothing on a slow line with much news.
 */
export class FreshQueryClient extends QueryClient {
  readonly #askedAgain = new Map<Query, Promise<void>>();

  override async invalidateQueries<Key extends QueryKey = QueryKey>(
    filters: InvalidateQueryFilters<Key> = {},
    options: InvalidateOptions = {},
  ): Promise<void> {
    const firstAsked = this.getQueryCache()
      .findAll(filters)
      .filter(({ state }) => state.data === undefined && state.fetchStatus === 'fetching');
    const again = firstAsked.map((query) => this.#askAgain(query));
    await Promise.all([super.invalidateQueries(filters, options), ...again]);
  }

  #askAgain(query: Query): Promise<void> {
    const known = this.#askedAgain.get(query);
    if (known) return known;
    const again = (async () => {
      await query.promise?.catch(() => undefined);
      this.#askedAgain.delete(query);
      await super.invalidateQueries({ queryKey: query.queryKey, exact: true });
    })();
    this.#askedAgain.set(query, again);
    return again;
  }
}
