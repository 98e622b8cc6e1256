import { z } from 'zod';
import { LINE_NOTE_LENGTH } from '../domain/orders/line-note.ts';
import { orderState } from './orders.ts';
import { amountMinor, businessDate, id, instantMs, quantity } from './primitives.ts';

/**
 * Orders checked, submitted, changed and cancelled. A refused order is an AppError `refused/order-refused` whose `fields`
 * name the lines (`lines.3.quantity`; path `order` for the order as a whole), each with its own sentence.
 */

/** A sentence `errors.<key>` of the translations with its parameters; amounts and times in it are texts already. */
export const orderMessage = z.object({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type OrderMessage = z.infer<typeof orderMessage>;

/** What stands against the order. `productId` null: against the order as a whole. */
export const orderProblem = orderMessage.extend({ productId: id.nullable() });
export type OrderProblem = z.infer<typeof orderProblem>;

export const submitLine = z.object({
  productId: id,
  quantity,
  /** The price that was shown and read back; another price by now is refused on the line. */
  priceMinor: amountMinor,
  /** What the customer says about this line, such as "red packs"; absent: nothing. */
  note: z.string().trim().max(LINE_NOTE_LENGTH).optional(),
});

const submitLines = z.array(submitLine).max(2000);

export const checkOrderInput = z.object({
  customerId: id,
  deliveryDate: businessDate,
  taskId: id.nullish(),
  lines: submitLines,
  offDayReason: z.string().trim().max(200).nullish(),
  addToOrderId: id.nullish(),
});

/** What is spoken before submitting. */
export const readBack = z.object({
  deliveryDate: businessDate,
  lineCount: z.number().int(),
  totalQuantity: quantity,
  amountMinor,
  deductionAtMs: instantMs.nullable(),
  /** More than 0: the deposit is short by so much at the deduction time. */
  depositMissingMinor: amountMinor,
});
export type ReadBack = z.infer<typeof readBack>;

/** The same check as at submit, on what is stored now; ask it for the read-back. */
export const checkOrderOutput = z.object({
  problems: z.array(orderProblem),
  warnings: z.array(orderProblem),
  readBack,
});

export const submitOrderInput = checkOrderInput.extend({
  /** For the order as a whole, such as where to leave the goods. */
  note: z.string().trim().max(500).default(''),
  /** Revision of the draft that this order was typed in; null: none. A newer one by somebody else is refused. */
  draftRevision: z.number().int().nullable(),
});

export const submitOrderOutput = z.object({
  orderId: id,
  number: z.string(),
  version: z.number().int(),
  placedAtMs: instantMs,
  /** Of this submit; for `addToOrderId` of the whole order as it stands now. */
  readBack,
  warnings: z.array(orderProblem),
});
export type SubmitOrderOutput = z.infer<typeof submitOrderOutput>;

/** A note that is absent stays as it was; an empty one is taken away. A note that was joined may be long. */
const changedLine = submitLine.extend({
  note: z
    .string()
    .trim()
    .max(5 * LINE_NOTE_LENGTH)
    .optional(),
});

/** All lines as they shall be from now on. `version` is the one that was looked at. */
export const changeOrderInput = z.object({
  orderId: id,
  version: z.number().int(),
  lines: z.array(changedLine).max(2000),
  reason: z.string().trim().min(1).max(200),
});

export const cancelOrderInput = z.object({
  orderId: id,
  version: z.number().int(),
  reason: z.string().trim().min(1).max(200),
});

export const cancelOrderOutput = z.object({ orderId: id, version: z.number().int(), state: orderState });
