import { type CallRow, callLabels, insertCall } from '../../../db/calls.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { touchTask } from '../../../db/queue-settling.ts';
import { companySettings } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { CommandContext } from '../services.ts';
import { numberToDial } from './number-to-dial.ts';
import type { SeatWork } from './require-work.ts';

export interface NewCall {
  readonly customerId: string | null;
  readonly taskId: string | null;
  readonly direction: 'out' | 'in';
  readonly source: string;
  /** Digits as dialed. */
  readonly number: string | null;
  /** An incoming call, or a result without a dialing step, is answered as it starts. */
  readonly answered: boolean;
  /** The conversation that this is a further shop of; absent: a conversation of its own. */
  readonly conversationId?: string;
}

/** Writes the row of a new attempt, started now, and returns it. */
export function startCall(tx: WritableDB, ctx: CommandContext, call: NewCall): CallRow {
  const businessDate = businessDateAt(ctx.nowMs, companySettings(tx).timeZone);
  const id = ctx.newId();
  const row: CallRow = {
    id,
    conversationId: call.conversationId ?? id,
    taskId: call.taskId,
    customerId: call.customerId,
    ...callLabels(tx, call.customerId, call.taskId, businessDate),
    direction: call.direction,
    source: call.source,
    seatId: ctx.actor.seatId,
    operatorId: ctx.actor.operatorId,
    number: call.number,
    businessDate,
    startedAtMs: ctx.nowMs,
    answeredAtMs: call.answered ? ctx.nowMs : null,
    endedAtMs: null,
    wrapUpEndedAtMs: null,
    talkSeconds: 0,
    holdSeconds: 0,
    wrapUpSeconds: 0,
    disposition: null,
    noOrderReason: null,
    promisedAtMs: null,
    promisedTo: null,
    orderId: null,
    note: null,
  };
  insertCall(tx, row);
  ctx.audit({
    entity: 'call',
    entityId: id,
    after: { customerId: row.customerId, taskId: row.taskId, direction: row.direction, number: row.number },
  });
  if (call.taskId !== null) touchTask(tx, call.taskId);
  ctx.publish('call.changed', [id]);
  return row;
}

/**
 * Starts the outgoing call to the customer that is previewed, on the number at `phonePosition`, else the task's.
 * Error: `refused/no-call-in-hand`.
 */
export function startFromPreview(
  tx: WritableDB,
  ctx: CommandContext,
  { task }: SeatWork,
  { answered, phonePosition }: { readonly answered: boolean; readonly phonePosition?: number | null },
): CallRow {
  if (!task) throw new AppError('refused', 'no-call-in-hand');
  const phone = numberToDial(tx, task.customerId, phonePosition ?? task.phonePosition);
  return startCall(tx, ctx, {
    customerId: task.customerId,
    taskId: task.id,
    direction: 'out',
    source: task.source,
    number: phone?.number ?? null,
    answered,
  });
}
