import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** The mapping (JSON) that was used last for files with this header, or undefined. */
export function findImportMapping(db: ReadableDB, kind: string, headerHash: string): string | undefined {
  return sql<[string, string], string>(db, 'SELECT mapping FROM import_mapping WHERE kind = ? AND header_hash = ?')
    .pluck()
    .get(kind, headerHash);
}

export function rememberImportMapping(
  tx: WritableDB,
  row: { readonly kind: string; readonly headerHash: string; readonly mapping: string; readonly nowMs: number },
): void {
  sql<typeof row>(
    tx,
    `INSERT INTO import_mapping (kind, header_hash, mapping, used_at_ms) VALUES (@kind, @headerHash, @mapping, @nowMs)
     ON CONFLICT (kind, header_hash) DO UPDATE SET mapping = excluded.mapping, used_at_ms = excluded.used_at_ms`,
  ).run(row);
}
