import { type ReadableDB, sql } from '../connection.ts';

/** A number that changes when another connection, in this process or any other, has committed. */
export function dataVersion(db: ReadableDB): number {
  return sql<[], { data_version: number }>(db, 'PRAGMA data_version').get()?.data_version ?? 0;
}
