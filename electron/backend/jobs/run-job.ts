import { setTimeout as sleep } from 'node:timers/promises';
import { inTransaction, openDatabase, storageError } from '../../../db/connection.ts';
import { checkpointWal, truncateWal } from '../../../db/maintenance/checkpoint.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { isBusy } from '../writer.ts';
import type { JobContext } from './job.ts';
import { JOBS, type JobName } from './registry.ts';

export interface JobHost {
  readonly dataDir: string;
  readonly databaseFile: string;
  readonly nativeBinding?: string | undefined;
  /** Takes the process's writer lock; the returned function gives it back. */
  lock(): Promise<() => void>;
  progress(share: number, detail?: Readonly<Record<string, number | string>>): void;
  isCancelled(): boolean;
  nowMs(): number;
  newId(): string;
}

const BUSY_LIMIT_MS = 30_000;

/** Runs one job with connections of its own and closes them, whatever happens. */
export async function runJob(host: JobHost, name: JobName, input: unknown): Promise<unknown> {
  const binding = { nativeBinding: host.nativeBinding };
  const reader = openDatabase(host.databaseFile, { ...binding, readonly: true, busyTimeoutMs: 5000 });
  const writable = openDatabase(host.databaseFile, { ...binding, walAutocheckpoint: 0 });
  const job: JobContext = {
    dataDir: host.dataDir,
    databaseFile: host.databaseFile,
    nativeBinding: host.nativeBinding,
    reader,
    async write(work) {
      const startedMs = performance.now();
      for (;;) {
        const release = await host.lock();
        try {
          return inTransaction(writable, work);
        } catch (error) {
          if (!isBusy(error)) throw storageError(error, host.databaseFile) ?? error;
          if (performance.now() - startedMs > BUSY_LIMIT_MS) throw new AppError('busy', 'database-busy');
        } finally {
          release();
        }
        await sleep(50);
      }
    },
    async checkpoint() {
      const { pages } = checkpointWal(writable);
      const release = await host.lock();
      try {
        return { pages, truncated: truncateWal(writable) };
      } finally {
        release();
      }
    },
    progress: host.progress,
    throwIfCancelled() {
      if (host.isCancelled()) throw new AppError('refused', 'job-cancelled');
    },
    nowMs: host.nowMs,
    newId: host.newId,
  };
  try {
    return await (JOBS[name] as (job: JobContext, input: unknown) => unknown)(job, input);
  } finally {
    reader.raw.close();
    writable.raw.close();
  }
}
