import { createHash } from 'node:crypto';
import { calendarDays } from '../../../db/calendar.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import { allCategories } from '../../../db/ticket-categories.ts';
import { activePolicies } from '../../../db/ticket-setup.ts';
import { TICKET_KINDS } from '../../../shared/contract/tickets.ts';

/**
 * A digest of all that the times of open cases are derived from besides the cases: weekdays, days of the call calendar,
 * working periods, zone, policies, and which category lies below which. Compared instead of hooking every place that
 * writes one of them, so that imports, the command line and other processes are seen too, also while the program was
 * closed.
 */
export function clockGround(db: ReadableDB): string {
  const { callWeekdays, workingPeriods, timeZone } = companySettings(db);
  const ground = [
    ...[callWeekdays, workingPeriods, timeZone, calendarDays(db, 'call')],
    TICKET_KINDS.flatMap((kind) => activePolicies(db, kind)),
    allCategories(db).map(({ id, parentId }) => [id, parentId]),
  ];
  return createHash('sha256').update(JSON.stringify(ground)).digest('hex');
}
