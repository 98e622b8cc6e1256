import type { z } from 'zod';
import type { ReadableDB } from '../../../db/connection.ts';
import {
  type CountedCalendar,
  countedOrderCalendar,
  listOrderCalendars as listCalendars,
  type NamedCalendarLine,
  orderCalendarLines,
} from '../../../db/order-calendars.ts';
import { allRoutes, routeDayVersions } from '../../../db/routes.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { MOST_QUOTA_CYCLES } from '../../../shared/contract/exceptions.ts';
import {
  type checkRowsInput,
  MOST_CALENDAR_DAYS,
  type OrderCalendarDetail,
  type OrderCalendarSummary,
  type ProposeInput,
  type ShownCalendarRow,
} from '../../../shared/contract/order-calendars.ts';
import { toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { type ExceptionFinding, isOver } from '../../../shared/domain/calendar/check-exception.ts';
import { proposeOrderCalendar } from '../../../shared/domain/calendar/propose-order-calendar.ts';
import { planDays } from '../exceptions/exception-facts.ts';
import type { Query } from '../services.ts';
import { checkRows } from './check-rows.ts';

export const listOrderCalendars: Query<unknown, OrderCalendarSummary[]> = (db) => listCalendars(db).map(summaryOf);

/** A calendar with its table. Error: `not-found/order-calendar-unknown`. */
export const readOrderCalendar: Query<{ calendarId: string }, OrderCalendarDetail> = (db, ctx, { calendarId }) => {
  const calendar = countedOrderCalendar(db, calendarId);
  if (!calendar) throw new AppError('not-found', 'order-calendar-unknown');
  return { ...summaryOf(calendar), table: shownRows(db, ctx.nowMs, orderCalendarLines(db, calendarId)) };
};

/** What the calendars touch of the routes' order days from-to. Errors: see `proposeInput`. */
export const proposeRows: Query<ProposeInput, { table: ShownCalendarRow[] }> = (db, ctx, input) => {
  const { from, to, move } = input;
  if (to < from) throw new AppError('invalid', 'date-range-backwards', { from, to });
  const span = toDayNumber(to) - toDayNumber(from) + 1;
  if (span > MOST_CALENDAR_DAYS) {
    throw new AppError('invalid', 'order-calendar-span', { days: span, most: MOST_CALENDAR_DAYS });
  }
  const days = planDays(db, ctx.nowMs);
  const facts = { ...days, move, mostCycles: MOST_QUOTA_CYCLES };
  const wanted = new Set(input.routeIds);
  const rows = allRoutes(db)
    .filter((route) => wanted.size === 0 || wanted.has(route.id))
    .flatMap((route) =>
      proposeOrderCalendar(routeDayVersions(db, route.id), from < days.today ? days.today : from, to, facts).map(
        (dates): NamedCalendarLine => ({
          ...dates,
          routeId: route.id,
          routeCode: route.code,
          routeName: route.name,
          message: '',
        }),
      ),
    );
  return { table: shownRows(db, ctx.nowMs, rows) };
};

/** Findings of rows while they are typed. */
export const findInRows: Query<z.output<typeof checkRowsInput>, { findings: ExceptionFinding[][] }> = (
  db,
  ctx,
  { rows },
) => ({ findings: checkRows(db, planDays(db, ctx.nowMs), rows, () => true) });

function shownRows(db: ReadableDB, nowMs: number, lines: readonly NamedCalendarLine[]): ShownCalendarRow[] {
  const days = planDays(db, nowMs);
  const findings = checkRows(db, days, lines, () => true);
  return lines.map((line, at) => ({ ...line, over: isOver(line, days.today), findings: findings[at] ?? [] }));
}

function summaryOf(calendar: CountedCalendar): OrderCalendarSummary {
  const { id: calendarId, name, from, to, rows, routes, publishedAtMs, publishedBy, changedAtMs } = calendar;
  const changed = publishedAtMs !== null && changedAtMs > publishedAtMs;
  return { calendarId, name, from, to, rows, routes, publishedAtMs, publishedBy, changed };
}
