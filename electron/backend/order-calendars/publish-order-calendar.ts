import type { z } from 'zod';
import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { messagesOfCalendar, rewriteMessage } from '../../../db/messages.ts';
import { findOrderCalendar, type OrderCalendarRow, updateOrderCalendar } from '../../../db/order-calendars.ts';
import {
  deleteException,
  exceptionsOfCalendar,
  insertException,
  updateException,
} from '../../../db/order-exceptions.ts';
import { companySettings } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { PublishOutput, publishInput } from '../../../shared/contract/order-calendars.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { isOver } from '../../../shared/domain/calendar/check-exception.ts';
import {
  refreshHeldAgendas,
  withdrawCalendarMessages,
  withdrawMessage,
  writeMessage,
} from '../messages/write-message.ts';
import type { CommandContext, UseCase } from '../services.ts';
import { type PlannedLine, planMessages, planPublication } from './plan-publication.ts';

/**
 * Writes the exceptions and messages of a table. Done again after an edit it replaces what it wrote; what is over stays.
 * Errors: see `publishInput`.
 */
export const publishOrderCalendar: UseCase<z.output<typeof publishInput>, PublishOutput> = (tx, ctx, input) => {
  const calendar = requireCalendar(tx, input.calendarId);
  const today = businessDateAt(ctx.nowMs, companySettings(tx).timeZone);
  const plan = planPublication(tx, calendar, today);
  const [clash] = plan.clash;
  if (clash) {
    const { routeCode: route, orderDate: date } = clash.line;
    throw new AppError('conflict', 'order-calendar-clash', {
      route,
      date,
      name: clash.standing?.orderCalendarName ?? '',
    });
  }
  if (plan.byHand.length > 0 && input.byHand === null) {
    throw new AppError('conflict', 'order-calendar-by-hand', { count: plan.byHand.length });
  }
  const kept = input.byHand === 'replace' ? [] : plan.byHand;
  const replaced = input.byHand === 'replace' ? plan.byHand : [];
  const written = [...plan.add, ...plan.change, ...replaced];
  if (written.length + plan.remove.length + plan.same.length + kept.length === 0) {
    throw new AppError('refused', 'order-calendar-empty');
  }
  for (const row of plan.remove) deleteException(tx, row.id);
  for (const planned of written) writeLine(tx, ctx, calendar, planned);
  tellRoutes(tx, ctx, calendar, today, [...written, ...plan.same]);
  const by = { publishedAtMs: ctx.nowMs, publishedBy: ctx.actor.name };
  const published = { ...calendar, ...by, changedAtMs: ctx.nowMs };
  updateOrderCalendar(tx, published);
  ctx.audit({
    entity: 'order-calendar',
    entityId: calendar.id,
    before: {
      publishedAtMs: calendar.publishedAtMs,
      replaced: replaced.map(({ standing }) => standing),
      removed: plan.remove,
    },
    after: { publishedAtMs: ctx.nowMs, rows: written.map(({ line }) => line) },
  });
  ctx.publish('plan.changed');
  return {
    added: plan.add.length,
    changed: plan.change.length + replaced.length,
    removed: plan.remove.length,
    kept: kept.length,
  };
};

/** Takes back what is to come; the table is a draft again. Errors: see `endOrderCalendarInput`. */
export const unpublishOrderCalendar: UseCase<{ calendarId: string; reason: string }, { ok: true }> = (
  tx,
  ctx,
  { calendarId, reason },
) => {
  const calendar = requireCalendar(tx, calendarId);
  if (calendar.publishedAtMs === null) throw new AppError('refused', 'order-calendar-draft');
  const today = businessDateAt(ctx.nowMs, companySettings(tx).timeZone);
  const removed = exceptionsOfCalendar(tx, calendarId).filter((row) => !isOver(row, today));
  for (const row of removed) deleteException(tx, row.id);
  withdrawCalendarMessages(tx, ctx, calendarId);
  updateOrderCalendar(tx, { ...calendar, publishedAtMs: null, publishedBy: null });
  ctx.audit({
    entity: 'order-calendar',
    entityId: calendarId,
    before: { removed },
    after: { publishedAtMs: null },
    reason,
  });
  ctx.publish('plan.changed');
  return { ok: true };
};

export function requireCalendar(db: ReadableDB, calendarId: string): OrderCalendarRow {
  const calendar = findOrderCalendar(db, calendarId);
  if (!calendar) throw new AppError('not-found', 'order-calendar-unknown');
  return calendar;
}

function writeLine(
  tx: WritableDB,
  ctx: CommandContext,
  calendar: OrderCalendarRow,
  { line, standing }: PlannedLine,
): void {
  const { routeId, routeCode: _c, routeName: _n, ...dates } = line;
  const row = {
    ...dates,
    id: standing?.id ?? ctx.newId(),
    subject: { kind: 'route' as const, id: routeId },
    reason: calendar.name,
    orderCalendarId: calendar.id,
    messageId: null,
  };
  if (!standing) {
    insertException(tx, row);
    return;
  }
  if (standing.messageId !== null) withdrawMessage(tx, ctx, standing.messageId);
  updateException(tx, row);
}

/** One message a text, for the routes whose rows say so; a standing one keeps who has heard it. */
function tellRoutes(
  tx: WritableDB,
  ctx: CommandContext,
  calendar: OrderCalendarRow,
  today: string,
  planned: readonly PlannedLine[],
): void {
  const wanted = planMessages(planned.map(({ line }) => line));
  const standing = new Map(messagesOfCalendar(tx, calendar.id).map((message) => [message.text, message]));
  for (const { text, validTo, routeIds } of wanted) {
    const targets = routeIds.map((target) => ({ kind: 'route' as const, target }));
    const known = standing.get(text);
    standing.delete(text);
    if (known) {
      rewriteMessage(tx, { id: known.id, text, validFrom: known.validFrom, validTo }, targets);
      refreshHeldAgendas(tx, ctx, known.id);
      ctx.publish('message.changed', [known.id]);
    } else {
      writeMessage(tx, ctx, {
        text,
        validFrom: today,
        validTo,
        source: 'order-calendar',
        orderCalendarId: calendar.id,
        targets,
      });
    }
  }
  for (const message of standing.values()) withdrawMessage(tx, ctx, message.id);
}
