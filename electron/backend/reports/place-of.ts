import type { ReasonGroup } from '../../../shared/contract/reasons.ts';
import type { ReportGroup } from '../../../shared/contract/reports.ts';
import { toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import type { DateSpan } from '../../../shared/domain/calendar/figure-period.ts';

/** By which a line finds that of the period before: the nth day or month finds the nth there, all others themselves. */
export function placeOf(group: ReportGroup | ReasonGroup, id: string, { from }: DateSpan): string {
  if (group === 'day') return String(toDayNumber(id) - toDayNumber(from));
  if (group === 'month') return String(monthNumber(id) - monthNumber(from));
  return id;
}

/** Months since the year 0 of `YYYY-MM…`. */
function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}
