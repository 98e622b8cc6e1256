import { z } from 'zod';
import { namedSubject, planSubject, subjectKind, touchedCalls } from './plan-subject.ts';
import { businessDate, done, id, page } from './primitives.ts';

export const PAUSE_STATES = ['active', 'future', 'past'] as const;
export const pauseState = z.enum(PAUSE_STATES);
export type PauseState = z.infer<typeof pauseState>;

/** The calls of a customer, a class or a route are suppressed from-to, both days included. */
export const pauseItem = z.object({
  pauseId: id,
  subject: namedSubject,
  validFrom: businessDate,
  /** null: until it is ended. */
  validTo: businessDate.nullable(),
  reason: z.string(),
  state: pauseState,
});
export type PauseItem = z.infer<typeof pauseItem>;

export const listPausesInput = page.extend({
  kind: subjectKind.nullish(),
  state: pauseState.nullish(),
  /** Part of the subject's code or name, or of the reason. */
  text: z.string().trim().max(60).nullish(),
});
export type ListPausesInput = z.input<typeof listPausesInput>;
export const listPausesOutput = z.object({ rows: z.array(pauseItem), more: z.boolean() });

/** Everything that suppresses this customer's calls now or later: its own pauses, its classes' and its route's. */
export const pausesOfCustomerInput = z.object({ customerId: id });
export const pausesOfCustomerOutput = z.array(pauseItem);

/**
 * `pauseId` null: a new one. Refusals: `invalid/pause-backwards` {from, to}, `refused/pause-begins-past` {from, today},
 * `refused/pause-over` {to}, `refused/pause-begun` {from}, `refused/pause-end-past` {to, yesterday},
 * `conflict/pause-overlaps` {from, to, reason}, `refused/pause-customer-closed`, `not-found/pause-unknown`,
 * `customer-unknown`, `class-unknown`, `route-unknown`.
 */
export const savePauseInput = z.object({
  pauseId: id.nullable(),
  subject: planSubject,
  validFrom: businessDate,
  validTo: businessDate.nullable(),
  reason: z.string().trim().min(1).max(200),
});
export type SavePauseInput = z.infer<typeof savePauseInput>;
export const savePauseOutput = z.object({ pauseId: id });

/** Takes back a pause that has not begun, or ends one so that its subject is called again from today on. */
export const endPauseInput = z.object({ pauseId: id, reason: z.string().trim().min(1).max(200) });
export const endPauseOutput = done;

export const pauseTouchesInput = z.object({
  subject: planSubject,
  validFrom: businessDate,
  validTo: businessDate.nullable(),
});
export const pauseTouchesOutput = touchedCalls;
