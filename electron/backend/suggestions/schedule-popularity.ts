import { repeat } from '../repeat.ts';
import type { Services } from '../services.ts';

/** Behind a start's first looks at the nightly build and the backup. */
const FIRST_MS = 60_000;
const EVERY_MS = 24 * 3_600_000;

/** Counts what is popular, beside what is going on; a failure is logged, and what was counted last stays. */
export async function recountPopularity({ jobs, ports }: Services): Promise<void> {
  try {
    await jobs.run('count-popularity', undefined);
  } catch (err) {
    ports.log.error({ err }, 'popularity of products not counted');
  }
}

/** {@link recountPopularity} after a start and once a day while the host runs; returns the stop. */
export function schedulePopularity(services: Services): () => void {
  return repeat(() => recountPopularity(services), FIRST_MS, EVERY_MS);
}
