import { clocksRunOut, clocksToWarn, keptGround } from '../../../db/ticket-clock-watch.ts';
import type { Services } from '../services.ts';
import { clockGround } from './clock-ground.ts';

const FIRST_LOOK_MS = 1_000;
const LOOK_EVERY_MS = 15_000;
/** More changed cases than this are told as "ask again". */
const MOST_TOLD = 200;

/** Starts the job of {@link ./watch-clocks.ts} when something has come; which is asked of two indexes. */
export async function lookAtClocks({ db, jobs, events, ports }: Services): Promise<void> {
  const nowMs = ports.clock.now();
  const hasCome = clocksRunOut(db, nowMs, 1).length > 0 || clocksToWarn(db, nowMs, 1).length > 0;
  if (!hasCome && keptGround(db) === clockGround(db)) return;
  const changed = await jobs.run('watch-clocks', undefined);
  if (changed.length > 0) events.publish('ticket.changed', changed.length > MOST_TOLD ? [] : changed);
}

/** {@link lookAtClocks} right after a start and while the host runs; returns the stop. A failure is logged and tried again. */
export function scheduleClocks(services: Services): () => void {
  let running = false;
  const look = async () => {
    if (running) return;
    running = true;
    try {
      await lookAtClocks(services);
    } catch (err) {
      services.ports.log.error({ err }, 'clocks of cases not looked after');
    } finally {
      running = false;
    }
  };
  const first = setTimeout(() => void look(), FIRST_LOOK_MS);
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  for (const waiting of [first, timer]) waiting.unref();
  return () => {
    clearTimeout(first);
    clearInterval(timer);
  };
}
