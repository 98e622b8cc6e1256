import { calendarDays } from '../../../db/calendar.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { type CustomerRow, findCustomer } from '../../../db/customers.ts';
import { pauseOn } from '../../../db/queue-lists.ts';
import { findLiveTask, phonesOf } from '../../../db/queue-tasks.ts';
import { companySettings } from '../../../db/settings.ts';
import type { NoCall } from '../../../shared/contract/follow-ups.ts';
import { businessDateAt, minuteOfDayAt, toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import { parseWindows } from '../../../shared/domain/queue/calling-windows.ts';
import { type FollowUpDays, isDayOver, nextFollowUpDate } from '../../../shared/domain/tickets/follow-up.ts';
import { callLabelFacts, callLabelsOf } from '../queue/call-labels.ts';

/** The days on which a customer can be asked, as things stand now. */
export function followUpDays(db: ReadableDB, nowMs: number, customer: CustomerRow): FollowUpDays {
  const settings = companySettings(db);
  const { timeZone, callWeekdays, workingPeriods } = settings;
  const today = businessDateAt(nowMs, timeZone);
  const calendar = createCalendar(callWeekdays, calendarDays(db, 'call'));
  const { callingWindows } = callLabelsOf(callLabelFacts(db, settings, today), customer);
  return {
    today,
    todayIsOver: isDayOver(minuteOfDayAt(nowMs, timeZone), parseWindows(callingWindows), workingPeriods),
    isCallDay: (date) => calendar.isWorking(toDayNumber(date)),
    isPaused: (date) => pauseOn(db, customer.id, date) !== undefined,
    isHeld: (date) => findLiveTask(db, customer.id, date)?.state === 'held',
  };
}

/** Why a customer is called on no day at all, or null. */
function noCallOf(db: ReadableDB, customer: CustomerRow): NoCall | null {
  if (customer.status === 'closed') return 'closed';
  if (customer.doNotCall === 1) return 'do-not-call';
  return phonesOf(db, customer.id).some((phone) => phone.dead === 0) ? null : 'no-callable-phone';
}

/** When the customer of a case can be called next (after a day, if given), or why not at all. */
export function nextFollowUp(
  db: ReadableDB,
  nowMs: number,
  customerId: string | null,
  after: string | null = null,
): { readonly date: string | null; readonly noCall: NoCall | null } {
  const customer = customerId === null ? undefined : findCustomer(db, customerId);
  const noCall = customer ? noCallOf(db, customer) : 'no-customer';
  if (noCall !== null || !customer) return { date: null, noCall };
  const date = nextFollowUpDate(followUpDays(db, nowMs, customer), after);
  return { date, noCall: date === null ? 'paused' : null };
}
