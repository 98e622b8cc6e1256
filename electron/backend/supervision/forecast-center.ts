import type { ForecastBasis } from '../../../shared/contract/supervision.ts';
import { attendanceOf } from '../../../shared/domain/operators/shifts.ts';
import {
  type ForecastFacts,
  type SeatAtWork,
  secondsPerFinished,
} from '../../../shared/domain/supervision/forecast.ts';
import type { LiveFacts } from './live-source.ts';

/** Calls in these states are still to be made; those whose attempts are used up are not. */
const TO_MAKE: ReadonlySet<string> = new Set(['free', 'waiting', 'held']);

/**
 * What the forecast is reckoned from: the whole center's, whoever looks, because a call that is anybody's goes to whichever
 * seat is free first. At work is who is signed in and not absent, also in a pause, until the shift ends; without one
 * nobody goes home before the calls are made.
 */
export function forecastFacts(facts: LiveFacts): ForecastFacts & { readonly basis: ForecastBasis } {
  const busySeconds = [...facts.work.values()].reduce((sum, work) => sum + work.busyLastHourSeconds, 0);
  const finished = facts.board.reduce((sum, row) => sum + row.finishedLastHour, 0);
  const lastHour = { busySeconds, finished };
  const none = { busySeconds: 0, finished: 0 };
  // The weeks before cost a moment: they are asked only where the hour says too little.
  const few = secondsPerFinished(lastHour, none);
  const measured = few.basis === 'last-hour' ? few : secondsPerFinished(lastHour, facts.sameWeekday());
  const seats = facts.seats
    .filter((seat) => seat.state !== 'signed-out' && seat.absentUntil === null)
    .map(
      ({ operatorId }): SeatAtWork => ({
        operatorId,
        ...attendanceOf(facts.shifts.get(operatorId) ?? [], facts.nowMs),
      }),
    );
  return {
    nowMs: facts.nowMs,
    secondsPerCustomer: measured.seconds,
    seats,
    work: facts.board
      .filter((row) => TO_MAKE.has(row.state))
      .map(({ routeId, cutoffAtMs, operatorId, count }) => ({ routeId, cutoffAtMs, operatorId, calls: count })),
    basis: {
      secondsPerCustomer: measured.seconds,
      basis: measured.basis,
      finished: measured.finished,
      seats: seats.length,
      withShift: seats.filter(({ untilMs }) => Number.isFinite(untilMs)).length,
      overtime: seats.filter(({ untilMs }) => untilMs <= facts.nowMs).length,
    },
  };
}
