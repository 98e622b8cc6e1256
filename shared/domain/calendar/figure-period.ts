import { addDays, type BusinessDate, fromDayNumber, toDayNumber, weekdayOf } from './business-date.ts';

/** Business dates, both included. */
export interface DateSpan {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
}

/** So long a period is shown by days, and so long by weeks. */
const MOST_DAILY = 31;
const MOST_WEEKLY = 190;

/** How many days a span has. */
export function daysOf({ from, to }: DateSpan): number {
  return toDayNumber(to) - toDayNumber(from) + 1;
}

/** The span as long right before; before whole months as many whole months. */
export function spanBefore(span: DateSpan): DateSpan {
  const to = addDays(span.from, -1);
  const isWholeMonths = span.from.endsWith('-01') && addDays(span.to, 1).endsWith('-01');
  if (!isWholeMonths) return { from: addDays(span.from, -daysOf(span)), to };
  const months = monthOf(addDays(span.to, 1)) - monthOf(span.from);
  return { from: firstOf(monthOf(span.from) - months), to };
}

/** The span in days, in weeks from Monday, or in months, by its length; the first and the last may be cut. */
export function stepsOf(span: DateSpan): { step: 'day' | 'week' | 'month'; steps: DateSpan[] } {
  const days = daysOf(span);
  const step = days <= MOST_DAILY ? 'day' : days <= MOST_WEEKLY ? 'week' : 'month';
  const steps: DateSpan[] = [];
  for (let from = span.from; from <= span.to; ) {
    const end = { day: from, week: addDays(from, 7 - weekdayOf(from)), month: addDays(firstOf(monthOf(from) + 1), -1) };
    const to = end[step] < span.to ? end[step] : span.to;
    steps.push({ from, to });
    from = fromDayNumber(toDayNumber(to) + 1);
  }
  return { step, steps };
}

/** Months since the year 0. */
function monthOf(date: BusinessDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function firstOf(month: number): BusinessDate {
  const two = String((month % 12) + 1).padStart(2, '0');
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${two}-01`;
}
