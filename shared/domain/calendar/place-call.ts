import type { Calendar } from './calendar.ts';

/** What to do with a call whose date is no call day. */
export const HOLIDAY_RULES = ['earlier', 'later', 'skip', 'keep'] as const;
export type HolidayRule = (typeof HOLIDAY_RULES)[number];

/** A call moves at most so far; beyond that the customer is reported. Source: product.md section 2. */
export const FURTHEST_MOVE_DAYS = 7;

export type Placed =
  | { readonly kind: 'on'; readonly day: number }
  | { readonly kind: 'moved'; readonly day: number }
  | { readonly kind: 'skipped' }
  /** No call day within reach, or only before today. */
  | { readonly kind: 'unplaced' };

/**
 * The day on which a call is made that the rule puts on `nominalDay`. Days are day numbers. `notBefore` is today: a
 * call never moves before it; leave it out to ask where the call belongs regardless of when one asks.
 */
export function placeCall(nominalDay: number, rule: HolidayRule, callDays: Calendar, notBefore?: number): Placed {
  if (rule === 'keep' || callDays.isWorking(nominalDay)) return { kind: 'on', day: nominalDay };
  if (rule === 'skip') return { kind: 'skipped' };
  const step = rule === 'earlier' ? -1 : 1;
  for (let distance = 1; distance <= FURTHEST_MOVE_DAYS; distance += 1) {
    const day = nominalDay + step * distance;
    if (notBefore !== undefined && day < notBefore) break;
    if (callDays.isWorking(day)) return { kind: 'moved', day };
  }
  return { kind: 'unplaced' };
}

/** Every nominal day whose call is made on `callDay`, ascending: the day itself and those that move there. */
export function nominalDaysOf(callDay: number, rule: HolidayRule, callDays: Calendar): number[] {
  const days: number[] = [];
  for (let day = callDay - FURTHEST_MOVE_DAYS; day <= callDay + FURTHEST_MOVE_DAYS; day += 1) {
    const placed = placeCall(day, rule, callDays);
    if ('day' in placed && placed.day === callDay) days.push(day);
  }
  return days;
}
