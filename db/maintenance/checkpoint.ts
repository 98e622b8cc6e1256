import type { ReadableDB } from '../connection.ts';

interface CheckpointRow {
  readonly busy: number;
  readonly log: number;
  readonly checkpointed: number;
}

/**
 * Copies what no reader needs any more from the WAL into the database; returns the pages in the WAL and how many of
 * them are copied. Needs a writable connection outside any transaction, and holds up neither readers nor writers.
 */
export function checkpointWal(db: ReadableDB): { pages: number; copied: number } {
  const [row] = db.raw.pragma('wal_checkpoint(PASSIVE)') as CheckpointRow[];
  return { pages: row?.log ?? 0, copied: row?.checkpointed ?? 0 };
}

/**
 * Copies the rest and cuts the WAL file to nothing; false when a reader or another writer is in the way. The caller
 * holds the writer's lock; after {@link checkpointWal} there is little left to copy.
 */
export function truncateWal(db: ReadableDB): boolean {
  const [row] = db.raw.pragma('wal_checkpoint(TRUNCATE)') as CheckpointRow[];
  return row?.busy === 0;
}
