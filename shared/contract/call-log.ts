import { z } from 'zod';
import { dispositionCode, noOrderReason } from './dispositions.ts';
import { amountMinor, businessDate, id, instantMs, quantity } from './primitives.ts';

export const CALL_DIRECTIONS = ['out', 'in'] as const;
export const callDirection = z.enum(CALL_DIRECTIONS);
export type CallDirection = z.output<typeof callDirection>;

/** In a list of ids: calls without any, without a seat, a class, a route, or of people without a team. */
export const NO_ID = 'none';

/**
 * Only the calls that a figure counts: conversations with a result, those of them in which somebody answered, calls with a
 * known customer, calls in which that customer was spoken to, calls in which an order was taken that still stands, and,
 * further shops of one conversation too, calls that were answered and those that nobody answered.
 */
export const COUNTED_CALLS = [
  ...(['attempts', 'connected', 'customers', 'reached', 'ordered', 'answered', 'unanswered'] as const),
] as const;
export type CountedCallsName = (typeof COUNTED_CALLS)[number];

/** What of the call log is looked at. Empty lists and null mean "all". */
export const callLogFilter = z.object({
  /** Business dates, both included. */
  from: businessDate,
  to: businessDate,
  seatIds: z.array(id).max(500).default([]),
  operatorIds: z.array(id).max(500).default([]),
  classIds: z.array(id).max(500).default([]),
  routeIds: z.array(id).max(500).default([]),
  /** The teams that the operators are in now. */
  teamIds: z.array(id).max(500).default([]),
  /** Of the wall clock at which a call began: 0 to 23. */
  hours: z.array(z.number().int().min(0).max(23)).max(24).default([]),
  counted: z.enum(COUNTED_CALLS).nullable().default(null),
  direction: callDirection.nullable().default(null),
  dispositions: z.array(dispositionCode).default([]),
  noOrderReasons: z.array(noOrderReason).default([]),
  /** With or without an order taken, a case registered in the call. */
  hasOrder: z.boolean().nullable().default(null),
  hasTicket: z.boolean().nullable().default(null),
  /** The last digits of the number, four at least, up to the whole number. */
  number: z
    .string()
    .regex(/^\d{4,20}$/)
    .nullable()
    .default(null),
  /** The calls with this one customer. */
  customerId: id.nullable().default(null),
  /** This one call. */
  callId: id.nullable().default(null),
});
export type CallLogFilter = z.output<typeof callLogFilter>;

/** The columns of the log (product.md section 7), in the order of screen and file. */
export const CALL_COLUMNS = [
  'id',
  'businessDate',
  'direction',
  'seat',
  'operator',
  'customerCode',
  'customerName',
  'number',
  'class',
  'route',
  'task',
  'source',
  'startedAt',
  'answeredAt',
  'endedAt',
  'talkSeconds',
  'holdSeconds',
  'wrapUpSeconds',
  'disposition',
  'noOrderReason',
  'orderNumber',
  'quantity',
  'amount',
  'ticketNumbers',
  'note',
] as const;
export const callColumn = z.enum(CALL_COLUMNS);
export type CallColumn = z.output<typeof callColumn>;

export const callLogRow = z.object({
  id,
  businessDate,
  direction: callDirection,
  seat: z.string().nullable(),
  operator: z.string(),
  customerId: id.nullable(),
  customerCode: z.string().nullable(),
  customerName: z.string().nullable(),
  /** Digits; masked by the backend unless the asker may see whole numbers. */
  number: z.string().nullable(),
  class: z.string().nullable(),
  route: z.string().nullable(),
  task: id.nullable(),
  source: z.string(),
  startedAtMs: instantMs,
  answeredAtMs: instantMs.nullable(),
  endedAtMs: instantMs.nullable(),
  talkSeconds: z.number().int(),
  holdSeconds: z.number().int(),
  wrapUpSeconds: z.number().int(),
  disposition: dispositionCode.nullable(),
  noOrderReason: noOrderReason.nullable(),
  /** The order of the call, the first of several. */
  orderId: id.nullable(),
  /** Numbers of the orders taken in the call, separated by blanks. */
  orderNumber: z.string().nullable(),
  /** Quantity and amount of the orders that still stand; null when none was taken. */
  quantity: quantity.nullable(),
  amountMinor: amountMinor.nullable(),
  /** The case that was registered in the call, the first of several. */
  ticketId: id.nullable(),
  /** Numbers of the cases that were registered in the call, separated by blanks. */
  ticketNumbers: z.string().nullable(),
  note: z.string().nullable(),
});
export type CallLogRow = z.output<typeof callLogRow>;

export const callLogPageInput = z.object({
  filter: callLogFilter,
  /** Where the page before ended, as it was handed out. */
  cursor: z.string().max(80).nullable().default(null),
  limit: z.number().int().min(1).max(500).default(200),
});
/** May hold fewer rows than asked for, even none, while there are more: each page looks at so many calls only. */
export const callLogPage = z.object({
  rows: z.array(callLogRow),
  nextCursor: z.string().nullable(),
  /** How far back the log has been looked through; null: all of it. */
  searchedTo: businessDate.nullable(),
});
export type CallLogPage = z.output<typeof callLogPage>;

/** Counts from which every figure of a set of calls is made (shared/domain/supervision/figures.ts). */
export const callTotals = z.object({
  /** Rows of the log. */
  calls: z.number().int(),
  /** Conversations with a result; further shops of the same conversation are calls, but no attempts. */
  attempts: z.number().int(),
  connected: z.number().int(),
  /** Different customers: called, spoken to, and with an order that still stands. */
  customers: z.number().int(),
  reachedCustomers: z.number().int(),
  orderedCustomers: z.number().int(),
  /** Orders taken in these calls that still stand. */
  orders: z.number().int(),
  quantity,
  amountMinor,
  /** Calls with a connected result, further shops too, and what they took. */
  answered: z.number().int(),
  talkSeconds: z.number().int(),
  holdSeconds: z.number().int(),
  wrapUpSeconds: z.number().int(),
  /** Calls whose result says that nobody answered, and what they cost: from dialing to the end of their wrap-up. */
  unanswered: z.number().int(),
  unansweredSeconds: z.number().int(),
});
export type CallTotals = z.output<typeof callTotals>;

const choice = z.object({ id, label: z.string() });
/** What the filter bar offers, within the asker's view. */
export const callLogChoices = z.object({
  today: businessDate,
  seats: z.array(choice),
  operators: z.array(choice),
  classes: z.array(choice),
  routes: z.array(choice),
  /** Of the operators; none where there is no choice. */
  teams: z.array(choice),
  /** False: the asker sees own calls only, so that seat and operator are no question. */
  choosesPeople: z.boolean(),
  mayExport: z.boolean(),
  /** Numbers come masked. */
  masked: z.boolean(),
});
export type CallLogChoices = z.output<typeof callLogChoices>;
