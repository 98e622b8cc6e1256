import type { ReasonGroup } from '../../../shared/contract/reasons.ts';
import type { ReportGroup } from '../../../shared/contract/reports.ts';
import { fromDayNumber, toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import type { DateSpan } from '../../../shared/domain/calendar/figure-period.ts';

/** By which a line finds that of the period before: the nth day or month finds the nth there, all others themselves. */
export function placeOf(group: ReportGroup | ReasonGroup, id: string, { from }: DateSpan): string {
  if (group === 'day') return String(toDayNumber(id) - toDayNumber(from));
  if (group === 'month') return String(monthNumber(id) - monthNumber(from));
  return id;
}

/** Inverse of {@link placeOf}; null where the span is too short to have such a line. */
export function lineAt(group: ReportGroup | ReasonGroup, place: string, { from, to }: DateSpan): string | null {
  if (group === 'day') {
    const date = fromDayNumber(toDayNumber(from) + Number(place));
    return date <= to ? date : null;
  }
  if (group === 'month') {
    const number = monthNumber(from) + Number(place) - 1;
    const month = `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
    return month <= to.slice(0, 7) ? month : null;
  }
  return place;
}

/** Months since the year 0 of `YYYY-MM…`. */
function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}
