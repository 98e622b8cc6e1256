import type { NoCall } from '../../contract/follow-ups.ts';
import { UNREACHED_DAYS } from '../../contract/tickets.ts';
import { addDays } from '../calendar/business-date.ts';
import type { CallingWindow } from '../queue/calling-windows.ts';

/** What decides on the day of a follow-up call. */
export interface FollowUpDays {
  /** The running business date. */
  readonly today: string;
  /** Nobody of the customer's kind is called any more today. */
  readonly todayIsOver: boolean;
  isCallDay(date: string): boolean;
  /** The customer is not to be called that day. */
  isPaused(date: string): boolean;
  /** A seat has the customer's call of that day in hand just now: nothing is slipped under it. */
  isHeld(date: string): boolean;
}

/** So many days ahead a follow-up may be planned. */
export const FURTHEST_FOLLOW_UP_DAYS = 60;

export type FollowUpDateRefusal = 'past' | 'far' | 'no-call-day' | 'paused' | 'held';

/** Why a follow-up cannot be called for on this day, or null. */
export function refuseFollowUpDate(date: string, days: FollowUpDays): FollowUpDateRefusal | null {
  if (date < days.today) return 'past';
  if (date > addDays(days.today, FURTHEST_FOLLOW_UP_DAYS)) return 'far';
  if (!days.isCallDay(date)) return 'no-call-day';
  if (days.isPaused(date)) return 'paused';
  return days.isHeld(date) ? 'held' : null;
}

/** The first day after `after` (null: from today on) on which the customer can be called; null: none that may be planned. */
export function nextFollowUpDate(days: FollowUpDays, after: string | null = null): string | null {
  for (let ahead = days.todayIsOver ? 1 : 0; ahead <= FURTHEST_FOLLOW_UP_DAYS; ahead += 1) {
    const date = addDays(days.today, ahead);
    if ((after === null || date > after) && refuseFollowUpDate(date, days) === null) return date;
  }
  return null;
}

/** Whether the day's last calling window, else its last working period, is over at this minute. */
export function isDayOver(
  minute: number,
  windows: readonly CallingWindow[],
  periods: readonly CallingWindow[],
): boolean {
  const lasts = (windows.length > 0 ? windows : periods).map(({ toMinute }) => toMinute);
  return minute >= Math.max(...lasts);
}

/**
 * Whether a complaint may be closed without an answer: nobody was reached on enough days, or nobody can be called at all,
 * so that those days never come. A pause ends.
 */
export function mayCloseNotReached(asked: { readonly unreachedDays: number; readonly noCall: NoCall | null }): boolean {
  return asked.unreachedDays >= UNREACHED_DAYS || (asked.noCall !== null && asked.noCall !== 'paused');
}
