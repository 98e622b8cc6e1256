import { z } from 'zod';
import { dispositionCode, noOrderReason } from './dispositions.ts';
import { failedInHand } from './failed-orders.ts';
import { followUpInHand } from './follow-ups.ts';
import { businessDate, id, instantMs } from './primitives.ts';
import { drySummary, heldCall, skipReason, taskSource, taskState } from './queue.ts';
import { pauseCode, seatStatus } from './seats.ts';
import { ticketKind, ticketState } from './tickets.ts';

/**
 * The call in hand and everything a seat does with it. Every procedure answers with the whole {@link inHand}, so that a
 * screen never has to put the state together from pieces.
 */

const phoneInHand = z.object({
  position: z.number().int(),
  /** All digits: the number of the call in hand is never masked. */
  number: z.string(),
  label: z.string().nullable(),
  dead: z.boolean(),
});

export const customerInHand = z.object({
  id,
  code: z.string(),
  name: z.string(),
  contact: z.string().nullable(),
  phones: z.array(phoneInHand),
});
export type CustomerInHand = z.output<typeof customerInHand>;

export const PROMISED_TO = ['own', 'any'] as const;
export const promisedTo = z.enum(PROMISED_TO);

export const callInHand = z.object({
  id,
  direction: z.enum(['out', 'in']),
  number: z.string().nullable(),
  startedAtMs: instantMs,
  answeredAtMs: instantMs.nullable(),
  endedAtMs: instantMs.nullable(),
  holdSeconds: z.number().int(),
  /** May be changed until the wrap-up ends; only then it is settled. */
  disposition: dispositionCode.nullable(),
  noOrderReason: noOrderReason.nullable(),
  promisedAtMs: instantMs.nullable(),
  promisedTo: promisedTo.nullable(),
  orderId: id.nullable(),
  note: z.string(),
});
export type CallInHand = z.output<typeof callInHand>;

export const messageInHand = z.object({
  messageId: id,
  text: z.string(),
  /** Ticked in this call. */
  conveyed: z.boolean(),
});
export type MessageInHand = z.output<typeof messageInHand>;

/** Another shop of the person on the line that is due today. */
export const nextShop = z.object({
  taskId: id,
  customerId: id,
  customerCode: z.string(),
  customerName: z.string(),
  cutoffAtMs: instantMs.nullable(),
});
export type NextShop = z.output<typeof nextShop>;

/** Several shops of one owner or number in one conversation; the first is dialed, the others follow. */
export const conversation = z.object({
  /** Which of them is in hand, from 1. */
  position: z.number().int(),
  total: z.number().int(),
  /** Follows without dialing once the one in hand has its result; null for the last. */
  next: nextShop.nullable(),
});
export type Conversation = z.output<typeof conversation>;

export const inHand = z.object({
  /** UTC ms of this answer; screens count from it, not from the machine's clock. */
  nowMs: instantMs,
  seat: seatStatus,
  /** null: nobody is in hand, or an incoming call of an unknown number. */
  customer: customerInHand.nullable(),
  /** null also when its lease was lost; the call's result then stands for itself. */
  task: heldCall.nullable(),
  call: callInHand.nullable(),
  /** What the customer has to be told, the oldest first. */
  messages: z.array(messageInHand),
  /** Orders of the customer that fell through and can still be repaired, the nearest rescue deadline first. */
  failedOrders: z.array(failedInHand),
  /** Complaints of the customer that ask whether they were settled, the oldest first. */
  followUps: z.array(followUpInHand),
  /** null: it is about one shop only, or it has ended. */
  conversation: conversation.nullable(),
  /** When the timed wrap-up runs out; null outside of wrap-up. */
  wrapUpEndsAtMs: instantMs.nullable(),
  /** The operator is ready for calls and yet marked absent today; `until` is the last day. null in every other state. */
  absence: z.object({ absenceId: id, until: businessDate, markedBy: z.string() }).nullable(),
  /** Where the wrap-up of a call leads that came in during a pause: its reason. null: to the next customer. */
  backToPause: z.string().nullable(),
  /** The customer that was previewed called in at another seat, which has them now; `seat` null: not any more. */
  yielded: z.object({ customerName: z.string(), seat: z.string().nullable() }).nullable(),
  /** false: another window of this operator works the seat. */
  attached: z.boolean(),
});
export type InHand = z.output<typeof inHand>;

/** `dry`: nothing can be given out now; how many are left, and why. */
export const takeNextOutput = z.object({ inHand, dry: drySummary.nullable() });

/** Which number; absent: the task's, else the customer's first living one. */
export const dialInput = z.object({ phonePosition: z.number().int().nullish() });

/**
 * Records the result of the call in hand, ending it when it still runs. Refusals: `invalid/no-order-reason-missing`,
 * `invalid/promise-missing`, `refused/promise-past`, `refused/promise-after-cut-off` {latest},
 * `refused/ordered-without-order`, `refused/call-has-order`, `refused/call-has-answer`, `refused/callback-without-task`.
 */
