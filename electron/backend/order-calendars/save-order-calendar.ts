import type { WritableDB } from '../../../db/connection.ts';
import {
  changedAt,
  deleteOrderCalendar,
  findOrderCalendar,
  findOrderCalendarByName,
  insertOrderCalendar,
  isOrderCalendarUsed,
  type NamedCalendarLine,
  type OrderCalendarLine,
  type OrderCalendarRow,
  orderCalendarLines,
  replaceOrderCalendarLines,
  updateOrderCalendar,
} from '../../../db/order-calendars.ts';
import { findRoute } from '../../../db/routes.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { CalendarRow, SaveOrderCalendarInput } from '../../../shared/contract/order-calendars.ts';
import { isOver } from '../../../shared/domain/calendar/check-exception.ts';
import { type PlanDays, planDays } from '../exceptions/exception-facts.ts';
import type { CommandContext, UseCase } from '../services.ts';
import { checkRows } from './check-rows.ts';

/** Writes name and table. What was published holds until it is published again. Errors: see `saveOrderCalendarInput`. */
export const saveOrderCalendar: UseCase<SaveOrderCalendarInput, { calendarId: string }> = (tx, ctx, input) => {
  const stored = input.calendarId === null ? undefined : findOrderCalendar(tx, input.calendarId);
  if (input.calendarId !== null && !stored) throw new AppError('not-found', 'order-calendar-unknown');
  const namesake = findOrderCalendarByName(tx, input.name);
  if (namesake && namesake.id !== stored?.id) {
    throw new AppError('conflict', 'order-calendar-name-taken', { name: input.name });
  }
  const before = stored ? orderCalendarLines(tx, stored.id) : [];
  requireSoundRows(tx, planDays(tx, ctx.nowMs), input.rows, before, stored);
  const same = stored?.name === input.name && sameLines(before, input.rows);
  const calendar: OrderCalendarRow = {
    id: stored?.id ?? ctx.newId(),
    name: input.name,
    publishedAtMs: stored?.publishedAtMs ?? null,
    publishedBy: stored?.publishedBy ?? null,
    createdAtMs: stored?.createdAtMs ?? ctx.nowMs,
    changedAtMs: same && stored ? stored.changedAtMs : changedAt(stored, ctx.nowMs),
  };
  if (stored) updateOrderCalendar(tx, calendar);
  else insertOrderCalendar(tx, calendar);
  replaceOrderCalendarLines(tx, calendar.id, input.rows);
  if (!same) auditTable(tx, ctx, calendar, stored ? { name: stored.name, rows: before } : null);
  ctx.publish('plan.changed');
  return { calendarId: calendar.id };
};

/** Removes a draft. Errors: see `endOrderCalendarInput`. */
export const removeOrderCalendar: UseCase<{ calendarId: string; reason: string }, { ok: true }> = (
  tx,
  ctx,
  { calendarId, reason },
) => {
  const stored = findOrderCalendar(tx, calendarId);
  if (!stored) throw new AppError('not-found', 'order-calendar-unknown');
  const { name } = stored;
  if (stored.publishedAtMs !== null) throw new AppError('refused', 'order-calendar-published', { name });
  if (isOrderCalendarUsed(tx, calendarId)) throw new AppError('refused', 'order-calendar-was-published', { name });
  const before = { name, rows: orderCalendarLines(tx, calendarId) };
  deleteOrderCalendar(tx, calendarId);
  ctx.audit({ entity: 'order-calendar', entityId: calendarId, before, after: null, reason });
  ctx.publish('plan.changed');
  return { ok: true };
};

function auditTable(tx: WritableDB, ctx: CommandContext, calendar: OrderCalendarRow, before: object | null): void {
  const after = { name: calendar.name, rows: orderCalendarLines(tx, calendar.id) };
  ctx.audit({ entity: 'order-calendar', entityId: calendar.id, before, after });
}

function requireSoundRows(
  tx: WritableDB,
  days: PlanDays,
  rows: readonly CalendarRow[],
  before: readonly NamedCalendarLine[],
  stored: OrderCalendarRow | undefined,
): void {
  const earlier = new Map(before.map((line) => [keyOf(line), line]));
  const seen = new Set<string>();
  const codes = new Map<string, string>();
  for (const row of rows) {
    const code = codes.get(row.routeId) ?? findRoute(tx, row.routeId)?.code;
    if (code === undefined) throw new AppError('not-found', 'route-unknown');
    codes.set(row.routeId, code);
    if (seen.has(keyOf(row))) {
      throw new AppError('invalid', 'order-calendar-row-twice', { route: code, date: row.orderDate });
    }
    seen.add(keyOf(row));
  }
  for (const line of before) {
    // What has held is on record: it neither goes nor changes.
    if (stored?.publishedAtMs == null || !isOver(line, days.today) || seen.has(keyOf(line))) continue;
    throw new AppError('refused', 'order-calendar-row-over', { route: line.routeCode, date: line.orderDate });
  }
  const stood = (row: CalendarRow): boolean => {
    const line = earlier.get(keyOf(row));
    return line !== undefined && sameLine(line, row);
  };
  const findings = checkRows(tx, days, rows, stood);
  for (const [at, row] of rows.entries()) {
    const error = findings[at]?.find((finding) => finding.level === 'error');
    if (!error) continue;
    throw new AppError('invalid', 'order-calendar-row', {
      route: codes.get(row.routeId) ?? '',
      orderDate: row.orderDate,
      ...error.params,
      problem: error.key,
    });
  }
}

const keyOf = ({ routeId, orderDate }: Pick<OrderCalendarLine, 'routeId' | 'orderDate'>) => `${routeId} ${orderDate}`;

function sameLine(a: OrderCalendarLine, b: OrderCalendarLine): boolean {
  return (
    a.newOrderDate === b.newOrderDate &&
    a.deliveryDate === b.deliveryDate &&
    a.cutoffDate === b.cutoffDate &&
    a.cutoffMinute === b.cutoffMinute &&
    a.quotaCycles === b.quotaCycles &&
    a.message === b.message
  );
}

function sameLines(before: readonly OrderCalendarLine[], rows: readonly OrderCalendarLine[]): boolean {
  const earlier = new Map(before.map((line) => [keyOf(line), line]));
  return (
    before.length === rows.length &&
    rows.every((row) => {
      const line = earlier.get(keyOf(row));
      return line !== undefined && sameLine(line, row);
    })
  );
}
