import type { BusinessDate } from '../calendar/business-date.ts';

/**
 * One order date of a customer, a class or a route, and what comes in its place. Dates are business dates, the minute is
 * since midnight in the company's zone.
 */
export interface OrderException {
  readonly id: string;
  readonly scope: 'customer' | 'class' | 'route';
  readonly orderDate: BusinessDate;
  /** null: the date is left out. */
  readonly newOrderDate: BusinessDate | null;
  /** null: as the route has it for the new order date. */
  readonly deliveryDate: BusinessDate | null;
  /** null, as the minute then is: the route's own. */
  readonly cutoffDate: BusinessDate | null;
  readonly cutoffMinute: number | null;
  /** How many cycles' quota the order day carries. */
  readonly quotaCycles: number;
}

/**
 * The exceptions that count for one customer, at most one an order date. `candidates` come in the order of precedence:
 * the customer's own, those of its classes, those of its route.
 */
export function winningExceptions<Exception extends OrderException>(
  candidates: readonly Exception[],
): Map<BusinessDate, Exception> {
  const winners = new Map<BusinessDate, Exception>();
  for (const candidate of candidates) {
    if (!winners.has(candidate.orderDate)) winners.set(candidate.orderDate, candidate);
  }
  return winners;
}

/**
 * The exception that decides where the call of a rule's date is made: that of the date itself, else that of the day to
 * which the holiday rule moved it (`landedOn`; null: nowhere).
 */
export function exceptionOfCall<Exception extends OrderException>(
  nominalDate: BusinessDate,
  landedOn: BusinessDate | null,
  exceptionOn: (orderDate: BusinessDate) => Exception | undefined,
): Exception | undefined {
  const own = exceptionOn(nominalDate);
  if (own || landedOn === null || landedOn === nominalDate) return own;
  return exceptionOn(landedOn);
}

/** How many cycles' quota an order day carries: the most that an exception says that lands on it, else 1. */
export function quotaCyclesOn(date: BusinessDate, exceptions: Iterable<OrderException>): number {
  let most = 1;
  for (const one of exceptions) if (one.newOrderDate === date && one.quotaCycles > most) most = one.quotaCycles;
  return most;
}
