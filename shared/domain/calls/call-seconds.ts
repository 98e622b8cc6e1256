/** The stamps of one attempt, UTC ms. */
export interface CallStamps {
  readonly startedAtMs: number;
  readonly answeredAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly wrapUpEndedAtMs: number | null;
  /** Seconds on hold so far. */
  readonly holdSeconds: number;
}

/** Seconds that were talked: answered to ended without hold; 0 for an attempt that nobody answered or that still runs. */
export function talkSeconds(call: CallStamps): number {
  if (call.answeredAtMs === null || call.endedAtMs === null) return 0;
  return Math.max(0, wholeSeconds(call.answeredAtMs, call.endedAtMs) - call.holdSeconds);
}

/** Seconds from the end of the call to the end of its wrap-up; also after an unanswered attempt. */
export function wrapUpSeconds(call: CallStamps): number {
  if (call.endedAtMs === null || call.wrapUpEndedAtMs === null) return 0;
  return wholeSeconds(call.endedAtMs, call.wrapUpEndedAtMs);
}

/** Whole seconds between two instants, rounded, never negative (a clock may be set back). */
export function wholeSeconds(fromMs: number, toMs: number): number {
  return Math.max(0, Math.round((toMs - fromMs) / 1000));
}
