import type { Clock } from '../backend/ports.ts';

/** A clock that tests set; from there it runs on with the machine's. Loaded by `--test-clock` alone, never packed. */
export interface TestClock extends Clock {
  set(nowMs: number): void;
}

export function createTestClock(startMs: number): TestClock {
  let offsetMs = startMs - Date.now();
  return {
    now: () => Date.now() + offsetMs,
    set(nowMs) {
      offsetMs = nowMs - Date.now();
    },
  };
}
