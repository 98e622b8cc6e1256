import { join } from 'node:path';
import { v7 } from 'uuid';
import { DATABASE_FILE } from '../backend.ts';
import type { JobInput, JobName, JobResult } from '../jobs/registry.ts';
import { runJob } from '../jobs/run-job.ts';
import type { TempBackend } from './temp-backend.ts';

/** Runs a job in this thread as a worker would, with connections of the job's own. */
export async function runOwnJob<Name extends JobName>(
  { dataDir, services, clock }: TempBackend,
  name: Name,
  input: JobInput<Name>,
  isCancelled: () => boolean = () => false,
): Promise<JobResult<Name>> {
  const host = {
    dataDir,
    databaseFile: join(dataDir, DATABASE_FILE),
    lock: () => services.writer.lock(),
    progress: () => undefined,
    isCancelled,
    nowMs: () => clock.nowMs,
    newId: () => v7(),
  };
  return (await runJob(host, name, input)) as JobResult<Name>;
}
