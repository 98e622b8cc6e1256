import { oldestTaken } from '../../../db/imports/taken-rows.ts';
import type { JobContext } from '../jobs/job.ts';
import type { Services } from '../services.ts';
import { writeTaken } from './write-taken.ts';

/** {@link writeTaken} as a job of its own. */
export function writeTakenJob(job: JobContext): Promise<string[]> {
  return writeTaken(job);
}

/**
 * Writes what imports have taken over and did not get done with: the program or their worker ended. A failure is logged;
 * the next start and the next import try again.
 */
export async function goOnWriting({ db, jobs, events, ports }: Services): Promise<void> {
  if (!oldestTaken(db)) return;
  try {
    await jobs.run('write-taken', undefined);
    for (const topic of ['customer.changed', 'plan.changed'] as const) events.publish(topic);
  } catch (err) {
    ports.log.warn({ err }, 'an import that was taken over is not written yet');
  }
}
