import { deletePublicDays } from '../../../db/calendar.ts';
import type { WritableDB } from '../../../db/connection.ts';
import type { CalendarKind } from '../../../shared/contract/calendar.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { CommandContext } from '../services.ts';

/** Takes the public days of a year away; company days stay. Error: `refused/calendar-year-empty` {year}. */
export function removePublicYear(
  tx: WritableDB,
  ctx: CommandContext,
  { calendars, year }: { readonly calendars: readonly CalendarKind[]; readonly year: number },
): { removed: number } {
  let removed = 0;
  for (const calendar of calendars) {
    const before = deletePublicDays(tx, calendar, `${year}-01-01`, `${year}-12-31`);
    removed = Math.max(removed, before.length);
    if (before.length > 0) ctx.audit({ entity: 'calendar', entityId: `${calendar} ${year}`, before, after: null });
  }
  if (removed === 0) throw new AppError('refused', 'calendar-year-empty', { year });
  ctx.publish('plan.changed');
  return { removed };
}
