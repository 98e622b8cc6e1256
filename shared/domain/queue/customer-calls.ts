import { fromDayNumber, type WeekdayCode } from '../calendar/business-date.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { type Placed, placeCall } from '../calendar/place-call.ts';
import { cycleDays } from '../strategies/cycle-dates.ts';
import { type CycleRule, takesOrderWeekdays } from '../strategies/cycle-rule.ts';
import { chooseStrategy, isValidOn, type StrategyVersion, versionsOn } from '../strategies/strategy-version.ts';

/** A class held from-to, with the rank of its type among the customer groups. */
export interface Membership {
  readonly classId: string;
  readonly groupRank: number | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface ParsedVersion extends StrategyVersion {
  /** null: what is stored is no rule. */
  readonly parsed: CycleRule | null;
}

/** What decides on which days one customer is called. */
export interface CustomerCycle<Version extends ParsedVersion = ParsedVersion> {
  readonly customerId: string;
  readonly memberships: readonly Membership[];
  /** Those of classes, of the company and of this customer. */
  readonly versions: readonly Version[];
  /** The customer's own weekdays, else those of a route with just one, on a date. */
  readonly weekdaysOn: (date: string) => readonly WeekdayCode[];
  readonly anchorDay: number;
  readonly callDays: Calendar;
}

/** One date of the rule and where its call is made. Days are day numbers. */
export interface CycleCall<Version extends ParsedVersion = ParsedVersion> {
  readonly nominalDay: number;
  readonly placed: Placed;
  readonly version: Version;
  readonly classId: string | null;
}

/** The strategy of a customer on a date, with the class it comes from (null: its own or the company default). */
export function strategyOn<Version extends ParsedVersion>(
  cycle: CustomerCycle<Version>,
  date: string,
): { readonly version: Version; readonly classId: string | null } | null {
  const held = cycle.memberships.filter((membership) => isValidOn(membership, date));
  return chooseStrategy(cycle.customerId, held, versionsOn(cycle.versions, date));
}

/**
 * Every date between two days (both within) that the customer's rules name, each by the version and the class that hold
 * on it, with the day its call is made. What {@link createDueVerdict} answers for sets, asked for one customer.
 */
export function cycleCalls<Version extends ParsedVersion>(
  cycle: CustomerCycle<Version>,
  fromDay: number,
  toDay: number,
): CycleCall<Version>[] {
  const calls: CycleCall<Version>[] = [];
  const named = new Map<string, ReadonlySet<number>>();
  for (let day = fromDay; day <= toDay; day += 1) {
    const date = fromDayNumber(day);
    const chosen = strategyOn(cycle, date);
    const rule = chosen?.version.parsed;
    if (!chosen || !rule) continue;
    const weekdays = takesOrderWeekdays(rule) ? cycle.weekdaysOn(date) : [];
    if (takesOrderWeekdays(rule) && weekdays.length === 0) continue;
    const key = `${chosen.version.id} ${weekdays.join(',')}`;
    let days = named.get(key);
    if (!days) {
      days = new Set(cycleDays({ rule, weekdays, anchorDay: cycle.anchorDay, fromDay, toDay }, cycle.callDays));
      named.set(key, days);
    }
    if (!days.has(day)) continue;
    calls.push({ nominalDay: day, placed: placeCall(day, chosen.version.holidayRule, cycle.callDays), ...chosen });
  }
  return calls;
}
