import type { ReadableDB } from '../../../db/connection.ts';
import {
  type ExceptionRow,
  type ExceptionsOfDate,
  exceptionsOfDate,
  hasExceptionsAround,
  orderDatesBroughtTo,
} from '../../../db/queue-exceptions.ts';
import type { DueRow } from '../../../db/queue-keys.ts';
import { fillBrought } from '../../../db/queue-parts.ts';
import { fromDayNumber, toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { REACH_DAYS } from '../../../shared/domain/queue/due-verdict.ts';
import { exceptionOfCall } from '../../../shared/domain/routes/order-exceptions.ts';
import { askRules, emptyAnswer, type RuleAnswer, type RuleCall, type RuleFacts } from './ask-rules.ts';

/** A date of the rule whose call is made on the planned day in the end, by the rules alone or by an exception. */
export interface PlacedCall extends RuleCall {
  readonly exception: ExceptionRow | null;
}

export interface PlacedCustomer {
  readonly row: DueRow;
  /** At least one; the planned day's own first, then ascending. */
  readonly calls: readonly PlacedCall[];
  readonly isOwn: boolean;
}

export interface Placement {
  readonly placed: readonly PlacedCustomer[];
  /** Customers whose every call an exception took away, with that of the first. `isOwn` as in the answer. */
  readonly taken: ReadonlyMap<string, { readonly exception: ExceptionRow; readonly isOwn: boolean }>;
}

/**
 * What the exceptions make of the rules' answer for the planned day: calls that they take away, and calls of other order
 * dates that they bring, for which the rules of those dates are asked about just the customers concerned.
 */
export function placeCalls(facts: RuleFacts, answer: RuleAnswer): Placement {
  const { planDate } = facts;
  const book = createBook(facts.db, facts.planDay);
  if (!book) {
    const alone = (call: RuleCall): PlacedCall => ({ ...call, exception: null });
    const placed = [...answer.ruled.values()].map(({ row, calls, isOwn }) => ({
      row,
      calls: inOrder(calls.map(alone), planDate),
      isOwn,
    }));
    return { placed, taken: new Map() };
  }

  const brought = bringCalls(facts, book);
  const placed: PlacedCustomer[] = [];
  const taken = new Map<string, { exception: ExceptionRow; isOwn: boolean }>();
  for (const { row, calls, isOwn } of answer.ruled.values()) {
    const more = brought.get(row.customerId);
    brought.delete(row.customerId);
    const kept = new Map<string, PlacedCall>();
    let gone: ExceptionRow | undefined;
    for (const call of inOrder(calls, planDate)) {
      const exception = exceptionOfCall(call.nominalDate, planDate, (date) => book.of(date, row)) ?? null;
      if (exception === null || exception.newOrderDate === planDate) kept.set(call.nominalDate, { ...call, exception });
      else gone ??= exception;
    }
    for (const call of more?.calls ?? []) kept.set(call.nominalDate, call);
    if (kept.size > 0) placed.push({ row, calls: inOrder([...kept.values()], planDate), isOwn });
    else if (gone) taken.set(row.customerId, { exception: gone, isOwn });
  }
  for (const one of brought.values()) placed.push({ ...one, calls: inOrder(one.calls, planDate) });
  const called = new Set(placed.map(({ row }) => row.customerId));
  // The rule names the day, which is none for calls, and an exception says what becomes of that date.
  for (const [customerId, { routeId, reason }] of answer.leftOut) {
    if (typeof reason === 'string' || called.has(customerId)) continue;
    const exception = book.of(planDate, { customerId, routeId });
    if (exception && exception.newOrderDate !== planDate) taken.set(customerId, { exception, isOwn: false });
  }
  return { placed, taken };
}

/** The calls that exceptions bring to the planned day from other order dates. */
function bringCalls(facts: RuleFacts, book: ExceptionBook): Map<string, PlacedCustomer> {
  const { planDate } = facts;
  const brought = new Map<string, PlacedCustomer>();
  for (const orderDate of orderDatesBroughtTo(facts.db, planDate)) {
    if (fillBrought(facts.db, orderDate, planDate) === 0) continue;
    const answer = emptyAnswer();
    askRules(facts, { day: toDayNumber(orderDate), part: 'within', withElsewhere: true }, answer);
    for (const { row, calls } of answer.ruled.values()) {
      for (const call of calls) {
        const exception = exceptionOfCall(call.nominalDate, orderDate, (date) => book.of(date, row));
        if (exception?.newOrderDate !== planDate) continue;
        const others = brought.get(row.customerId)?.calls ?? [];
        if (others.some((other) => other.nominalDate === call.nominalDate)) continue;
        brought.set(row.customerId, { row, calls: [...others, { ...call, exception }], isOwn: false });
      }
    }
  }
  return brought;
}

/** The planned day's own date first, then ascending: the first decides on strategy and delivery. */
function inOrder<Call extends RuleCall>(calls: readonly Call[], planDate: string): Call[] {
  if (calls.length < 2) return [...calls];
  const place = (call: Call): string => (call.nominalDate === planDate ? '' : call.nominalDate);
  return [...calls].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

interface ExceptionBook {
  /** The exception that counts for a customer on an order date. */
  of(
    orderDate: string,
    customer: { readonly customerId: string; readonly routeId: string | null },
  ): ExceptionRow | undefined;
}

/** The exceptions by order date, each date read once; undefined: none bears on the planned day. */
function createBook(db: ReadableDB, planDay: number): ExceptionBook | undefined {
  const date = fromDayNumber(planDay);
  if (!hasExceptionsAround(db, fromDayNumber(planDay - REACH_DAYS), fromDayNumber(planDay + REACH_DAYS), date)) return;
  const dates = new Map<string, ExceptionsOfDate>();
  return {
    of(orderDate, { customerId, routeId }) {
      let found = dates.get(orderDate);
      if (!found) {
        found = exceptionsOfDate(db, orderDate);
        dates.set(orderDate, found);
      }
      const { byCustomer, byMember, byRoute } = found;
      return (
        byCustomer.get(customerId) ?? byMember.get(customerId) ?? (routeId === null ? undefined : byRoute.get(routeId))
      );
    },
  };
}
