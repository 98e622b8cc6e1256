import type { ReadableDB } from '../../../db/connection.ts';
import type { CoverageRow } from '../../../db/coverage.ts';
import type { PauseSpan } from '../../../db/forecast.ts';
import { type ExceptionRow, type ExceptionsOfDate, exceptionsOfDate } from '../../../db/queue-exceptions.ts';
import { fromDayNumber, toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { exceptionOfCall } from '../../../shared/domain/routes/order-exceptions.ts';
import type { RuleCall } from './compute-coverage.ts';

/** A call of the past, with the exception that put it there. */
export interface PastCall {
  readonly nominalDay: number;
  readonly callDay: number;
  readonly exception: ExceptionRow | null;
}

/** Where a customer is in its cycle. Days are day numbers. */
export interface CycleState {
  /** Calls up to today, ascending by the day on which they were to be made, one a day. */
  readonly calls: readonly PastCall[];
  readonly passedDays: readonly number[];
  readonly nextDay: number | null;
  readonly pausedToday: boolean;
  readonly ruleInvalid: boolean;
}

export interface Cycles {
  /** `since`: from when on the customer is known. */
  of(row: Pick<CoverageRow, 'searchId' | 'customerId' | 'routeId' | 'key'>, since: number): CycleState;
}

interface CycleFacts {
  readonly db: ReadableDB;
  readonly today: number;
  /** Order dates that exceptions replace. */
  readonly replaced: readonly string[];
  readonly pauses: readonly PauseSpan[];
}

const NOTHING: CycleState = { calls: [], passedDays: [], nextDay: null, pausedToday: false, ruleInvalid: false };

/**
 * The calls of every customer. Nearly all share one list with the others of their key and route; only those with an
 * exception or a pause of their own, or known for less time, get one of their own.
 */
export function createCycles(facts: CycleFacts, callsOf: (key: number) => readonly RuleCall[] | null): Cycles {
  const { today } = facts;
  const book = new Map<string, ExceptionsOfDate>(
    facts.replaced.map((date) => [date, exceptionsOfDate(facts.db, date)]),
  );
  const withOwn = new Set<string>();
  for (const { byCustomer, byMember } of book.values()) {
    for (const customerId of [...byCustomer.keys(), ...byMember.keys()]) withOwn.add(customerId);
  }
  const pauses = new Map<number, PauseSpan[]>();
  for (const pause of facts.pauses) pauses.set(pause.searchId, [...(pauses.get(pause.searchId) ?? []), pause]);
  const shared = new Map<string, CycleState>();

  function build(row: Parameters<Cycles['of']>[0]): CycleState {
    const ruled = callsOf(row.key);
    if (ruled === null) return { ...NOTHING, ruleInvalid: true };
    const exceptionOn = (date: string): ExceptionRow | undefined => {
      const found = book.get(date);
      if (!found) return;
      const ofRoute = row.routeId === null ? undefined : found.byRoute.get(row.routeId);
      return found.byCustomer.get(row.customerId) ?? found.byMember.get(row.customerId) ?? ofRoute;
    };
    const passed = new Map<number, PastCall>();
    let nextDay: number | null = null;
    for (const { nominalDay, callDay } of ruled) {
      const exception =
        book.size === 0
          ? undefined
          : exceptionOfCall(fromDayNumber(nominalDay), callDay === null ? null : fromDayNumber(callDay), exceptionOn);
      if (exception?.newOrderDate === null) continue;
      const day = exception?.newOrderDate ? toDayNumber(exception.newOrderDate) : callDay;
      if (day === null) continue;
      if (day > today) nextDay = Math.min(nextDay ?? day, day);
      else if (!passed.has(day)) passed.set(day, { nominalDay, callDay: day, exception: exception ?? null });
    }
    const calls = [...passed.values()].sort((a, b) => a.callDay - b.callDay);
    return { ...NOTHING, calls, passedDays: calls.map((call) => call.callDay), nextDay };
  }

  return {
    of(row, since) {
      const name = withOwn.has(row.customerId) ? row.customerId : `${row.key} ${book.size === 0 ? '' : row.routeId}`;
      let cycle = shared.get(name);
      if (!cycle) {
        cycle = build(row);
        shared.set(name, cycle);
      }
      const spans = pauses.get(row.searchId);
      const known = cycle.passedDays[0] === undefined || cycle.passedDays[0] >= since;
      if (known && !spans) return cycle;
      const date = fromDayNumber(today);
      const isPaused = (day: string): boolean =>
        spans?.some(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo >= day)) ?? false;
      const calls = cycle.calls.filter(
        ({ callDay }) => callDay >= since && !(spans && isPaused(fromDayNumber(callDay))),
      );
      return { ...cycle, calls, passedDays: calls.map((call) => call.callDay), pausedToday: isPaused(date) };
    },
  };
}
