import { fromDayNumber, WEEKDAY_CODES, type WeekdayCode } from '../calendar/business-date.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { FURTHEST_MOVE_DAYS, type HolidayRule, nominalDaysOf, type Placed, placeCall } from '../calendar/place-call.ts';
import { cycleDays, phaseOf } from '../strategies/cycle-dates.ts';
import { type CycleRule, takesOrderWeekdays } from '../strategies/cycle-rule.ts';

/** What the rule says of one (strategy, weekdays, anchor) on the day that is planned. */
export type DueVerdict =
  /** `nominalDates`: the rule's own dates whose call is made on the day, the day itself first, then ascending. */
  | { readonly kind: 'due'; readonly nominalDates: readonly string[] }
  | { readonly kind: 'not-due' }
  /** The rule names the day, but it is no call day and the holiday rule takes the call elsewhere. */
  | { readonly kind: 'elsewhere'; readonly placed: Placed };

export interface DueQuestion {
  readonly rule: CycleRule;
  readonly holidayRule: HolidayRule;
  /** One bit a weekday, Monday lowest; 0 when the rule does not take the customer's own. */
  readonly weekdayMask: number;
  readonly anchorDay: number;
}

/** RFC 5545 codes of a mask, in ISO order. */
export function weekdaysOfMask(mask: number): WeekdayCode[] {
  return WEEKDAY_CODES.filter((_code, index) => (mask >> index) & 1);
}

/**
 * Answers for one planned day (day number). `nominalDays` limits which of the rule's dates count; those around a change
 * of strategy are asked for by themselves. Each distinct (rule, holiday rule, weekdays, phase) is evaluated once.
 */
export function createDueVerdict(
  planDay: number,
  callDays: Calendar,
  nominalDays: (day: number) => boolean = () => true,
): (question: DueQuestion) => DueVerdict {
  const memo = new Map<string, DueVerdict>();
  const ids = new Map<CycleRule, number>();
  const sources = new Map<HolidayRule, readonly number[]>();

  function evaluate(question: DueQuestion): DueVerdict {
    const { rule, holidayRule, weekdayMask, anchorDay } = question;
    let days = sources.get(holidayRule);
    if (!days) {
      days = nominalDaysOf(planDay, holidayRule, callDays).filter(nominalDays);
      sources.set(holidayRule, days);
    }
    const found = cycleDays(
      {
        rule,
        weekdays: weekdaysOfMask(weekdayMask),
        anchorDay,
        fromDay: Math.min(planDay, days[0] ?? planDay),
        toDay: Math.max(planDay, days.at(-1) ?? planDay),
      },
      callDays,
    );
    const due = found.filter((day) => days.includes(day));
    if (due.length > 0) {
      const ordered = due.includes(planDay) ? [planDay, ...due.filter((day) => day !== planDay)] : due;
      return { kind: 'due', nominalDates: ordered.map(fromDayNumber) };
    }
    if (!found.includes(planDay) || !nominalDays(planDay)) return { kind: 'not-due' };
    return { kind: 'elsewhere', placed: placeCall(planDay, holidayRule, callDays) };
  }

  return (question) => {
    let ruleId = ids.get(question.rule);
    if (ruleId === undefined) {
      ruleId = ids.size;
      ids.set(question.rule, ruleId);
    }
    const takesWeekdays = takesOrderWeekdays(question.rule);
    const mask = takesWeekdays ? question.weekdayMask : 0;
    const phase = phaseOf(question.rule, mask > 0, question.anchorDay, callDays);
    const key = `${ruleId} ${question.holidayRule} ${mask} ${phase}`;
    let verdict = memo.get(key);
    if (!verdict) {
      verdict = evaluate({ ...question, weekdayMask: mask });
      memo.set(key, verdict);
    }
    return verdict;
  };
}

/** How far around a planned day its calls may come from. */
export const REACH_DAYS = FURTHEST_MOVE_DAYS;
