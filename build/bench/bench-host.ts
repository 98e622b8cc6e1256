import { join } from 'node:path';
import { v7 } from 'uuid';
import { DATABASE_FILE } from '../../electron/backend/backend.ts';
import type { JobHost } from '../../electron/backend/jobs/run-job.ts';

/** The host of a job that is measured: alone on its data folder, so that nothing is locked, told or cancelled. */
export function benchHost(dataDir: string): JobHost {
  return {
    dataDir,
    databaseFile: join(dataDir, DATABASE_FILE),
    lock: async () => () => {},
    progress: () => {},
    isCancelled: () => false,
    nowMs: () => Date.now(),
    newId: () => v7(),
  };
}
