import { join } from 'node:path';
import { removeOldStaging } from '../../db/imports/staging.ts';
import { tidyExports } from './exports/export-files.ts';
import { tidyRejects } from './imports/start-import.ts';
import { removeOldUploads } from './imports/uploads.ts';
import { repeat } from './repeat.ts';
import type { Services } from './services.ts';

const EVERY_MS = 3_600_000;

/** Removes files of customers' data whose time in the data folder is over: exports, uploads, refused rows, staging. */
export async function clearOldFiles(dataDir: string, nowMs: number): Promise<void> {
  tidyExports(dataDir, nowMs);
  removeOldStaging(join(dataDir, 'staging'), nowMs);
  await removeOldUploads(dataDir, nowMs);
  await tidyRejects(dataDir, nowMs);
}

/** Clears now and once an hour while the host runs; returns the stop. The next export or import may never come. */
export function scheduleClearing({ ports, archives }: Services): () => void {
  const clear = () => {
    archives.tidy();
    return clearOldFiles(ports.dataDir, Date.now()).catch((err: unknown) =>
      ports.log.warn({ err }, 'old files not cleared'),
    );
  };
  return repeat(clear, 20_000, EVERY_MS);
}
