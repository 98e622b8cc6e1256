import { calendarDays, deleteCompanyDay, putCalendarDay } from '../../../db/calendar.ts';
import type { WritableDB } from '../../../db/connection.ts';
import {
  type CalendarKind,
  MOST_COMPANY_DAYS,
  type PutDaysInput,
  type PutDaysOutput,
} from '../../../shared/contract/calendar.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { fromDayNumber, toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
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

/** Sets or takes back company days from-to; what says so already stays. Errors: see `putDaysInput`. */
export function putCompanyDays(tx: WritableDB, ctx: CommandContext, input: PutDaysInput): PutDaysOutput {
  const { calendars, from, to, working, name } = input;
  const count = toDayNumber(to) - toDayNumber(from) + 1;
  if (count < 1) throw new AppError('invalid', 'calendar-range-backwards', { from, to });
  if (count > MOST_COMPANY_DAYS) {
    throw new AppError('invalid', 'calendar-range-long', { days: count, most: MOST_COMPANY_DAYS });
  }
  let changed = 0;
  let replaced: string[] = [];
  for (const [index, calendar] of calendars.entries()) {
    const before = calendarDays(tx, calendar, from, to).filter((day) => day.source === 'company');
    if (working === null) {
      for (const day of before) deleteCompanyDay(tx, calendar, day.date);
    } else {
      for (let day = toDayNumber(from); day <= toDayNumber(to); day += 1) {
        putCalendarDay(tx, calendar, { date: fromDayNumber(day), working, name, source: 'company' });
      }
    }
    const same = working === null ? [] : before.filter((day) => day.working === working && day.name === name);
    if (index === 0) {
      changed = working === null ? before.length : count - same.length;
      replaced = before.filter((day) => working !== null && day.working !== working).map((day) => day.date);
    }
    ctx.audit({ entity: 'calendar', entityId: `${calendar} ${from}–${to}`, before, after: { working, name } });
  }
  if (working === null && changed === 0) throw new AppError('refused', 'calendar-range-empty', { from, to });
  ctx.publish('plan.changed');
  return { days: count, changed, replaced };
}
