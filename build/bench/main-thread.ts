import { monitorEventLoopDelay } from 'node:perf_hooks';

const TICK_MS = 5;

/**
 * Watches how long the main thread is held at a stretch: by the clock, and by its own work alone. Where more threads run
 * than the machine has processors the clock tells of both, and only what the thread itself worked is ours to mend.
 */
export function watchMainThread(): () => Readonly<Record<string, number>> {
  const delay = monitorEventLoopDelay({ resolution: TICK_MS });
  let before = process.threadCpuUsage();
  let mostMicros = 0;
  const look = () => {
    const { user, system } = process.threadCpuUsage(before);
    mostMicros = Math.max(mostMicros, user + system);
    before = process.threadCpuUsage();
  };
  const ticking = setInterval(look, TICK_MS);
  delay.enable();
  return () => {
    delay.disable();
    clearInterval(ticking);
    look();
    return {
      'loop delay p99 ms': Math.round(delay.percentile(99) / 1e6),
      'loop delay max ms': Math.round(delay.max / 1e6),
      'of its own work max ms': Math.round(mostMicros / 100) / 10,
    };
  };
}
