import { z } from 'zod';
import { LINE_NOTE_LENGTH } from '../domain/orders/line-note.ts';
import { orderRule } from './class-strategies.ts';
import { amountMinor, businessDate, done, id, instantMs, page, quantity } from './primitives.ts';

/**
 * Orders, drafts and the product search of the order form. A refused order is an AppError `refused/order-refused` whose
 * `fields` name the lines (`lines.3.quantity`; path `order` for the order as a whole), each with its own sentence.
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

export const orderDelivery = z.object({
  /** The route's order day that leads to this delivery; quotas are matched by it. */
  orderDate: businessDate,
  deliveryDate: businessDate,
  cutoffAtMs: instantMs,
  deductionAtMs: instantMs.nullable(),
  rescueAtMs: instantMs.nullable(),
  /** Ordering today for it is off the customer's order day: a reason is asked for and the order is marked. */
  offDay: z.boolean(),
});
export type OrderDelivery = z.infer<typeof orderDelivery>;

/** How much of a quota product this customer may still order on that order day. */
export const quotaState = z.object({
  /** false: no row covers the order day ("not yet published"); then nothing can be ordered. */
  published: z.boolean(),
  /** What the tightest row allows this customer, raised by its float. */
  allotted: quantity,
  used: quantity,
  /** The smallest remainder of all rows that apply, never below 0. */
  left: quantity,
  /** Which row is the tightest. */
  boundBy: z.enum(['product-class', 'product-customer', 'class-total', 'product-supply']).nullable(),
});
export type QuotaState = z.infer<typeof quotaState>;

/** One line of the order grid, usable before a quantity is typed. */
export const orderFormLine = z.object({
  productId: id,
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  priceMinor: amountMinor,
  active: z.boolean(),
  orderMultiple: quantity,
  leastQuantity: quantity,
  mostQuantity: quantity.nullable(),
  /** What the customer bought last time, and when; null: never. */
  lastQuantity: quantity.nullable(),
  lastDate: businessDate.nullable(),
  /** 0: nothing is suggested. Never above quota or stock, always a multiple. */
  suggestedQuantity: quantity,
  /** Why so much, one line: key below `orders.suggestion`. */
  suggestionReason: orderMessage,
  /** null: not a quota product. */
  quota: quotaState.nullable(),
  /** null: stock is not tracked. */
  stockLeft: quantity.nullable(),
  /** Bought in the last weeks; false: added by search or standing in the draft only. */
  usual: z.boolean(),
});
export type OrderFormLine = z.infer<typeof orderFormLine>;

