import type { PauseReason } from '../../contract/seats.ts';
import type { WorkMoment } from '../../contract/work-log.ts';
import type { DaySegment } from './day-segments.ts';
import { type MadePromise, promiseFate } from './promise-fate.ts';

interface OfCustomer {
  readonly customerId: string | null;
  readonly customerName: string | null;
}
export interface DayPromise extends MadePromise, OfCustomer {
  readonly callId: string;
  readonly atMs: number;
}
export interface DayOrder extends OfCustomer {
  readonly orderId: string;
  readonly number: string;
  readonly callId: string;
  readonly state: string;
  readonly placedAtMs: number;
  readonly failedAtMs: number | null;
  readonly failedReason: string | null;
  readonly offDayReason: string | null;
  /** The cut-off of the call, when the order was placed after it. */
  readonly passedCutoffMs: number | null;
}
export interface DayDismissal extends OfCustomer {
  readonly atMs: number;
  readonly reason: string;
}
export interface DayFacts {
  readonly promises: readonly DayPromise[];
  readonly orders: readonly DayOrder[];
  readonly dismissals: readonly DayDismissal[];
  readonly segments: readonly DaySegment[];
  readonly pauseReasons: readonly Pick<PauseReason, 'code' | 'mostMinutes'>[];
}

const MINUTE_MS = 60_000;
const NOTHING = {
  ...{ customerId: null, customerName: null, callId: null, orderId: null, orderNumber: null },
  ...{ reason: null, untilMs: null, fate: null, minutes: null, mostMinutes: null },
} satisfies Partial<WorkMoment>;

/** What of a day may need a word, in the order of time: promises, orders that went wrong, pauses beyond their length. */
export function dayMoments(facts: DayFacts, nowMs: number): WorkMoment[] {
  const most = new Map(facts.pauseReasons.map(({ code, mostMinutes }) => [code, mostMinutes]));
  const moments: WorkMoment[] = [
    ...facts.promises.map(({ customerId, customerName, callId, atMs, ...promise }): WorkMoment => {
      const fate = promiseFate(promise, nowMs);
      const of = { customerId, customerName, callId };
      return { ...NOTHING, kind: 'promise', atMs, ...of, untilMs: promise.promisedAtMs, fate };
    }),
    ...facts.orders.flatMap(momentsOfOrder),
    ...facts.dismissals.map((row): WorkMoment => ({ ...NOTHING, kind: 'late-quota', ...row })),
    ...facts.segments.flatMap(({ state, reason, fromMs, toMs }): WorkMoment[] => {
      const mostMinutes = state === 'paused' && reason !== null ? (most.get(reason) ?? null) : null;
      const minutes = Math.floor((toMs - fromMs) / MINUTE_MS);
      if (mostMinutes === null || toMs - fromMs <= mostMinutes * MINUTE_MS) return [];
      return [{ ...NOTHING, kind: 'long-pause', atMs: fromMs, reason, minutes, mostMinutes }];
    }),
  ];
  return moments.toSorted((a, b) => a.atMs - b.atMs || a.kind.localeCompare(b.kind));
}

/** One order may be notable for several reasons. */
function momentsOfOrder(order: DayOrder): WorkMoment[] {
  const { orderId, number: orderNumber, callId, customerId, customerName, placedAtMs } = order;
  const of = { ...NOTHING, orderId, orderNumber, callId, customerId, customerName };
  const moments: WorkMoment[] = [];
  const { failedAtMs, failedReason, offDayReason, passedCutoffMs } = order;
  if (failedAtMs !== null) moments.push({ ...of, kind: 'failed-order', atMs: failedAtMs, reason: failedReason });
  if (order.state === 'cancelled') moments.push({ ...of, kind: 'cancelled-order', atMs: placedAtMs });
  if (passedCutoffMs !== null) {
    moments.push({ ...of, kind: 'after-cutoff', atMs: placedAtMs, untilMs: passedCutoffMs });
  }
  if (offDayReason !== null) moments.push({ ...of, kind: 'off-day-order', atMs: placedAtMs, reason: offDayReason });
  return moments;
}
