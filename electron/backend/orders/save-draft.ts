import type { z } from 'zod';
import type { WritableDB } from '../../../db/connection.ts';
import { type DraftRow, draftFor, insertDraft, type NamedDraftRow, updateDraft } from '../../../db/order-drafts.ts';
import { findTask } from '../../../db/queue-tasks.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { saveDraftInput, saveDraftOutput } from '../../../shared/contract/order-drafts.ts';
import { cutoffProblem } from '../../../shared/domain/orders/check-order.ts';
import type { CommandContext, UseCase } from '../services.ts';
import { noteGivenUp } from './note-refused.ts';
import { orderSetting, requireDelivery } from './order-setting.ts';

type Input = z.output<typeof saveDraftInput>;

/**
 * Keeps the half-made order; called at most 150 ms after every keystroke. An existing draft is saved without looking at
 * the delivery again, so that nothing typed is lost when the cut-off passes meanwhile. A quantity that cannot be had and is
 * taken back is kept as refused demand. Errors: `conflict/draft-of-other`
 * {operator}, `conflict/draft-changed` {operator, revision}, `conflict/draft-gone`, and for a new draft
 * `requireDelivery` and `refused/order-cutoff-passed`.
 */
export const saveDraft: UseCase<Input, z.input<typeof saveDraftOutput>> = (tx, ctx, input) => {
  const stored = draftFor(tx, input.customerId, input.deliveryDate);
  const lines = JSON.stringify(input.lines);
  if (!stored) {
    if (input.baseRevision > 0) throw new AppError('conflict', 'draft-gone');
    const setting = orderSetting(tx, ctx.nowMs, input);
    const delivery = requireDelivery(setting, input.deliveryDate);
    if (delivery.cutoffAtMs <= ctx.nowMs) {
      const next = setting.deliveries.open[0]?.deliveryDate ?? null;
      const { key, params } = cutoffProblem(delivery.cutoffAtMs, next, setting.settings.timeZone);
      throw new AppError('refused', key, params);
    }
    const draft = asRow(tx, ctx, input, { id: ctx.newId(), revision: 1, lines });
    insertDraft(tx, draft);
    return { draftId: draft.id, revision: draft.revision, savedAtMs: draft.updatedAtMs };
  }
  if (isRepeat(stored, input, lines, ctx)) {
    return { draftId: stored.id, revision: stored.revision, savedAtMs: stored.updatedAtMs };
  }
  requireCurrent(stored, ctx, input.baseRevision, input.takeOver);
  if (stored.lines !== lines) noteGivenUp(tx, ctx, stored, input.lines);
  const draft = asRow(tx, ctx, input, { id: stored.id, revision: stored.revision + 1, lines });
  updateDraft(tx, draft);
  return { draftId: draft.id, revision: draft.revision, savedAtMs: draft.updatedAtMs };
};

/**
 * The stored draft is the one that was looked at, and may be written by this operator. Errors: `conflict/draft-of-other`
 * {operator}, `conflict/draft-changed` {operator, revision}.
 */
export function requireCurrent(stored: NamedDraftRow, ctx: CommandContext, revision: number, takeOver: boolean): void {
  const operator = stored.operatorName;
  if (stored.operatorId !== ctx.actor.operatorId && !takeOver) {
    throw new AppError('conflict', 'draft-of-other', { operator });
  }
  if (stored.revision !== revision) {
    throw new AppError('conflict', 'draft-changed', { operator, revision: stored.revision });
  }
}

/** The answer of a save was lost and it was sent again: it must not look like somebody else's change. */
function isRepeat(stored: NamedDraftRow, input: Input, lines: string, ctx: CommandContext): boolean {
  return (
    stored.operatorId === ctx.actor.operatorId &&
    stored.revision === input.baseRevision + 1 &&
    stored.lines === lines &&
    (stored.note ?? '') === input.note
  );
}

function asRow(
  tx: WritableDB,
  ctx: CommandContext,
  input: Input,
  more: Pick<DraftRow, 'id' | 'revision' | 'lines'>,
): DraftRow {
  const task = input.taskId == null ? undefined : findTask(tx, input.taskId);
  return {
    ...more,
    customerId: input.customerId,
    deliveryDate: input.deliveryDate,
    operatorId: ctx.actor.operatorId,
    taskId: task?.customerId === input.customerId ? task.id : null,
    note: input.note === '' ? null : input.note,
    updatedAtMs: ctx.nowMs,
  };
}
