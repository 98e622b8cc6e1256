import type { z } from 'zod';
import { deleteDraft, findDraft } from '../../../db/order-drafts.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { discardDraftInput } from '../../../shared/contract/order-drafts.ts';
import type { UseCase } from '../services.ts';
import { noteAllAsked } from './note-refused.ts';

/**
 * Throws a draft away, one's own or a colleague's who left it; the audit log keeps what was in it. A draft that is gone
 * already is fine. Error: `conflict/draft-changed` {operator, revision} when it was typed in meanwhile.
 */
export const discardDraft: UseCase<z.output<typeof discardDraftInput>, { ok: true }> = (tx, ctx, input) => {
  const draft = findDraft(tx, input.draftId);
  if (!draft) return { ok: true };
  if (draft.revision !== input.revision) {
    throw new AppError('conflict', 'draft-changed', { operator: draft.operatorName, revision: draft.revision });
  }
  noteAllAsked(tx, ctx, draft);
  deleteDraft(tx, draft.id);
  ctx.audit({
    entity: 'order-draft',
    entityId: draft.id,
    before: {
      customerId: draft.customerId,
      deliveryDate: draft.deliveryDate,
      operatorId: draft.operatorId,
      lines: JSON.parse(draft.lines),
    },
  });
  return { ok: true };
};
