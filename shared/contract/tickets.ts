import { z } from 'zod';
import { carriedChange } from './case-changes.ts';
import { businessDate, id } from './primitives.ts';
import type { Role } from './rights.ts';

export const TICKET_KINDS = ['complaint', 'suggestion', 'service-request'] as const;
export const ticketKind = z.enum(TICKET_KINDS);
export type TicketKind = z.infer<typeof ticketKind>;

/** Before the number of a case: `C-20261122-0001`. */
export const NUMBER_LETTERS: Readonly<Record<TicketKind, string>> = {
  complaint: 'C',
  suggestion: 'S',
  'service-request': 'R',
};

export const TICKET_STATES = [
  'registered',
  'accepted',
  'handed-over',
  'in-progress',
  'waiting',
  'resolved',
  'follow-up',
  'closed',
  'reopened',
  'withdrawn',
] as const;
export const ticketState = z.enum(TICKET_STATES);
export type TicketState = z.infer<typeof ticketState>;

export const TICKET_PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;
export const ticketPriority = z.enum(TICKET_PRIORITIES);
export type TicketPriority = z.infer<typeof ticketPriority>;

export const CLOCK_KINDS = ['first-response', 'hand-over', 'solution'] as const;
export const clockKind = z.enum(CLOCK_KINDS);
export type ClockKind = z.infer<typeof clockKind>;

export const WAITING_FOR = ['customer', 'unit', 'goods', 'other'] as const;
export const DECISIONS = ['adopted', 'declined', 'approved'] as const;
/** Codes of why a complaint came about; their words are in shared/i18n. */
export const ROOT_CAUSES = [
  'wrong-goods',
  'short-delivery',
  'late-delivery',
  'damaged-goods',
  'product-quality',
  'price-or-payment',
  'order-entry',
  'service-manner',
  'system',
  'customer-error',
  'other',
] as const;

/** Whose lists a case is on: its worker's (0), the shift lead's (1), the supervisor's (2). */
export const MOST_LEVEL = 2;
export const MOST_DESCRIPTION = 20_000;
export const UNREACHED_DAYS = 3;

export const TRANSITIONS = [
  'accept',
  'hand-over',
  'work',
  'wait',
  'resume',
  'resolve',
  'send-back',
  'ask-customer',
  'close',
  'close-not-reached',
  'reopen',
  'withdraw',
] as const;
export const transitionName = z.enum(TRANSITIONS);
export type TransitionName = z.infer<typeof transitionName>;

/** What a transition asks for; each missing one has a sentence of its own. */
export const TRANSITION_NEEDS = [
  'reason',
  'unit-or-person',
  'waiting-for',
  'result',
  'root-cause',
  'decision',
  'reply',
  'checklist-done',
  'satisfaction',
  'unreached-days',
] as const;
export type TransitionNeed = (typeof TRANSITION_NEEDS)[number];

export interface Transition {
  readonly from: readonly TicketState[];
  readonly to: TicketState;
  readonly roles: readonly Role[];
  readonly needs: readonly TransitionNeed[];
  /** Kinds that know it; all where it is missing. */
  readonly kinds?: readonly TicketKind[];
  /** What a kind needs beyond that. */
  readonly needsOf?: Partial<Readonly<Record<TicketKind, readonly TransitionNeed[]>>>;
}

const text = (most: number) => z.string().trim().max(most);
const fieldValue = z.union([z.string().max(2000), z.number(), z.null()]);

export const fieldDefinition = z.object({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  label: text(40).min(1),
  type: z.enum(['text', 'number', 'date', 'choice']),
  required: z.boolean(),
  choices: z.array(text(60).min(1)).max(30).default([]),
});
export type FieldDefinition = z.infer<typeof fieldDefinition>;

/**
 * A case is of a customer, or of a person with name or phone; where neither is named, of whoever is on the line. The call
 * in hand is linked by the backend. Refusals: `not-found/category-unknown`,
 * `refused/category-inactive` {category}, `invalid/ticket-of-nobody`, `invalid/ticket-without-description`,
 * `invalid/ticket-field-missing` {field}, `invalid/ticket-field-wrong` {field}, `invalid/ticket-field-negative` {field}, `not-found/customer-unknown`,
 * `not-found/order-unknown`, `not-found/order-line-unknown`, `refused/order-of-other-customer`,
 * `refused/order-in-hand-gone`, those of asking for its change (`correctChangeInput`).
 */