export const draftLine = z.object({
  productId: id,
  /** null: the product was added, no quantity typed yet. */
  quantity: quantity.nullable(),
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

export const ORDER_STATES = ['submitted', 'cancelled', 'failed', 'handed-over', 'delivered'] as const;
export const orderState = z.enum(ORDER_STATES);
export const ORDER_CHANNELS = ['phone', 'phone-request', 'web', 'history'] as const;
export const orderChannel = z.enum(ORDER_CHANNELS);

export const orderSummary = z.object({
  orderId: id,
  number: z.string(),
  version: z.number().int(),
  kind: z.enum(['order', 'return']),
  state: orderState,
  channel: orderChannel,
  customerId: id,
  customerCode: z.string(),
  customerName: z.string(),
  orderDate: businessDate,
  deliveryDate: businessDate.nullable(),
  cutoffAtMs: instantMs.nullable(),
  placedAtMs: instantMs,
  operatorId: id.nullable(),
  operatorName: z.string().nullable(),
  lineCount: z.number().int(),
  totalQuantity: quantity,
  amountMinor,
  offDayReason: z.string().nullable(),
  note: z.string().nullable(),
  /** May be changed or cancelled by the one who asks, now. */
  open: z.boolean(),
});
export type OrderSummary = z.infer<typeof orderSummary>;

export const orderFormInput = z.object({
  customerId: id,
  /** The call task in hand: its delivery is chosen first, and it makes today an order day. */
  taskId: id.nullish(),
  /** Absent: the task's delivery while its cut-off is open, else the route's first open one. */
  deliveryDate: businessDate.nullish(),
});

export const orderForm = z.object({
  customerId: id,
  customerClosed: z.boolean(),
  /** UTC ms of this answer; count down from it, not from the machine's clock. */
  nowMs: instantMs,
  today: businessDate,
  timeZone: z.string(),
  currency: z.string(),
  /** The first open delivery and the next four. Empty: the customer has no route or the route no order days. */
  deliveries: z.array(orderDelivery),
  /** The one this form is for; null only when there is none. */
  delivery: orderDelivery.nullable(),
  /** The countdown warns from this many minutes before the cut-off. */
  cutoffWarnMinutes: z.number().int(),
  /** null: not known for this customer. */
  depositMinor: amountMinor.nullable(),
  creditLimitMinor: amountMinor.nullable(),
  /** Amount of this customer's orders that are not yet deducted or delivered. */
  committedMinor: amountMinor,
  /** Which order types its class may use, and by which channel this one comes; null: all. */
  orderRule: orderRule.nullable(),
  /** How many cycles' quota the order day carries: above 1 where an exception around a holiday says so. */
  quotaCycles: z.number().int(),
  /** Over all quota products; null: no such quota for this customer's class. */
  classTotal: z.object({ allotted: quantity, used: quantity, left: quantity }).nullable(),
  /** Usual products first, most likely on top; then what only the draft holds. */
  lines: z.array(orderFormLine),
  /** How many weeks "usually" looks back. */
  usualWeeks: z.number().int(),
  draft: orderDraft.nullable(),
  /** This customer's drafts for other delivery dates, such as one whose cut-off has passed. */
  otherDrafts: z.array(orderDraft),
  /** Live orders of any channel for this delivery date: add to one (`addToOrderId`) or start another. */
  taken: z.array(orderSummary),
});
export type OrderForm = z.infer<typeof orderForm>;

export const productSearchInput = z.object({
  customerId: id,
  deliveryDate: businessDate,
  text: z.string().trim().min(1).max(60),
  limit: z.number().int().min(1).max(50).default(20),
});
export const productMatch = orderFormLine.extend({ matchedBy: z.enum(['code', 'barcode', 'initials', 'name']) });
export type ProductMatch = z.infer<typeof productMatch>;
/** The customer's own products first, then by how well they match. */
export const productSearchOutput = z.object({ matches: z.array(productMatch), more: z.boolean() });

/** Products like one that is short, ready to be offered instead. */
export const substitutesInput = z.object({ customerId: id, deliveryDate: businessDate, productId: id });
export const substitutesOutput = z.object({ lines: z.array(orderFormLine) });

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

export const listOrdersInput = page.extend({
  /** Order dates, both included. */
  from: businessDate.nullish(),
  to: businessDate.nullish(),
  customerId: id.nullish(),
  /** The beginning of an order number, or any part of a customer's code, name, initials or phone. */
  text: z.string().trim().max(60).nullish(),
  state: orderState.nullish(),
  channel: orderChannel.nullish(),
  deliveryDate: businessDate.nullish(),
});
export type ListOrdersInput = z.input<typeof listOrdersInput>;
export const listOrdersOutput = z.object({
  rows: z.array(orderSummary),
  more: z.boolean(),
});

export const orderLine = z.object({
  lineNumber: z.number().int(),
  productId: id,
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  quantity,
  priceMinor: amountMinor,
  amountMinor,
  suggestedQuantity: quantity.nullable(),
  /** null: nothing was said about this line. */
  note: z.string().nullable(),
});
export type OrderLine = z.infer<typeof orderLine>;

export const orderVersion = z.object({
  version: z.number().int(),
  state: orderState,
  atMs: instantMs,
  operatorName: z.string(),
  /** Why it was changed or cancelled; null for the first. */
  reason: z.string().nullable(),
  lineCount: z.number().int(),
  totalQuantity: quantity,
  amountMinor,
  /** The notes on its lines as they were then, with today's name of the product. */
  lineNotes: z.array(z.object({ name: z.string(), note: z.string() })),
});

export const showOrderInput = z.object({ orderId: id });
export const showOrderOutput = z.object({
  order: orderSummary,
  lines: z.array(orderLine),
  /** Oldest first; empty for an order of the imported history. */
  versions: z.array(orderVersion),
});
export type ShownOrder = z.infer<typeof showOrderOutput>;
