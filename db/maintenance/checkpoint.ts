import type { ReadableDB } from '../connection.ts';

/** Copies what no reader needs any more from the WAL into the database; returns the pages that were copied. */
export function checkpointWal(db: ReadableDB): number {
  const [row] = db.raw.pragma('wal_checkpoint(PASSIVE)') as { checkpointed: number }[];
  return row?.checkpointed ?? 0;
}
