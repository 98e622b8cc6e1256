import { z } from 'zod';
import { LINE_NOTE_LENGTH } from '../domain/orders/line-note.ts';
import { businessDate, done, id, instantMs, quantity } from './primitives.ts';

/** Half-made orders: one for a customer and delivery date, saved at every keystroke. */

/** Longest text of a quantity field; more is cut off by the field itself. */
export const QUANTITY_TEXT_LENGTH = 40;

export const draftLine = z.object({
  productId: id,
  /** null: the product was added, no quantity typed yet. */
  quantity: quantity.nullable(),
  /** What stands in the field and is no quantity, so that it is not lost either; absent: nothing. */
  text: z.string().max(QUANTITY_TEXT_LENGTH).optional(),
  /** As it is typed; absent: none. */
  note: z.string().max(LINE_NOTE_LENGTH).optional(),
});
export type DraftLine = z.infer<typeof draftLine>;

export const orderDraft = z.object({
  draftId: id,
  deliveryDate: businessDate,
  revision: z.number().int(),
  operatorId: id,
  operatorName: z.string(),
  /** false: somebody else's; save with `takeOver`, or discard it. */
  mine: z.boolean(),
  /** The cut-off of its delivery has passed: `orders.moveDraft` moves it to an open one. */
  cutoffPassed: z.boolean(),
  updatedAtMs: instantMs,
  lines: z.array(draftLine),
  note: z.string(),
});
export type OrderDraft = z.infer<typeof orderDraft>;

const draftLines = z.array(draftLine).max(2000);

/**
 * One save in flight at a time. `baseRevision` is the revision of the last answer (0: no draft yet); a repeat of a save
 * that already went through is answered like the first. Refusals: `conflict/draft-of-other` {operator},
 * `conflict/draft-changed` {operator, revision}, `conflict/draft-gone`, `refused/order-cutoff-passed`.
 */
export const saveDraftInput = z.object({
  customerId: id,
  deliveryDate: businessDate,
  taskId: id.nullish(),
  baseRevision: z.number().int().min(0),
  lines: draftLines,
  note: z.string().max(500).default(''),
  /** Makes somebody else's draft one's own; the backend records it. */
  takeOver: z.boolean().default(false),
});

export const saveDraftOutput = z.object({ draftId: id, revision: z.number().int(), savedAtMs: instantMs });

export const discardDraftInput = z.object({ draftId: id, revision: z.number().int() });

export const discardDraftOutput = done;

/** After the cut-off, once confirmed: to another open delivery. `conflict/draft-exists-there` {operator}. */
export const moveDraftInput = z.object({ draftId: id, revision: z.number().int(), toDeliveryDate: businessDate });

export const moveDraftOutput = z.object({ draftId: id, revision: z.number().int(), deliveryDate: businessDate });
