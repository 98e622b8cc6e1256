import { createHash } from 'node:crypto';
import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { findImportMapping, rememberImportMapping } from '../../../db/import-mappings.ts';
import { type ImportKind, type ImportMappingInput, importMapping } from '../../../shared/contract/import-mapping.ts';
import { withoutRejectColumns } from '../../../shared/domain/imports/reject-columns.ts';

/** Names a header: its columns in their order. A rejects file has the header of the file it came from. */
export function headerHash(columns: readonly string[]): string {
  return createHash('sha256').update(withoutRejectColumns(columns).join('\u001f')).digest('hex');
}

/** What was used last for this header; null when nothing was, or when a later version no longer understands it. */
export function rememberedMapping(
  db: ReadableDB,
  kind: ImportKind,
  columns: readonly string[],
): ImportMappingInput | null {
  const stored = findImportMapping(db, kind, headerHash(columns));
  if (stored === undefined) return null;
  const parsed = importMapping.safeParse(JSON.parse(stored));
  return parsed.success ? parsed.data : null;
}

export function rememberMapping(
  tx: WritableDB,
  mapping: ImportMappingInput,
  columns: readonly string[],
  nowMs: number,
): void {
  const row = { kind: mapping.kind, headerHash: headerHash(columns), mapping: JSON.stringify(mapping), nowMs };
  rememberImportMapping(tx, row);
}