export const recordDispositionInput = z.object({
  disposition: dispositionCode,
  noOrderReason: noOrderReason.nullish(),
  promisedAtMs: instantMs.nullish(),
  promisedTo: promisedTo.nullish(),
});
export type RecordDispositionInput = z.output<typeof recordDispositionInput>;
export type RecordDisposition = z.input<typeof recordDispositionInput>;

export const skipInput = z.object({ reason: skipReason, note: z.string().trim().max(200).nullish() });
export const saveNoteInput = z.object({ note: z.string().max(2000) });
export const pauseInput = z.object({ reason: pauseCode });

export const findByNumberInput = z.object({ number: z.string().trim().min(2).max(30) });
/** One who may be calling, with what whoever answers needs at a glance. Open tickets have their place here, once there are any. */
export const callerMatch = z.object({
  customerId: id,
  code: z.string(),
  name: z.string(),
  routeName: z.string().nullable(),
  /** False: nobody has the number, but theirs ends alike. */
  exact: z.boolean(),
  /** The call of today, whatever became of it; one that is open or previewed is settled by the incoming one. */
  due: z
    .object({
      taskId: id,
      state: taskState,
      disposition: dispositionCode.nullable(),
      promisedAtMs: instantMs.nullable(),
      parked: z.boolean(),
      cutoffAtMs: instantMs.nullable(),
      /** Another seat that has it now. */
      heldBy: z.string().nullable(),
      /** That seat is in the call; else it yields. */
      talking: z.boolean(),
    })
    .nullable(),
  /** The newest first. */
  lastOrders: z.array(
    z.object({
      orderDate: businessDate,
      amountMinor: z.number().int(),
      lineCount: z.number().int(),
      state: z.string(),
    }),
  ),
  lastCall: z
    .object({ startedAtMs: instantMs, disposition: dispositionCode.nullable(), operatorName: z.string() })
    .nullable(),
  /** A half-made order. */
  draft: z.object({ operatorName: z.string(), mine: z.boolean(), deliveryDate: businessDate }).nullable(),
  /** How many are still to be conveyed. */
  messages: z.number().int(),
  /** Open cases, what is due next first. */
  tickets: z.array(
    z.object({
      number: z.string(),
      kind: ticketKind,
      state: ticketState,
      categoryName: z.string(),
      /** When its next clock runs out; null: none runs. */
      dueAtMs: instantMs.nullable(),
    }),
  ),
});
export type CallerMatch = z.output<typeof callerMatch>;
export const findByNumberOutput = z.object({ digits: z.string(), callers: z.array(callerMatch) });
export type FindByNumber = z.output<typeof findByNumberOutput>;

/** `customerId` null: an unknown number, logged without a customer. `refused/customer-in-call` {operator}. */
export const takeIncomingInput = z.object({
  number: z.string().trim().min(2).max(30),
  customerId: id.nullable(),
});
export type TakeIncoming = z.input<typeof takeIncomingInput>;

/** `addNumber`: asks for the number that called to be added to the customer. */
export const attachCallerInput = z.object({ customerId: id, addNumber: z.boolean().default(false) });
export type AttachCaller = z.input<typeof attachCallerInput>;
export type AttachCallerInput = z.output<typeof attachCallerInput>;

/** Why a promise is moved or taken back, in the order of their digits. */
export const PROMISE_REASONS = [
  'customer-asked',
  'cannot-keep',
  'entered-wrong',
  'reached-otherwise',
  'other',
] as const;
export const promiseReason = z.enum(PROMISE_REASONS);
export type PromiseReason = z.output<typeof promiseReason>;

/** Picks a call that comes back. `refused/disposition-missing`, `conflict/call-not-returning`, `forbidden/call-of-other`. */
export const takeReturningInput = z.object({ taskId: id });
/** Also the refusals of a promise, and `invalid/promise-other-day`. */
export const changePromiseInput = z.object({
  taskId: id,
  promisedAtMs: instantMs,
  promisedTo,
  reason: promiseReason,
});
export type ChangePromiseInput = z.output<typeof changePromiseInput>;
export const giveUpPromiseInput = z.object({ taskId: id, reason: promiseReason });
export type GiveUpPromiseInput = z.output<typeof giveUpPromiseInput>;

export const seatQueueItem = z.object({
  taskId: id,
  customerId: id,
  customerCode: z.string(),
  customerName: z.string(),
  source: taskSource,
  cutoffAtMs: instantMs.nullable(),
  promisedAtMs: instantMs.nullable(),
  attempts: z.number().int(),
  /** Outside the calling windows: the minute of the company's day at which the next one opens. */
  opensAtMinute: z.number().int().nullable(),
  /** Put aside half done. */
  parked: z.boolean(),
  /** This operator's own; false: anyone's. */
  own: z.boolean(),
});
export type SeatQueueItem = z.output<typeof seatQueueItem>;

/** What an operator sees of today's queue. */
export const seatQueue = z.object({
  businessDate,
  counts: z.object({
    total: z.number().int(),
    done: z.number().int(),
    ordered: z.number().int(),
    left: z.number().int(),
  }),
  next: z.array(seatQueueItem),
  /** Promised callbacks and parked calls. */
  returning: z.array(seatQueueItem),
});
export type SeatQueue = z.output<typeof seatQueue>;
