import type { z } from 'zod';
import { findClass } from '../../../db/classes.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { customersByCodes } from '../../../db/message-lists.ts';
import {
  allTargets,
  findMessage,
  type MessageTarget,
  rewriteMessage,
  type StoredMessage,
  setMessageDates as setDates,
  wasHeard,
} from '../../../db/messages.ts';
import { findRoute } from '../../../db/routes.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type {
  MessageTargets,
  SaveMessageInput,
  setMessageDatesInput,
  withdrawMessageInput,
} from '../../../shared/contract/messages.ts';
import type { UseCase } from '../services.ts';
import { checkDates, refreshHeldAgendas, targetsForAudit, withdrawMessage, writeMessage } from './write-message.ts';

/**
 * Writes a message, new or changed. Once somebody has heard it, its words and targets stay: who heard what must be
 * certain. Errors: those of `writeMessage`, `not-found/message-unknown`, `refused/message-heard`,
 * `refused/message-withdrawn`, `not-found/class-unknown`, `route-unknown`, `invalid/customer-codes-unknown` {count, codes}.
 */
export const saveMessage: UseCase<SaveMessageInput, { messageId: string }> = (tx, ctx, input) => {
  const { messageId, text, validFrom, validTo } = input;
  checkDates(validFrom, validTo);
  const targets = targetRows(tx, input.targets);
  if (messageId === null) {
    return { messageId: writeMessage(tx, ctx, { text, validFrom, validTo, source: 'manual', targets }) };
  }
  const before = requireMessage(tx, messageId);
  if (targets.length === 0) throw new AppError('invalid', 'message-without-targets');
  if (wasHeard(tx, messageId)) throw new AppError('refused', 'message-heard');
  const targetsBefore = allTargets(tx, messageId);
  rewriteMessage(tx, { id: messageId, text, validFrom, validTo }, targets);
  refreshHeldAgendas(tx, ctx, messageId);
  ctx.audit({
    entity: 'message',
    entityId: messageId,
    before: {
      text: before.text,
      validFrom: before.validFrom,
      validTo: before.validTo,
      ...targetsForAudit(tx, targetsBefore, targets),
    },
    after: { text, validFrom, validTo, ...targetsForAudit(tx, targets, targetsBefore) },
  });
  ctx.publish('message.changed', [messageId]);
  return { messageId };
};

/** Changes only from when to when it is told. Errors: `invalid/message-dates`, `not-found/message-unknown`, `refused/message-withdrawn`. */
export const changeMessageDates: UseCase<z.output<typeof setMessageDatesInput>, { ok: true }> = (tx, ctx, input) => {
  const before = requireMessage(tx, input.messageId);
  checkDates(input.validFrom, input.validTo);
  setDates(tx, input.messageId, input.validFrom, input.validTo);
  refreshHeldAgendas(tx, ctx, input.messageId);
  ctx.audit({
    entity: 'message',
    entityId: input.messageId,
    before: { validFrom: before.validFrom, validTo: before.validTo },
    after: { validFrom: input.validFrom, validTo: input.validTo },
  });
  ctx.publish('message.changed', [input.messageId]);
  return { ok: true };
};

/** Errors: `not-found/message-unknown`, `refused/message-withdrawn`. */
export const withdraw: UseCase<z.output<typeof withdrawMessageInput>, { ok: true }> = (tx, ctx, input) => {
  withdrawMessage(tx, ctx, requireMessage(tx, input.messageId).id, input.reason);
  return { ok: true };
};

function requireMessage(tx: WritableDB, messageId: string): StoredMessage {
  const message = findMessage(tx, messageId);
  if (!message) throw new AppError('not-found', 'message-unknown');
  if (message.withdrawnAtMs !== null) throw new AppError('refused', 'message-withdrawn');
  return message;
}

/** Everybody goes before any other target. */
function targetRows(tx: WritableDB, targets: MessageTargets): MessageTarget[] {
  if (targets.all) return [{ kind: 'all', target: '' }];
  for (const classId of targets.classIds) {
    if (!findClass(tx, classId)) throw new AppError('not-found', 'class-unknown');
  }
  for (const routeId of targets.routeIds) {
    if (!findRoute(tx, routeId)) throw new AppError('not-found', 'route-unknown');
  }
  const { found, unknown } = customersByCodes(tx, targets.customerCodes);
  if (unknown.length > 0) {
    throw new AppError('invalid', 'customer-codes-unknown', {
      count: unknown.length,
      codes: unknown.slice(0, 5).join(', '),
    });
  }
  return [
    ...targets.classIds.map((target) => ({ kind: 'class' as const, target })),
    ...targets.routeIds.map((target) => ({ kind: 'route' as const, target })),
    ...targets.areas.map((target) => ({ kind: 'area' as const, target })),
    ...found.map(({ id }) => ({ kind: 'customer' as const, target: id })),
  ];
}
