import { z } from 'zod';
import { businessDate, id, instantMs, page } from './primitives.ts';

/** Messages to convey: said once in the next call of each customer that they name, ticked as conveyed. */

export const MESSAGE_SOURCES = ['manual', 'order-calendar', 'plan-change'] as const;
export const messageSource = z.enum(MESSAGE_SOURCES);
export type MessageSource = z.infer<typeof messageSource>;

export const MESSAGE_TARGET_KINDS = ['all', 'class', 'route', 'area', 'customer'] as const;
export type MessageTargetKind = (typeof MESSAGE_TARGET_KINDS)[number];

/** Characters: what can be said in half a minute. */
export const MESSAGE_TEXT_MOST = 300;
/** Customers named one by one; more are named by their class, route or area. */
export const MESSAGE_CODES_MOST = 5000;

/** Whom it is for: everybody, or whoever one of the others names. */
export const messageTargets = z.object({
  all: z.boolean(),
  classIds: z.array(id).max(200),
  routeIds: z.array(id).max(1000),
  areas: z.array(z.string().min(1).max(100)).max(1000),
  customerCodes: z.array(z.string().trim().min(1).max(64)).max(MESSAGE_CODES_MOST),
});
export type MessageTargets = z.infer<typeof messageTargets>;

/** `messageId` null: a new one. Refusals: see electron/backend/messages/save-message.ts. */
export const saveMessageInput = z.object({
  messageId: id.nullable(),
  text: z.string().trim().min(1).max(MESSAGE_TEXT_MOST),
  validFrom: businessDate,
  validTo: businessDate,
  targets: messageTargets,
});
export type SaveMessageInput = z.output<typeof saveMessageInput>;
export const saveMessageOutput = z.object({ messageId: id });

/** What is still allowed once somebody has heard it. */
export const setMessageDatesInput = z.object({ messageId: id, validFrom: businessDate, validTo: businessDate });
export const withdrawMessageInput = z.object({ messageId: id, reason: z.string().trim().max(200).default('') });

export const previewTargetsInput = z.object({ validFrom: businessDate, targets: messageTargets });
/** How many customers it would reach, and which of the codes nobody has. */
export const targetsPreview = z.object({ customers: z.number().int(), unknownCodes: z.array(z.string()) });
export type TargetsPreview = z.infer<typeof targetsPreview>;

/** By its days and a withdrawal, as of today. */
export const MESSAGE_STATES = ['running', 'coming', 'over', 'withdrawn'] as const;
export const messageState = z.enum(MESSAGE_STATES);
export type MessageState = z.infer<typeof messageState>;

const named = z.object({ id, name: z.string() });
export const messageLine = z.object({
  messageId: id,
  text: z.string(),
  validFrom: businessDate,
  validTo: businessDate,
  state: messageState,
  source: messageSource,
  createdAtMs: instantMs,
  createdBy: z.string(),
  targets: z.object({
    all: z.boolean(),
    classes: z.array(named),
    routes: z.array(named),
    areas: z.array(z.string()),
    /** Named one by one. */
    customers: z.number().int(),
  }),
  /** Somebody has heard it: only its days can be changed now. */
  heard: z.boolean(),
});
export type MessageLine = z.infer<typeof messageLine>;

export const listMessagesInput = page.extend({ state: messageState.nullish(), text: z.string().max(60).nullish() });
export const listMessagesOutput = z.object({ rows: z.array(messageLine), more: z.boolean() });

export const messageCodesInput = z.object({ messageId: id });
export const messageCodesOutput = z.object({ customerCodes: z.array(z.string()) });

export const messageCountsInput = z.object({ messageIds: z.array(id).max(200) });
/** Conveyed, and of how many customers within the asker's reach. */
export const messageCount = z.object({ messageId: id, conveyed: z.number().int(), customers: z.number().int() });
export const messageCountsOutput = z.array(messageCount);
export type MessageCount = z.infer<typeof messageCount>;

export const messageCustomersInput = page.extend({ messageId: id, heard: z.boolean() });
export const messageCustomer = z.object({
  customerId: id,
  code: z.string(),
  name: z.string(),
  routeName: z.string().nullable(),
  /** When and by whom; null: not told yet. */
  conveyed: z.object({ atMs: instantMs, operatorName: z.string() }).nullable(),
});
export type MessageCustomer = z.infer<typeof messageCustomer>;
export const messageCustomersOutput = z.object({ rows: z.array(messageCustomer), more: z.boolean() });

export const messageChoicesOutput = z.object({
  classes: z.array(named.extend({ typeName: z.string() })),
  routes: z.array(named.extend({ code: z.string() })),
  areas: z.array(z.string()),
});
export type MessageChoices = z.infer<typeof messageChoicesOutput>;

/** Ticks a message in the call in hand, or takes the tick back. Refusals: see convey-message.ts. */
export const conveyMessageInput = z.object({ messageId: id, conveyed: z.boolean() });
export type ConveyMessageInput = z.output<typeof conveyMessageInput>;
