import type { WorkingTime } from '../calendar/working-time.ts';

/** A stretch in which a case waits and its clocks stand still; open while `toMs` is null. Instants are UTC ms. */
export interface ClockPause {
  readonly fromMs: number;
  readonly toMs: number | null;
}

/**
 * What is stored of a clock: when it began, when it stood still, when it ended, and how long it may run. Nothing that is
 * computed is stored, so that a pause, another policy or a changed calendar can never leave it wrong.
 */
export interface Clock {
  readonly startedAtMs: number;
  readonly pauses: readonly ClockPause[];
  /** The answer, hand-over or solution; null while it runs. */
  readonly stoppedAtMs: number | null;
  /** Working minutes that the policy in force allows; null: the policy has no such clock. */
  readonly allowedMinutes: number | null;
}

export interface ClockReading {
  readonly state: 'none' | 'running' | 'paused' | 'met' | 'breached';
  /** Working ms since the start without pauses. */
  readonly workedMs: number;
  /** Working ms until it runs out, negative once it has; null without a clock. */
  readonly leftMs: number | null;
  /**
   * When it runs out, or ran out, as it stands; null while it is paused before running out, when it was met, and where no
   * working time comes.
   */
  readonly dueAtMs: number | null;
}

const MINUTE_MS = 60_000;

/**
 * Reads a clock at an instant. It runs out at the earliest instant at which the allowed working time has passed: at the end
 * of a working day, not the next morning. An answer at that very instant meets it, a later one breaches it, also when no
 * working time lay between; time after the answer never counts.
 */
export function readClock(clock: Clock, time: WorkingTime, nowMs: number): ClockReading {
  const isStopped = clock.stoppedAtMs !== null && clock.stoppedAtMs <= nowMs;
  const untilMs = isStopped ? (clock.stoppedAtMs as number) : nowMs;
  const runs = runsOf(clock, untilMs);
  const workedMs = runs.reduce((sum, run) => sum + time.between(run.fromMs, run.toMs), 0);
  if (clock.allowedMinutes === null) return { state: 'none', workedMs, leftMs: null, dueAtMs: null };
  const allowedMs = clock.allowedMinutes * MINUTE_MS;
  const leftMs = allowedMs - workedMs;
  const ranOutMs = ranOutAt(runs, time, allowedMs);
  if (ranOutMs !== null && ranOutMs < untilMs) return { state: 'breached', workedMs, leftMs, dueAtMs: ranOutMs };
  if (isStopped) return { state: 'met', workedMs, leftMs, dueAtMs: null };
  if (isPausedAt(clock, nowMs)) return { state: 'paused', workedMs, leftMs, dueAtMs: null };
  return { state: 'running', workedMs, leftMs, dueAtMs: ranOutMs ?? time.after(nowMs, leftMs) };
}

/**
 * When the warning comes and when it runs out, as things stand; null while it stands still before that instant, after it
 * was stopped before it, and without a clock. `warnPercent`: of the allowed time.
 */
export function clockTimes(
  clock: Clock,
  warnPercent: number,
  time: WorkingTime,
  nowMs: number,
): { warnAtMs: number | null; dueAtMs: number | null } {
  if (clock.allowedMinutes === null) return { warnAtMs: null, dueAtMs: null };
  const allowedMs = clock.allowedMinutes * MINUTE_MS;
  const isStopped = clock.stoppedAtMs !== null && clock.stoppedAtMs <= nowMs;
  const untilMs = isStopped ? (clock.stoppedAtMs as number) : nowMs;
  const runs = runsOf(clock, untilMs);
  const goesOn = !isStopped && !isPausedAt(clock, nowMs);
  const reachedAt = (wantedMs: number): number | null => {
    const reachedMs = ranOutAt(runs, time, wantedMs);
    if (reachedMs !== null || !goesOn) return reachedMs;
    const workedMs = runs.reduce((sum, run) => sum + time.between(run.fromMs, run.toMs), 0);
    return time.after(nowMs, wantedMs - workedMs);
  };
  return { warnAtMs: reachedAt(Math.round((allowedMs * warnPercent) / 100)), dueAtMs: reachedAt(allowedMs) };
}

/** Working ms that a clock ran until it was stopped, without pauses. */
export function workedOf(
  { startedAtMs, pauses }: Pick<Clock, 'startedAtMs' | 'pauses'>,
  stoppedAtMs: number,
  between: WorkingTime['between'],
): number {
  if (pauses.length === 0) return between(startedAtMs, stoppedAtMs);
  return runsOf({ startedAtMs, pauses }, stoppedAtMs).reduce((sum, run) => sum + between(run.fromMs, run.toMs), 0);
}

/** The stretches in which the clock ran until an instant, in order. Pauses may overlap each other. */
function runsOf(clock: Pick<Clock, 'startedAtMs' | 'pauses'>, untilMs: number): { fromMs: number; toMs: number }[] {
  const runs: { fromMs: number; toMs: number }[] = [];
  let fromMs = clock.startedAtMs;
  for (const pause of [...clock.pauses].sort((a, b) => a.fromMs - b.fromMs)) {
    if (pause.fromMs > fromMs) runs.push({ fromMs, toMs: Math.min(pause.fromMs, untilMs) });
    fromMs = Math.max(fromMs, pause.toMs ?? Number.POSITIVE_INFINITY);
    if (fromMs >= untilMs) break;
  }
  if (fromMs < untilMs) runs.push({ fromMs, toMs: untilMs });
  return runs.filter((run) => run.fromMs < run.toMs);
}

function isPausedAt({ pauses }: Clock, atMs: number): boolean {
  return pauses.some(({ fromMs, toMs }) => fromMs <= atMs && (toMs === null || atMs < toMs));
}

function ranOutAt(
  runs: readonly { readonly fromMs: number; readonly toMs: number }[],
  time: WorkingTime,
  allowedMs: number,
): number | null {
  let leftMs = allowedMs;
  for (const { fromMs, toMs } of runs) {
    const worked = time.between(fromMs, toMs);
    if (worked >= leftMs) return time.after(fromMs, leftMs);
    leftMs -= worked;
  }
  return null;
}
