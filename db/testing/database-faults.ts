import type { ReadableDB } from '../connection.ts';

/** A disk without room: the database takes no page more, until the returned function is called. */
export function useNoMorePages({ raw }: ReadableDB): () => void {
  const before = raw.pragma('max_page_count', { simple: true }) as number;
  raw.pragma(`max_page_count = ${raw.pragma('page_count', { simple: true })}`);
  return () => void raw.pragma(`max_page_count = ${before}`);
}

/** Commits that do not wait for the disk: for tests of what happens between processes, not of what a power cut leaves. */
export function skipSyncs({ raw }: ReadableDB): void {
  raw.pragma('synchronous = OFF');
}

const COUNTED = ['sales_order', 'order_line', 'order_version', 'audit', 'outbox', 'command'] as const;

/** Rows of what an order writes. */
export function rowCounts({ raw }: ReadableDB): Record<(typeof COUNTED)[number], number> {
  const counts = COUNTED.map((table) => [table, raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]);
  return Object.fromEntries(counts);
}
