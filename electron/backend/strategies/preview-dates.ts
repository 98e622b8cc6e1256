import { calendarDays } from '../../../db/calendar.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { fromDayNumber, toDayNumber, type WeekdayCode } from '../../../shared/domain/calendar/business-date.ts';
import { createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import { FURTHEST_MOVE_DAYS, type HolidayRule, placeCall } from '../../../shared/domain/calendar/place-call.ts';
import { cycleDays } from '../../../shared/domain/strategies/cycle-dates.ts';
import { parseCycleRule } from '../../../shared/domain/strategies/cycle-rule.ts';
import { type RuleRemark, ruleRemarks } from '../../../shared/domain/strategies/rule-remarks.ts';
import type { ReadContext } from '../services.ts';

const LONGEST_DAYS = 3660;

export interface PreviewDatesInput {
  readonly rule: string;
  readonly weekdays: readonly WeekdayCode[];
  readonly anchor: string | null;
  readonly holidayRule: HolidayRule;
  readonly from: string;
  readonly to: string;
}

/** The days on which a rule calls, after the calendar of call days, and what to know of it. Errors: those of the rule, `refused/preview-range`. */
export function previewDates(
  db: ReadableDB,
  _ctx: ReadContext,
  input: PreviewDatesInput,
): { dates: string[]; moved: { date: string; to: string | null }[]; remarks: RuleRemark[] } {
  const rule = parseCycleRule(input.rule);
  const settings = companySettings(db);
  const callDays = createCalendar(settings.callWeekdays, calendarDays(db, 'call'));
  const from = toDayNumber(input.from);
  const to = toDayNumber(input.to);
  if (to < from || to - from > LONGEST_DAYS) throw new AppError('refused', 'preview-range', { days: LONGEST_DAYS });
  const anchorDay = toDayNumber(input.anchor ?? settings.phaseDate);
  const reach = FURTHEST_MOVE_DAYS;
  const { weekdays } = input;
  const named = cycleDays({ rule, weekdays, anchorDay, fromDay: from - reach, toDay: to + reach }, callDays);
  const dates = new Set<string>();
  const moved: { date: string; to: string | null }[] = [];
  for (const day of named) {
    const placed = placeCall(day, input.holidayRule, callDays);
    const target = 'day' in placed ? placed.day : null;
    if (target !== null && target >= from && target <= to) dates.add(fromDayNumber(target));
    if (target !== day && day >= from && day <= to) {
      moved.push({ date: fromDayNumber(day), to: target === null ? null : fromDayNumber(target) });
    }
  }
  const { holidayRule } = input;
  const remarks = ruleRemarks({ rule, holidayRule, weekdays, anchorDay, fromDay: from }, callDays);
  return { dates: [...dates].sort(), moved, remarks };
}
