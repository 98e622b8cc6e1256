import { join } from 'node:path';
import { openDatabase } from '../../../db/connection.ts';
import { DATABASE_FILE } from '../backend.ts';
import type { JobContext } from '../jobs/job.ts';
import { JOBS } from '../jobs/registry.ts';
import { createTrackedJobs } from '../jobs/tracked-jobs.ts';
import type { Services } from '../services.ts';
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

/** The backend's services with every job run in this thread, which spares a test the start of workers. */
export function inlineServices(backend: TempBackend): Services {
  const { tracked: _tracked, ...base } = backend.services;
  const run = (name: keyof typeof JOBS, input: unknown) =>
    runInline(backend, JOBS[name] as (job: JobContext, input: unknown) => unknown, input);
  const jobs = { ...base.jobs, run: run as Services['jobs']['run'] };
  return { ...base, jobs, tracked: createTrackedJobs({ ...base, jobs }) };
}
