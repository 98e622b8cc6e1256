import { z } from 'zod';
import { PROMISE_FATES } from '../domain/work-log/promise-fate.ts';
import { callLogRow } from './call-log.ts';
import { changeField, changeState } from './customer-changes.ts';
import { businessDate, id, instantMs } from './primitives.ts';
import { refusedRow } from './reasons.ts';
import { reportFigures } from './reports.ts';
import { seatState } from './seats.ts';
import { shiftToday } from './shifts.ts';
import { EVENT_KINDS } from './ticket-view.ts';
import { ticketKind, ticketState } from './tickets.ts';

/** Signs of a remark, and of the answer to it. */
export const REMARK_MAX = 2000;

const count = z.number().int();

/** What an operator wrote about a day; fixed once a lead has read it. */
export const workRemark = z.object({
  id,
  text: z.string(),
  revision: count,
  writtenAtMs: instantMs,
  readAtMs: instantMs.nullable(),
  readBy: z.string().nullable(),
  answer: z.string().nullable(),
  answeredAtMs: instantMs.nullable(),
  answeredBy: z.string().nullable(),
  answerSeenAtMs: instantMs.nullable(),
});
export type WorkRemark = z.output<typeof workRemark>;

/** A stretch of the day in one state of the seat. */
const segment = z.object({ state: seatState, reason: z.string().nullable(), fromMs: instantMs, toMs: instantMs });

/** What the log points out: it may need a word. */
export const MOMENT_KINDS = [
  'promise',
  'failed-order',
  'cancelled-order',
  'after-cutoff',
  'off-day-order',
  'late-quota',
  'long-pause',
] as const;
const moment = z.object({
  kind: z.enum(MOMENT_KINDS),
  atMs: instantMs,
  customerId: id.nullable(),
  customerName: z.string().nullable(),
  callId: id.nullable(),
  orderId: id.nullable(),
  orderNumber: z.string().nullable(),
  /** A reason, as it was given or as a code: of the failure, of the day, of the pause. */
  reason: z.string().nullable(),
  /** Of a promise: its time. Of an order after the cut-off: that cut-off. */
  untilMs: instantMs.nullable(),
  fate: z.enum(PROMISE_FATES).nullable(),
  /** Of a long pause: how long it took and how long it may take. */
  minutes: count.nullable(),
  mostMinutes: count.nullable(),
});
export type WorkMoment = z.output<typeof moment>;

const dayCall = callLogRow.pick({
  id: true,
  direction: true,
  source: true,
  customerId: true,
  customerName: true,
  startedAtMs: true,
  talkSeconds: true,
  disposition: true,
  noOrderReason: true,
  orderId: true,
  orderNumber: true,
  quantity: true,
  amountMinor: true,
  note: true,
});
export type DayCall = z.output<typeof dayCall>;

/** A case of the day, with what the person did to it. */
const dayCase = z.object({
  ticketId: id,
  number: z.string(),
  kind: ticketKind,
  categoryName: z.string(),
  state: ticketState,
  /** The first act of the day. */
  atMs: instantMs,
  acts: z.array(z.enum(EVENT_KINDS)),
  isRegistered: z.boolean(),
  isEnded: z.boolean(),
});
export type DayCase = z.output<typeof dayCase>;

const dayChange = z.object({
  changeId: id,
  customerId: id,
  customerName: z.string(),
  state: changeState,
  fields: z.array(changeField),
  atMs: instantMs,
});
export type DayChange = z.output<typeof dayChange>;

/** What a customer wanted that day through this person and does not have; the rows of the report of refused demand. */
const dayRefused = refusedRow
  .pick({ customerId: true, customerName: true, productId: true, productName: true, unit: true, callId: true })
  .extend(
    refusedRow.pick({ orderDay: true, reason: true, wanted: true, allowed: true, got: true, refused: true }).shape,
  )
  .extend({ atMs: instantMs });
export type DayRefused = z.output<typeof dayRefused>;

