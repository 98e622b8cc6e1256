import { z } from 'zod';
import { id, instantMs } from './primitives.ts';
import { CLOCK_STATES } from './ticket-view.ts';
import { changeTicketInput, clockKind, MOST_LEVEL } from './tickets.ts';

/**
 * Puts an open case before the shift lead (1) or the supervisor (2) by hand, or back. Refusals: those of a step,
 * `refused/ticket-ended` {number}, `invalid/ticket-needs-reason`, `forbidden/ticket-level` for a level that the asker may not
 * choose from where the case is.
 */
export const climbTicketInput = z.object({
  ticketId: id,
  /** The version that was seen. */
  version: z.number().int(),
  level: z.number().int().min(0).max(MOST_LEVEL),
  reason: z.string().trim().max(2000).default(''),
});

/** What another priority or category would make of an open case's clocks. Errors: `not-found/ticket-unknown`, `not-found/category-unknown`. */
export const foreseeChangeInput = changeTicketInput.pick({ ticketId: true, priority: true, categoryId: true });
export const foreseeChangeOutput = z.object({
  /** null: no policy fits. */
  policyName: z.string().nullable(),
  /** Those that still run. `dueAtMs` is null where none is left, and while the case waits. */
  clocks: z.array(z.object({ kind: clockKind, state: z.enum(CLOCK_STATES), dueAtMs: instantMs.nullable() })),
});
export type ForeseenChange = z.output<typeof foreseeChangeOutput>;

/**
 * Writes a case down as one HTML file, or with its attachments as a ZIP. Refusals: `not-found/ticket-unknown`,
 * `refused/attachment-missing` {name}, `refused/disk-full`.
 */
export const saveCaseInput = z.object({
  ticketId: id,
  withNotes: z.boolean(),
  withAttachments: z.boolean(),
  language: z.enum(['zh-CN', 'en']),
});
/** A one-time address. */
export const saveCaseOutput = z.object({ url: z.string(), fileName: z.string() });
