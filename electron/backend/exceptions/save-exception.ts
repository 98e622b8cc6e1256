import type { z } from 'zod';
import type { WritableDB } from '../../../db/connection.ts';
import { findMessage, setMessageDates } from '../../../db/messages.ts';
import {
  deleteException,
  type ExceptionRow,
  exceptionOn,
  findException,
  insertException,
  type NamedException,
  updateException,
} from '../../../db/order-exceptions.ts';
import { findSubject } from '../../../db/plan-subjects.ts';
import { companySettings } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { removeExceptionInput, SaveExceptionInput } from '../../../shared/contract/exceptions.ts';
import type { NamedSubject } from '../../../shared/contract/plan-subject.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { checkException, isOver } from '../../../shared/domain/calendar/check-exception.ts';
import { withdrawMessage, writeMessage } from '../messages/write-message.ts';
import type { CommandContext, UseCase } from '../services.ts';
import { exceptionFacts, planDays } from './exception-facts.ts';

/** Writes an exception by hand, new or changed, and what its customers are told of it. Errors: see `saveExceptionInput`. */
export const saveException: UseCase<SaveExceptionInput, { exceptionId: string }> = (tx, ctx, input) => {
  const { exceptionId, subject: asked, ...dates } = input;
  const days = planDays(tx, ctx.nowMs);
  const stored = exceptionId === null ? undefined : requireOwn(tx, exceptionId, days.today);
  const subject = stored?.subject ?? requireSubject(tx, input);
  const error = checkException(dates, exceptionFacts(tx, days, exceptionId, asked, dates)).find(
    (finding) => finding.level === 'error',
  );
  if (error) {
    const path = error.field === 'cutoff' ? 'cutoffDate' : error.field;
    throw new AppError('invalid', error.key, error.params, [{ path, key: error.key, params: error.params }]);
  }
  const other = exceptionOn(tx, subject, dates.orderDate);
  if (other && other.id !== stored?.id) {
    const from = other.orderCalendarName;
    if (from !== null) throw new AppError('conflict', 'exception-of-calendar', { name: from, date: dates.orderDate });
    throw new AppError('conflict', 'exception-exists', { date: dates.orderDate, name: subject.name });
  }
  const row: ExceptionRow = {
    ...dates,
    id: stored?.id ?? ctx.newId(),
    subject: { kind: subject.kind, id: subject.id },
    orderCalendarId: null,
    messageId: tell(tx, ctx, days.today, dates, subject, stored?.messageId ?? null),
  };
  if (stored) updateException(tx, row);
  else insertException(tx, row);
  ctx.audit({
    entity: 'order-exception',
    entityId: row.id,
    before: stored ?? null,
    after: { ...row, subject },
    reason: input.reason,
  });
  ctx.publish('plan.changed');
  return { exceptionId: row.id };
};

/** Takes an exception back: the order date counts again as the rules have it. Errors: as {@link saveException}. */
export const removeException: UseCase<z.output<typeof removeExceptionInput>, { ok: true }> = (tx, ctx, input) => {
  const today = businessDateAt(ctx.nowMs, companySettings(tx).timeZone);
  const stored = requireOwn(tx, input.exceptionId, today);
  deleteException(tx, stored.id);
  if (stored.messageId !== null) withdrawMessage(tx, ctx, stored.messageId, input.reason);
  ctx.audit({ entity: 'order-exception', entityId: stored.id, before: stored, after: null, reason: input.reason });
  ctx.publish('plan.changed');
  return { ok: true };
};

/** An exception that was written by hand and whose days are to come. */
function requireOwn(tx: WritableDB, exceptionId: string, today: string): NamedException {
  const stored = findException(tx, exceptionId);
  if (!stored) throw new AppError('not-found', 'exception-unknown');
  const { orderCalendarName, orderDate } = stored;
  if (orderCalendarName !== null) {
    throw new AppError('refused', 'exception-of-calendar', { name: orderCalendarName, date: orderDate });
  }
  if (isOver(stored, today)) throw new AppError('refused', 'exception-over', { date: orderDate });
  return stored;
}

function requireSubject(tx: WritableDB, { subject }: SaveExceptionInput): NamedSubject {
  const found = findSubject(tx, subject);
  if (!found) throw new AppError('not-found', `${subject.kind}-unknown`);
  if (found.closed) throw new AppError('refused', 'exception-customer-closed', { name: found.name });
  const { closed: _, ...named } = found;
  return named;
}

/** Writes or withdraws the message of an exception; gives its id. It is said until the new order date. */
function tell(
  tx: WritableDB,
  ctx: CommandContext,
  today: string,
  { message, orderDate, newOrderDate }: Pick<SaveExceptionInput, 'message' | 'orderDate' | 'newOrderDate'>,
  { kind, id }: NamedSubject,
  messageId: string | null,
): string | null {
  const validTo = newOrderDate ?? orderDate;
  const standing = messageId === null ? undefined : findMessage(tx, messageId);
  if (standing?.text === message && standing.withdrawnAtMs === null) {
    setMessageDates(tx, standing.id, standing.validFrom, validTo);
    return standing.id;
  }
  if (standing && standing.withdrawnAtMs === null) withdrawMessage(tx, ctx, standing.id);
  if (message === '') return null;
  const targets = [{ kind, target: id }];
  return writeMessage(tx, ctx, { text: message, validFrom: today, validTo, source: 'plan-change', targets });
}
