import type { ForecastBasis } from '../../../shared/contract/supervision.ts';
import { type Expected, expectedOf } from '../../../shared/domain/operators/expected.ts';
import { attendanceOf } from '../../../shared/domain/operators/shifts.ts';
import {
  type ForecastFacts,
  type SeatAtWork,
  secondsPerFinished,
  type WorkLeft,
} from '../../../shared/domain/supervision/forecast.ts';
import type { LiveFacts } from './live-source.ts';

/** Calls in these states are still to be made; those whose attempts are used up are not. */
const TO_MAKE: ReadonlySet<string> = new Set(['free', 'waiting', 'held']);

/**
 * What the forecast is reckoned from: the whole center's, whoever looks, because a call that is anybody's goes to whichever
 * seat is free first. At work is who is signed in and not absent, also in a pause, until the shift ends; without one
 * nobody goes home before the calls are made. Whose shift begins later today counts from its begin on.
 */
export function forecastFacts(
  facts: LiveFacts,
): ForecastFacts & { readonly basis: Omit<ForecastBasis, 'later' | 'missing'> } {
  const busySeconds = [...facts.work.values()].reduce((sum, work) => sum + work.busyLastHourSeconds, 0);
  const finished = facts.board.reduce((sum, row) => sum + row.finishedLastHour, 0);
  const lastHour = { busySeconds, finished };
  const none = { busySeconds: 0, finished: 0 };
  // The weeks before cost a moment: they are asked only where the hour says too little.
  const few = secondsPerFinished(lastHour, none);
  const measured = few.basis === 'last-hour' ? few : secondsPerFinished(lastHour, facts.sameWeekday());
  const there = facts.seats
    .filter((seat) => seat.state !== 'signed-out' && seat.absentUntil === null)
    .map(
      ({ operatorId }): SeatAtWork => ({
        operatorId,
        ...attendanceOf(facts.shifts.get(operatorId)?.spans ?? [], facts.nowMs),
      }),
    );
  const toCome = facts.seats.flatMap((seat): SeatAtWork[] => {
    const expected = expectedNow(facts, seat);
    if (expected?.kind !== 'later') return [];
    const { kind: _kind, ...attendance } = expected;
    return [{ operatorId: seat.operatorId, ...attendance }];
  });
  return {
    nowMs: facts.nowMs,
    secondsPerCustomer: measured.seconds,
    seats: [...there, ...toCome],
    work: workLeft(facts),
    basis: {
      secondsPerCustomer: measured.seconds,
      basis: measured.basis,
      finished: measured.finished,
      seats: there.length,
      withShift: there.filter(({ untilMs }) => Number.isFinite(untilMs)).length,
      overtime: there.filter(({ untilMs }) => untilMs <= facts.nowMs).length,
    },
  };
}

/** Whose calls are that nobody who is there may be given. */
const NOBODY = '';

/** What is to be made; what asks for a skill that nobody signed in holds is left to nobody, route by route. */
function workLeft(facts: LiveFacts): WorkLeft[] {
  const beyond = new Map(facts.unskilled.map(({ routeId, calls }) => [routeId, calls]));
  return facts.board
    .filter((row) => TO_MAKE.has(row.state))
    .flatMap(({ routeId, cutoffAtMs, operatorId, state, count }): WorkLeft[] => {
      const left = beyond.get(routeId) ?? 0;
      if (left === 0 || operatorId !== null || state === 'held')
        return [{ routeId, cutoffAtMs, operatorId, calls: count }];
      const taken = Math.min(left, count);
      beyond.set(routeId, left - taken);
      const parts = [
        { routeId, cutoffAtMs, operatorId, calls: count - taken },
        { routeId, cutoffAtMs, operatorId: NOBODY, calls: taken },
      ];
      return parts.filter(({ calls }) => calls > 0);
    });
}

/** What the plan says of somebody who is not signed in; null of who is there, absent, or has nothing planned any more. */
export function expectedNow(facts: LiveFacts, seat: LiveFacts['seats'][number]): Expected | null {
  if (seat.state !== 'signed-out' || seat.absentUntil !== null) return null;
  return expectedOf(facts.shifts.get(seat.operatorId)?.ahead ?? [], seat.sinceMs, facts.nowMs);
}