export const registerTicketInput = z.object({
  kind: ticketKind,
  categoryId: id,
  /** null: as the category has it. */
  priority: ticketPriority.nullable().default(null),
  customerId: id.nullable(),
  person: z
    .object({ name: text(80), phone: text(40) })
    .nullable()
    .default(null),
  orderId: id.nullable().default(null),
  orderLineNumber: z.number().int().min(1).nullable().default(null),
  /** Instead: the order that is just being taken for a delivery and one product of it; linked once it is submitted. */
  orderInHand: z.object({ deliveryDate: businessDate, productId: id.nullable() }).nullable().default(null),
  description: text(MOST_DESCRIPTION),
  fields: z.record(z.string(), fieldValue).default({}),
  /** The operator answered already in the call: the first response is given. */
  answer: text(MOST_DESCRIPTION).default(''),
  /** What a service request changes of its customer, as far as its category says so. */
  change: carriedChange.nullable().default(null),
});
export type RegisterTicketInput = z.output<typeof registerTicketInput>;
export const registerTicketOutput = z.object({ ticketId: id, number: z.string(), version: z.number().int() });

/**
 * One step on the way of a case. Refusals: `not-found/ticket-unknown`, `conflict/ticket-changed` {number, name, at,
 * state, version: as it is now}, `refused/transition-not-from` {state}, `forbidden/transition-of-leads`,
 * `invalid/transition-needs` {need}, `refused/ticket-checks-open` {count}, `refused/follow-up-answered` {number} and
 * those of the day in `planFollowUpInput`.
 */
export const moveTicketInput = z.object({
  ticketId: id,
  /** The version that was seen. */
  version: z.number().int(),
  transition: transitionName,
  reason: text(2000).default(''),
  unitId: id.nullable().default(null),
  assigneeId: id.nullable().default(null),
  waitingFor: z.enum(WAITING_FOR).nullable().default(null),
  result: text(MOST_DESCRIPTION).default(''),
  rootCause: z.enum(ROOT_CAUSES).nullable().default(null),
  decision: z.enum(DECISIONS).nullable().default(null),
  reply: text(MOST_DESCRIPTION).default(''),
  /** Of a change that was overtaken: what the asker was shown of it, as in `decideChangeInput`. */
  seen: z.string().max(64).nullable().default(null),
  /** When the customer is to be asked whether it was settled; null: on the next day that can be. */
  followUpDate: businessDate.nullable().default(null),
});
export type MoveTicketInput = z.output<typeof moveTicketInput>;
export const moveTicketOutput = z.object({ ticketId: id, version: z.number().int(), state: ticketState });

/**
 * Another priority or category of an open case, or both; its clocks are worked out anew. Refusals: those of `moveTicketInput`
 * for a case that is unknown or was changed, `refused/ticket-ended` {number}, `not-found/category-unknown`,
 * `refused/category-inactive` {category}, `invalid/ticket-field-missing` {field}, `invalid/ticket-field-wrong` {field}, `invalid/ticket-field-negative` {field}.
 */
export const changeTicketInput = z.object({
  ticketId: id,
  /** The version that was seen. */
  version: z.number().int(),
  /** null: as it is. */
  priority: ticketPriority.nullable().default(null),
  categoryId: id.nullable().default(null),
  /** Of the fields that another category asks for; what the case has of them already stays where it is not named. */
  fields: z.record(z.string(), fieldValue).default({}),
  reason: text(2000).default(''),
});
export type ChangeTicketInput = z.output<typeof changeTicketInput>;

/** A word in the timeline; `told`: it was said to the customer, and is the first response. Error: `invalid/ticket-note-empty`. */
export const noteTicketInput = z.object({
  ticketId: id,
  version: z.number().int(),
  text: text(MOST_DESCRIPTION),
  told: z.boolean(),
});
