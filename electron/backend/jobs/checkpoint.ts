import type { JobContext } from './job.ts';

/** Keeps the WAL short, off the main thread: commits there never checkpoint by themselves. */
export function checkpoint(job: JobContext, _input: Record<string, never>): ReturnType<JobContext['checkpoint']> {
  return job.checkpoint();
}
