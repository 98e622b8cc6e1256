import type { z } from 'zod';
import { draftFor, findDraft, updateDraft } from '../../../db/order-drafts.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { moveDraftInput, moveDraftOutput } from '../../../shared/contract/order-drafts.ts';
import { cutoffProblem } from '../../../shared/domain/orders/check-order.ts';
import type { UseCase } from '../services.ts';
import { orderSetting, requireDelivery } from './order-setting.ts';
import { requireCurrent } from './save-draft.ts';

/**
 * Takes a draft to another delivery date, once the operator confirmed it: its own cut-off has passed, or the customer
 * wants another day. The form is asked again afterwards, with the quotas of that day. Errors: `conflict/draft-gone`,
 * `conflict/draft-exists-there` {delivery, operator}, as `requireCurrent` and `requireDelivery`,
 * `refused/order-cutoff-passed`.
 */
export const moveDraft: UseCase<z.output<typeof moveDraftInput>, z.input<typeof moveDraftOutput>> = (
  tx,
  ctx,
  input,
) => {
  const draft = findDraft(tx, input.draftId);
  if (!draft) throw new AppError('conflict', 'draft-gone');
  requireCurrent(draft, ctx, input.revision, false);
  const setting = orderSetting(tx, ctx.nowMs, draft);
  const delivery = requireDelivery(setting, input.toDeliveryDate);
  if (delivery.cutoffAtMs <= ctx.nowMs) {
    const next = setting.deliveries.open[0]?.deliveryDate ?? null;
    const { key, params } = cutoffProblem(delivery.cutoffAtMs, next, setting.settings.timeZone);
    throw new AppError('refused', key, params);
  }
  const there = draftFor(tx, draft.customerId, input.toDeliveryDate);
  if (there && there.id !== draft.id) {
    throw new AppError('conflict', 'draft-exists-there', {
      delivery: input.toDeliveryDate,
      operator: there.operatorName,
    });
  }
  const moved = {
    ...draft,
    deliveryDate: input.toDeliveryDate,
    revision: draft.revision + 1,
    updatedAtMs: ctx.nowMs,
  };
  updateDraft(tx, moved);
  return { draftId: draft.id, revision: moved.revision, deliveryDate: moved.deliveryDate };
};
