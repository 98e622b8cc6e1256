import { clocksRunOut, clocksToWarn, keptGround } from '../../../db/ticket-clock-watch.ts';
import type { EventTopic } from '../../../shared/contract/events.ts';
import { repeat } from '../repeat.ts';
import type { Services } from '../services.ts';
import { clockGround } from './clock-ground.ts';

const FIRST_LOOK_MS = 1_000;
const LOOK_EVERY_MS = 15_000;
/** What may move the times of open cases is looked at right away. */
const MOVING: readonly EventTopic[] = ['settings.changed', 'plan.changed', 'case-setup.changed'];

/** Starts the job of {@link ./watch-clocks.ts} when something has come; which is asked of two indexes. */
export async function lookAtClocks({ db, jobs, events, ports }: Services): Promise<void> {
  const nowMs = ports.clock.now();
  const hasCome = clocksRunOut(db, nowMs, 1).length > 0 || clocksToWarn(db, nowMs, 1).length > 0;
  if (!hasCome && keptGround(db) === clockGround(db)) return;
  const { changed, ids } = await jobs.run('watch-clocks', undefined);
  if (changed > 0) events.publish('ticket.changed', ids);
}

/**
 * {@link lookAtClocks} right after a start, after what may move the clocks, and while the host runs; returns the stop. A
 * failure is logged and tried again.
 */
export function scheduleClocks(services: Services): () => void {
  let running = false;
  let again = false;
  const look = async () => {
    again = running;
    if (running) return;
    running = true;
    try {
      await lookAtClocks(services);
    } catch (err) {
      services.ports.log.error({ err }, 'clocks of cases not looked after');
    } finally {
      running = false;
    }
    if (again) void look();
  };
  const stopped = new AbortController();
  const follow = async () => {
    for await (const { topic } of services.events.subscribe(stopped.signal)) if (MOVING.includes(topic)) void look();
  };
  void follow();
  const stop = repeat(look, FIRST_LOOK_MS, LOOK_EVERY_MS);
  return () => {
    stopped.abort();
    stop();
  };
}
