import { join } from 'node:path';
import { inTransaction, openDatabase } from '../../../db/connection.ts';
import { seedRecentCalls } from '../../../db/testing/seed-recent-calls.ts';

/** Puts two weeks of calls into the folder of a sample center whose host is running. */
export function putCalls(dataDir: string, nowMs: number): void {
  const db = openDatabase(join(dataDir, 'orderline.db'), { busyTimeoutMs: 5000 });
  try {
    inTransaction(db, (tx) => seedRecentCalls(tx, nowMs));
  } finally {
    db.raw.close();
  }
}
