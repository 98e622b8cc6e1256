import type { CallRow } from '../../../db/calls.ts';
import type { Disposition } from '../../../shared/contract/dispositions.ts';
import { isConnected } from '../../../shared/contract/dispositions.ts';
import { talkSeconds, wholeSeconds, wrapUpSeconds } from '../../../shared/domain/calls/call-seconds.ts';

/** The call as it stands once it ended at `nowMs`; `holdSinceMs` when it was on hold until then. An ended call stays. */
export function ended(call: CallRow, nowMs: number, holdSinceMs: number | null): CallRow {
  if (call.endedAtMs !== null) return call;
  const holdSeconds = call.holdSeconds + (holdSinceMs === null ? 0 : wholeSeconds(holdSinceMs, nowMs));
  const stamped = { ...call, endedAtMs: nowMs, holdSeconds };
  return { ...stamped, talkSeconds: talkSeconds(stamped) };
}

/** The call back from a hold that began at `holdSinceMs`; null: it was not on hold. */
export function resumed(call: CallRow, nowMs: number, holdSinceMs: number | null): CallRow {
  if (holdSinceMs === null) return call;
  return { ...call, holdSeconds: call.holdSeconds + wholeSeconds(holdSinceMs, nowMs) };
}

/**
 * The call with its result. Without telephony one key stamps started, answered and ended, so the result has the last
 * word: a connected one supplies "answered", an unconnected one takes it back (product.md section 3).
 */
export function withDisposition(call: CallRow, disposition: Disposition): CallRow {
  const answeredAtMs = isConnected(disposition) ? (call.answeredAtMs ?? call.startedAtMs) : null;
  const stamped = { ...call, disposition, answeredAtMs };
  return { ...stamped, talkSeconds: talkSeconds(stamped) };
}

/** The call as it stands when its wrap-up ends. */
export function settled(call: CallRow, nowMs: number): CallRow {
  const stamped = { ...call, wrapUpEndedAtMs: nowMs };
  return { ...stamped, wrapUpSeconds: wrapUpSeconds(stamped) };
}
