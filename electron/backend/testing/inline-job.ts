import { join } from 'node:path';
import { openDatabase } from '../../../db/connection.ts';
import { DATABASE_FILE } from '../backend.ts';
import type { JobContext } from '../jobs/job.ts';
import type { TempBackend } from './temp-backend.ts';

/** Runs the function of a job in this thread, with a reader of its own as a worker has. */
export async function runInline<Input, Result>(
  backend: TempBackend,
  run: (job: JobContext, input: Input) => Promise<Result> | Result,
  input: Input,
): Promise<Result> {
  const { services, dataDir, clock } = backend;
  const databaseFile = join(dataDir, DATABASE_FILE);
  const reader = openDatabase(databaseFile, { readonly: true });
  try {
    return await run(
      {
        dataDir,
        databaseFile,
        nativeBinding: undefined,
        reader,
        write: (work) => services.writer.write(work),
        checkpoint: async () => ({ pages: 0, truncated: false }),
        progress: () => undefined,
        throwIfCancelled: () => undefined,
        nowMs: () => clock.nowMs,
        newId: services.ports.newId,
      },
      input,
    );
  } finally {
    reader.raw.close();
  }
}
