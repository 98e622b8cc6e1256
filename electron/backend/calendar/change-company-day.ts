import { calendarDays, deleteCompanyDay, putCalendarDay } from '../../../db/calendar.ts';
import type { WritableDB } from '../../../db/connection.ts';
import type { CalendarKind } from '../../../shared/contract/calendar.ts';
import type { CommandContext } from '../services.ts';

export interface CompanyDayInput {
  readonly calendars: readonly CalendarKind[];
  readonly date: string;
  readonly working: boolean;
  readonly name: string;
}

/** Makes a date a working day or a day off of the company's own; it outweighs a public holiday of that date. */
export function putCompanyDay(tx: WritableDB, ctx: CommandContext, input: CompanyDayInput): { ok: true } {
  for (const calendar of input.calendars) {
    const [before] = calendarDays(tx, calendar, input.date, input.date).filter((day) => day.source === 'company');
    const day = { date: input.date, working: input.working, name: input.name, source: 'company' as const };
    putCalendarDay(tx, calendar, day);
    ctx.audit({ entity: 'calendar', entityId: `${calendar} ${input.date}`, before: before ?? null, after: day });
  }
  ctx.publish('plan.changed');
  return { ok: true };
}

/** Takes a company day back: the public holiday or the weekday pattern counts again. */
export function removeCompanyDay(
  tx: WritableDB,
  ctx: CommandContext,
  input: Pick<CompanyDayInput, 'calendars' | 'date'>,
): { ok: true } {
  for (const calendar of input.calendars) {
    const [before] = calendarDays(tx, calendar, input.date, input.date).filter((day) => day.source === 'company');
    if (!deleteCompanyDay(tx, calendar, input.date)) continue;
    ctx.audit({ entity: 'calendar', entityId: `${calendar} ${input.date}`, before: before ?? null, after: null });
  }
  ctx.publish('plan.changed');
  return { ok: true };
}
