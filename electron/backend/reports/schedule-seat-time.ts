import { repeat } from '../repeat.ts';
import type { Services } from '../services.ts';

/** Behind a start's first looks at the nightly build and the backup. */
const FIRST_MS = 90_000;
const EVERY_MS = 3_600_000;

/** Sums the days that are over, beside what is going on; a failure is logged, and reports read what is not summed. */
async function sumOver({ jobs, ports }: Services): Promise<void> {
  try {
    await jobs.run('sum-seat-time', undefined);
  } catch (err) {
    ports.log.error({ err }, 'time of seats not summed');
  }
}

/** {@link sumOver} after a start and once an hour while the host runs; returns the stop. */
export function scheduleSeatTime(services: Services): () => void {
  return repeat(() => sumOver(services), FIRST_MS, EVERY_MS);
}
