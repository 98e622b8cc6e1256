import { z } from 'zod';
import { changeField, changeView } from './customer-changes.ts';
import { followUpView } from './follow-ups.ts';
import { businessDate, id, instantMs } from './primitives.ts';

import {
  clockKind,
  DECISIONS,
  ROOT_CAUSES,
  TRANSITION_NEEDS,
  ticketKind,
  ticketPriority,
  ticketState,
  transitionName,
  WAITING_FOR,
} from './tickets.ts';

export const EVENT_KINDS = [
  'registered',
  'moved',
  'assigned',
  'note',
  'told',
  'priority',
  'category',
  'policy',
  'clock-warned',
  'clock-breached',
  'climbed',
  'checked',
  'attached',
  'order-linked',
  'follow-up-planned',
  'follow-up-answered',
  'follow-up-unreached',
  'change-asked',
  'change-applied',
  'reply-planned',
  'reply-taken-back',
] as const;
export type TicketEventKind = (typeof EVENT_KINDS)[number];

export const ticketEvent = z.object({
  id,
  atMs: instantMs,
  operatorName: z.string(),
  kind: z.enum(EVENT_KINDS),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  text: z.string(),
  told: z.boolean(),
});
export type TicketEvent = z.infer<typeof ticketEvent>;

export const CLOCK_STATES = ['none', 'running', 'paused', 'met', 'breached'] as const;

export const ticketClock = z.object({
  kind: clockKind,
  round: z.number().int(),
  state: z.enum(CLOCK_STATES),
  allowedMinutes: z.number().int().nullable(),
  /** Working ms until it runs out, negative once it has. */
  leftMs: z.number().nullable(),
  dueAtMs: instantMs.nullable(),
  warnAtMs: instantMs.nullable(),
});
export type TicketClock = z.infer<typeof ticketClock>;

const named = z.object({ id, name: z.string() });

/** Error: `not-found/ticket-unknown`. */
export const showTicketInput = z.object({ ticketId: id });
/** Everything about one case. Numbers as the asker may see them. */
export const ticketView = z.object({
  id,
  number: z.string(),
  kind: ticketKind,
  state: ticketState,
  version: z.number().int(),
  priority: ticketPriority,
  /** From the root down. */
  categoryPath: z.array(named),
  customer: z.object({ id, code: z.string(), name: z.string() }).nullable(),
  person: z.object({ name: z.string(), phone: z.string() }).nullable(),
  order: z
    .object({
      id,
      number: z.string(),
      deliveryDate: businessDate.nullable(),
      /** The line that it is about; null: the order as a whole. */
      line: z
        .object({ lineNumber: z.number().int(), name: z.string(), quantity: z.number(), unit: z.string() })
        .nullable(),
    })
    .nullable(),
  /** It is about an order that is still being taken; null: about none such. */
  orderInHand: z.object({ deliveryDate: businessDate, productName: z.string().nullable() }).nullable(),
  /** Only for whoever sees its row of the call log. */
  call: z.object({ id, businessDate }).nullable(),
  description: z.string(),
  fields: z.array(z.object({ label: z.string(), value: z.union([z.string(), z.number()]) })),
  unit: named.nullable(),
  assignee: named.nullable(),
  policyName: z.string().nullable(),
  level: z.number().int(),
  waitingFor: z.enum(WAITING_FOR).nullable(),
  result: z.string().nullable(),
  rootCause: z.enum(ROOT_CAUSES).nullable(),
  decision: z.enum(DECISIONS).nullable(),
  reply: z.string().nullable(),
  satisfaction: z.number().int().nullable(),
  closedAs: z.enum(['answered', 'not-reached']).nullable(),
  reopenedCount: z.number().int(),
  registeredAtMs: instantMs,
  registeredByName: z.string(),
  resolvedAtMs: instantMs.nullable(),
  endedAtMs: instantMs.nullable(),
  /** The runs of its clocks, the latest round of each. */
  clocks: z.array(ticketClock),
  checks: z.array(z.object({ position: z.number().int(), text: z.string(), doneByName: z.string().nullable() })),
  /** What leads on from here, as far as the asker may make it, with what it needs. */
  steps: z.array(z.object({ transition: transitionName, needs: z.array(z.enum(TRANSITION_NEEDS)) })),
  mayWork: z.boolean(),
  /** Whose case it can be made by hand. */
  levels: z.array(z.number().int()),
  /** Of a complaint that is resolved or asks its customer, else null. */
  followUp: followUpView.nullable(),
  events: z.array(ticketEvent),
  /** What it asked to change of its customer, the latest last; earlier ones were corrected. */
  changes: z.array(changeView),
  /** What its category changes, for whoever asks for it or corrects it; empty where nothing can be asked for now. */
  changeFields: z.array(changeField),
  /** How its reply reaches the customer; null: it has none, or it was told when it was given. */
  replying: z.object({ toldAtMs: instantMs.nullable(), toldByName: z.string() }).nullable(),
});
export type TicketView = z.infer<typeof ticketView>;
