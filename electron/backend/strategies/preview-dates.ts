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

export interface CallDates {
  readonly dates: string[];
  /** Dates of the rule that are no call day, and where they went (null: no call). */
  readonly moved: { date: string; to: string | null }[];
}

/** {@link callDates} with what to know of the rule before it is saved. */
export function previewDates(
  db: ReadableDB,
  _ctx: ReadContext,
  input: PreviewDatesInput,
): CallDates & { remarks: RuleRemark[] } {
  const found = callDates(db, input);
  const settings = companySettings(db);
  const callDays = createCalendar(settings.callWeekdays, calendarDays(db, 'call'));
  const { holidayRule, weekdays } = input;
  const anchorDay = toDayNumber(input.anchor ?? settings.phaseDate);
  const question = { rule: parseCycleRule(input.rule), holidayRule, weekdays, anchorDay };
  return { ...found, remarks: ruleRemarks({ ...question, fromDay: toDayNumber(input.from) }, callDays) };
}

/** The days on which a rule calls, after the calendar of call days. Errors: those of the rule, `refused/preview-range`. */
export function callDates(db: ReadableDB, input: PreviewDatesInput): CallDates {
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
  return { dates: [...dates].sort(), moved };
}
