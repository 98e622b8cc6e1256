import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Exported files wait this long to be taken away. */
export const EXPORT_KEPT_HOURS = 24;

/** Where a finished export waits; the id is ours, so that no name from outside becomes a path. */
export function exportFile(dataDir: string, exportId: string): string {
  return join(dataDir, 'exports', `${exportId}.csv`);
}

export function isAvailable(dataDir: string, exportId: string): boolean {
  return existsSync(exportFile(dataDir, exportId));
}

/** Makes the folder and clears away what is older than its time: finished files, and parts that a killed program left. */
export function tidyExports(dataDir: string, nowMs: number): void {
  const folder = join(dataDir, 'exports');
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const age = nowMs - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? nowMs);
    if (age > EXPORT_KEPT_HOURS * 3_600_000) rmSync(path, { force: true });
  }
}
