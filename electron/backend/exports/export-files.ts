import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EXPORT_KEPT_HOURS, type ExportFormat } from '../../../shared/contract/exports.ts';
import { type FileEncoding, PART_ENDING } from './part-file.ts';

/** What a format is on disk and on its way to a browser. */
export const FILE_OF_FORMAT = {
  csv: { extension: 'csv', encoding: 'utf-8', contentType: 'text/csv; charset=utf-8' },
  'csv-gb18030': { extension: 'csv', encoding: 'gb18030', contentType: 'text/csv; charset=gb18030' },
  xlsx: {
    extension: 'xlsx',
    encoding: 'utf-8',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
} as const satisfies Record<ExportFormat, { extension: string; encoding: FileEncoding; contentType: string }>;

/** The name under which a file is kept, without what no file system takes. */
export function fileNameOf(name: string, format: ExportFormat): string {
  return `${name.replaceAll(/[\\/:*?"<>|]/g, '-')}.${FILE_OF_FORMAT[format].extension}`;
}

/** Where a finished export waits; the id is ours, so that no name from outside becomes a path. */
export function exportFile(dataDir: string, exportId: string, extension = 'csv'): string {
  return join(dataDir, 'exports', `${exportId}.${extension}`);
}

/** Clears away the parts that a killed program left. Only when a host starts: nothing else writes here then. */
export function clearLeftParts(dataDir: string): void {
  const folder = join(dataDir, 'exports');
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.endsWith(PART_ENDING)) rmSync(join(folder, name), { force: true });
  }
}

/** Makes the folder and clears away what is older than its time. */
export function tidyExports(dataDir: string, nowMs: number): void {
  const folder = join(dataDir, 'exports');
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const age = nowMs - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? nowMs);
    if (age > EXPORT_KEPT_HOURS * 3_600_000) rmSync(path, { force: true });
  }
}