/** `operatorId` null: the asker. Refusals: `not-found/operator-unknown`, `forbidden/work-day-of-other`. */
export const workDayInput = z.object({ date: businessDate, operatorId: id.nullable().default(null) });

/** What one person did on a day, compiled from the rows of the log; nobody can correct it. */
export const workDay = z.object({
  person: z.object({ id, name: z.string(), teamName: z.string().nullable() }),
  date: businessDate,
  today: businessDate,
  asOfMs: instantMs,
  isOwn: z.boolean(),
  /** The asker may mark the remarks as read and answer them. */
  mayReview: z.boolean(),
  /** What the person's week as it is planned now has for the day, in order; empty: nothing. */
  shift: shiftToday,
  /** The same counts as the report of this person and day. */
  figures: reportFigures,
  signedInAtMs: instantMs.nullable(),
  /** The end of the last stretch; null while the seat is signed in. */
  signedOutAtMs: instantMs.nullable(),
  firstCallMs: instantMs.nullable(),
  lastCallMs: instantMs.nullable(),
  pauses: z.array(z.object({ reason: z.string(), times: count, seconds: count })),
  followUps: count,
  casesRegistered: count,
  /** Cases with an act of the person other than registering them. */
  casesWorked: count,
  casesEnded: count,
  changesAsked: count,
  messagesConveyed: count,
  segments: z.array(segment),
  calls: z.array(dayCall),
  cases: z.array(dayCase),
  changes: z.array(dayChange),
  moments: z.array(moment),
  refused: z.array(dayRefused),
  /** The oldest first; at most one, the last, is not read yet. */
  remarks: z.array(workRemark),
});
export type WorkDay = z.output<typeof workDay>;

const remarkText = z.string().max(REMARK_MAX);
/**
 * `revision` is that of the unread remark as it was seen, 0 for a new one; an empty text takes the unread one away.
 * Refusals: `refused/remark-in-future`, `conflict/remark-read` {name}, `conflict/remark-changed`.
 */
export const saveRemarkInput = z.object({ date: businessDate, revision: count.min(0), text: remarkText });
export type SaveRemark = z.output<typeof saveRemarkInput>;
export const savedRemark = z.object({ remark: workRemark.nullable() });

/**
 * Marks as read, with an answer if there is one; answers one that was read without.
 * Refusals: `not-found/remark-unknown`, `forbidden/work-day-of-other`, `forbidden/remark-own`, `conflict/remark-went-on`
 * {name}, `conflict/remark-answered` {name}.
 */
export const readRemarkInput = z.object({ remarkId: id, revision: count, answer: remarkText.default('') });
export type ReadRemark = z.output<typeof readRemarkInput>;

const dayOfPerson = z.object({ operatorId: id, date: businessDate });
/** Where the next unread remark is: of the same day first, then of the newest. */
export const readRemarkOutput = z.object({ next: dayOfPerson.nullable() });

export const seeAnswersInput = z.object({ date: businessDate });

/** How much waits for the asker: remarks to read, and answers to the own ones. */
export const remarksWaiting = z.object({ unread: count, answers: count, nextUnread: dayOfPerson.nullable() });

export const REMARK_STATES = ['none', 'unread', 'read', 'answered'] as const;
export const workDaysInput = z.object({ date: businessDate });
const personDays = z.object({
  operatorId: id,
  name: z.string(),
  login: z.string(),
  teamName: z.string().nullable(),
  figures: reportFigures,
  /** The last seven days up to the asked one, the oldest first. */
  days: z.array(z.object({ date: businessDate, worked: z.boolean(), remark: z.enum(REMARK_STATES) })),
});
export type PersonDays = z.output<typeof personDays>;
/** The people within the asker's reach on a day, each with the week that ends there. */
export const workDays = z.object({
  date: businessDate,
  today: businessDate,
  asOfMs: instantMs,
  people: z.array(personDays),
});
export type WorkDays = z.output<typeof workDays>;
