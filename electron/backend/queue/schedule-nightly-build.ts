import { repeat } from '../repeat.ts';
import type { Services } from '../services.ts';
import { buildDueDays } from './nightly-build.ts';

/** A start first shows its window; then a build that was missed is made. */
const FIRST_LOOK_MS = 10_000;
const LOOK_EVERY_MS = 30_000;

/** Builds queues at the company's set minute while the host runs; returns the stop. A failure is logged and tried again. */
export function scheduleNightlyBuild(services: Services): () => void {
  let running = false;
  const look = async () => {
    if (running) return;
    running = true;
    try {
      await buildDueDays(services);
    } catch (err) {
      services.ports.log.error({ err }, 'nightly build not looked after');
    } finally {
      running = false;
    }
  };
  return repeat(look, FIRST_LOOK_MS, LOOK_EVERY_MS);
}
