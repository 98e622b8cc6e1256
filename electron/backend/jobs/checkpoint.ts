import { checkpointWal } from '../../../db/maintenance/checkpoint.ts';
import type { JobContext } from './job.ts';

/** Moves the WAL into the database file, off the main thread. Returns the pages moved. */
export function checkpoint(job: JobContext, _input: Record<string, never>): { pages: number } {
  return { pages: checkpointWal(job.reader) };
}
