import { fromDayNumber, toDayNumber, type WeekdayCode } from '../calendar/business-date.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { FURTHEST_MOVE_DAYS, type Placed, placeCall } from '../calendar/place-call.ts';
import { exceptionOfCall, type OrderException } from '../routes/order-exceptions.ts';
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
export interface CustomerCycle<
  Version extends ParsedVersion = ParsedVersion,
  Exception extends OrderException = OrderException,
> {
  readonly customerId: string;
  readonly memberships: readonly Membership[];
  /** Those of classes, of the company and of this customer. */
  readonly versions: readonly Version[];
  /** The customer's own weekdays, else those of a route with just one, on a date. */
  readonly weekdaysOn: (date: string) => readonly WeekdayCode[];
  readonly anchorDay: number;
  readonly callDays: Calendar;
  /** Those that count for the customer, by the order date that they replace. */
  readonly exceptions: ReadonlyMap<string, Exception>;
}

/** One date of the rule and where its call is made. Days are day numbers. */
export interface CycleCall<
  Version extends ParsedVersion = ParsedVersion,
  Exception extends OrderException = OrderException,
> {
  readonly nominalDay: number;
  /** Where the holiday rule puts it. */
  readonly placed: Placed;
  /** What replaces the date, or the day on which the holiday rule put it. */
  readonly exception: Exception | null;
  /** The day of the call in the end; null: no call is made. */
  readonly callDay: number | null;
  readonly version: Version;
  readonly classId: string | null;
}

/** The strategy of a customer on a date, with the class it comes from (null: its own or the company default). */
export function strategyOn<Version extends ParsedVersion>(
  cycle: CustomerCycle<Version, OrderException>,
  date: string,
): { readonly version: Version; readonly classId: string | null } | null {
  const held = cycle.memberships.filter((membership) => isValidOn(membership, date));
  return chooseStrategy(cycle.customerId, held, versionsOn(cycle.versions, date));
}

/**
 * Every date between two days (both within) that the customer's rules name, each by the version and the class that hold
 * on it, with the day its call is made. What {@link createDueVerdict} answers for sets, asked for one customer.
 */
export function cycleCalls<Version extends ParsedVersion, Exception extends OrderException>(
  cycle: CustomerCycle<Version, Exception>,
  fromDay: number,
  toDay: number,
): CycleCall<Version, Exception>[] {
  const calls: CycleCall<Version, Exception>[] = [];
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
    const placed = placeCall(day, chosen.version.holidayRule, cycle.callDays);
    calls.push({ nominalDay: day, placed, ...finalDay(cycle, day, placed), ...chosen });
  }
  return calls;
}

/**
 * The calls of the rules' dates that are made between two days (both within), whatever dates of the rule they stand
 * for, by the day of the call and then as the plan merges them: the day's own date first, then ascending.
 */
export function callsMade<Version extends ParsedVersion, Exception extends OrderException>(
  cycle: CustomerCycle<Version, Exception>,
  fromDay: number,
  toDay: number,
): (CycleCall<Version, Exception> & { readonly callDay: number })[] {
  const found = new Map<number, CycleCall<Version, Exception> & { readonly callDay: number }>();
  const look = (first: number, last: number): void => {
    for (const call of cycleCalls(cycle, first - FURTHEST_MOVE_DAYS, last + FURTHEST_MOVE_DAYS)) {
      const { callDay } = call;
      if (callDay !== null && callDay >= fromDay && callDay <= toDay) found.set(call.nominalDay, { ...call, callDay });
    }
  };
  look(fromDay, toDay);
  for (const { orderDate, newOrderDate } of cycle.exceptions.values()) {
    const day = toDayNumber(orderDate);
    const comes = newOrderDate !== null && toDayNumber(newOrderDate) >= fromDay && toDayNumber(newOrderDate) <= toDay;
    if (comes && (day < fromDay || day > toDay)) look(day, day);
  }
  const isOwn = (call: CycleCall<Version, Exception>): number => Number(call.nominalDay === call.callDay);
  return [...found.values()].sort(
    (a, b) => a.callDay - b.callDay || isOwn(b) - isOwn(a) || a.nominalDay - b.nominalDay,
  );
}

function finalDay<Exception extends OrderException>(
  cycle: CustomerCycle<ParsedVersion, Exception>,
  nominalDay: number,
  placed: Placed,
): { exception: Exception | null; callDay: number | null } {
  const landed = 'day' in placed ? placed.day : null;
  const exception =
    cycle.exceptions.size === 0
      ? undefined
      : exceptionOfCall(fromDayNumber(nominalDay), landed === null ? null : fromDayNumber(landed), (date) =>
          cycle.exceptions.get(date),
        );
  if (!exception) return { exception: null, callDay: landed };
  return { exception, callDay: exception.newOrderDate === null ? null : toDayNumber(exception.newOrderDate) };
}
