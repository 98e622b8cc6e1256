import type { ReadableDB } from '../../../db/connection.ts';
import { lastOrderDates } from '../../../db/coverage.ts';
import type { CustomerRow } from '../../../db/customers.ts';
import { companySettings } from '../../../db/settings.ts';
import type { CustomerCard } from '../../../shared/contract/customers.ts';
import { fromDayNumber, toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { cycleGap } from '../../../shared/domain/coverage/coverage-of.ts';
import { MOST_GAPS, ownRhythm } from '../../../shared/domain/coverage/own-rhythm.ts';
import { callsMade } from '../../../shared/domain/queue/customer-calls.ts';
import { customerCycle } from '../queue/customer-cycle.ts';

/** Two cycles of eight weeks, the longest that the forms offer. */
const CYCLE_WITHIN_DAYS = 112;

/** One customer's own rhythm as of today; the same as coverage says of it. */
export function rhythmOf(db: ReadableDB, customer: CustomerRow, today: string): CustomerCard['rhythm'] {
  if (customer.status === 'closed') return null;
  const orderDays = lastOrderDates(db, customer.id, MOST_GAPS + 1).map(toDayNumber);
  const todayNumber = toDayNumber(today);
  // Without a rhythm there is nothing to hold against the cycle.
  if (ownRhythm(orderDays, todayNumber) === null) return null;
  const cycle = customerCycle(db, customer, companySettings(db), today);
  const days = callsMade(cycle, todayNumber - CYCLE_WITHIN_DAYS, todayNumber + CYCLE_WITHIN_DAYS).map(
    (call) => call.callDay,
  );
  const passed = days.filter((day) => day <= todayNumber);
  const next = days.find((day) => day > todayNumber) ?? null;
  const rhythm = ownRhythm(orderDays, todayNumber, cycleGap([...new Set(passed)], next));
  return (
    rhythm && {
      usualGapDays: rhythm.usualGapDays,
      byDate: fromDayNumber(rhythm.byDay),
      daysLate: rhythm.daysLate,
    }
  );
}
