import { createEntryTable, stageEntry } from '../../../db/imports/entry-staging.ts';
import type { StagingDB } from '../../../db/imports/staging.ts';
import { isRejected, type Rejected } from '../../../shared/domain/imports/read-order-row.ts';
import type { KindImport } from './kind-import.ts';

/**
 * Staging of a kind whose rows each stand for themselves: a row is read, and kept as an entry under what it is about
 * (`keyOf`), or refused.
 */
export function stageEntries<Entry extends object>(
  staging: StagingDB,
  read: (cells: readonly string[]) => Entry | Rejected,
  keyOf: (entry: Entry) => string,
): KindImport['stage'] {
  createEntryTable(staging);
  return (cells, line, hash) => {
    const entry = read(cells);
    if (isRejected(entry)) return entry;
    stageEntry(staging, line, keyOf(entry), entry, hash);
    return null;
  };
}
