import { toDayNumber } from './business-date.ts';

/** One order date and what stands in its place. Dates are business dates, minutes since midnight in the company's zone. */
export interface ExceptionDates {
  readonly orderDate: string;
  /** null: no order day in its place. */
  readonly newOrderDate: string | null;
  /** null: as the route has it. */
  readonly deliveryDate: string | null;
  readonly cutoffDate: string | null;
  readonly cutoffMinute: number | null;
  readonly quotaCycles: number;
}

export interface ExceptionFacts {
  readonly today: string;
  /** Whether the subject is called on the replaced date otherwise; null: cannot be told (a class on its routes' days). */
  readonly isOrderDate: boolean | null;
  readonly callDays: { isWorking(day: number): boolean };
  readonly deliveryDays: { isWorking(day: number): boolean };
  /** Other replaced dates of the subject that land on the same new order date. */
  readonly landingBeside: readonly string[];
  /** When it was so already, a day that is over is no fault. */
  readonly stoodBefore?: boolean;
}

export type ExceptionField = 'orderDate' | 'newOrderDate' | 'deliveryDate' | 'cutoff' | 'quotaCycles';

/** `error` keys stand in the errors' words, `warning` keys under `exceptions.warnings`. */
export interface ExceptionFinding {
  readonly level: 'error' | 'warning';
  readonly field: ExceptionField;
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** The farthest that a new order date may lie from the one it replaces, so that a mistyped year is noticed. */
export const MOST_DAYS_APART = 62;

/**
 * What is wrong with an exception and what its maker should know. Without an error it may be written; warnings are the
 * company's own decision.
 */
export function checkException(dates: ExceptionDates, facts: ExceptionFacts): ExceptionFinding[] {
  const { orderDate, newOrderDate, deliveryDate, cutoffDate } = dates;
  const findings: ExceptionFinding[] = [];
  const add = (
    level: ExceptionFinding['level'],
    field: ExceptionField,
    key: string,
    params: ExceptionFinding['params'] = {},
  ) => findings.push({ level, field, key, params });
  const { today } = facts;

  if (facts.stoodBefore !== true) {
    if (orderDate < today) add('error', 'orderDate', 'exception-past', { date: orderDate, today });
    else if (newOrderDate !== null && newOrderDate < today)
      add('error', 'newOrderDate', 'exception-past', { date: newOrderDate, today });
  }
  if (facts.isOrderDate === false) add('warning', 'orderDate', 'nothing-replaced', { date: orderDate });

  if (newOrderDate === null) {
    if (deliveryDate !== null || cutoffDate !== null) add('error', 'newOrderDate', 'exception-delivery-of-none');
    if (dates.quotaCycles > 1) add('warning', 'quotaCycles', 'cycles-of-none');
    return findings;
  }
  if (Math.abs(toDayNumber(newOrderDate) - toDayNumber(orderDate)) > MOST_DAYS_APART)
    add('error', 'newOrderDate', 'exception-far', { date: newOrderDate, most: MOST_DAYS_APART });
  if (newOrderDate === orderDate && deliveryDate === null && cutoffDate === null && dates.quotaCycles === 1)
    add('warning', 'newOrderDate', 'changes-nothing');
  if (!facts.callDays.isWorking(toDayNumber(newOrderDate)))
    add('warning', 'newOrderDate', 'no-call-day', { date: newOrderDate });
  if (facts.landingBeside.length > 0)
    add('warning', 'newOrderDate', 'lands-beside', { dates: facts.landingBeside.join(', '), date: newOrderDate });
  if (deliveryDate !== null) {
    if (deliveryDate < newOrderDate)
      add('error', 'deliveryDate', 'exception-delivery-before', { delivery: deliveryDate, date: newOrderDate });
    else if (!facts.deliveryDays.isWorking(toDayNumber(deliveryDate)))
      add('warning', 'deliveryDate', 'no-delivery-day', { date: deliveryDate });
  }
  if ((cutoffDate === null) !== (dates.cutoffMinute === null)) add('error', 'cutoff', 'exception-cutoff-half');
  else if (cutoffDate !== null) {
    if (cutoffDate < newOrderDate)
      add('error', 'cutoff', 'exception-cutoff-before', { cutoff: cutoffDate, date: newOrderDate });
    else if (deliveryDate !== null && cutoffDate > deliveryDate)
      add('error', 'cutoff', 'exception-cutoff-after', { cutoff: cutoffDate, delivery: deliveryDate });
  }
  return findings;
}

/** Whether days that are over keep this exception from being changed or taken back. */
export function isOver(
  { orderDate, newOrderDate }: Pick<ExceptionDates, 'orderDate' | 'newOrderDate'>,
  today: string,
): boolean {
  return orderDate < today || (newOrderDate !== null && newOrderDate < today);
}
