import { z } from 'zod';
import { id } from './primitives.ts';
import { changeTicketInput, moveTicketInput, noteTicketInput, TRANSITIONS, ticketPriority } from './tickets.ts';
import { assignTicketsInput } from './units.ts';

export const MOST_MOVED = 200;

/** Steps that are made for a selection; a case is withdrawn at its customer's word, so one by one. */
export const BULK_TRANSITIONS = TRANSITIONS.filter((transition) => transition !== 'withdraw');

const doing = z.discriminatedUnion('what', [
  moveTicketInput
    .omit({ ticketId: true, version: true })
    .extend({ what: z.literal('step'), transition: z.enum(BULK_TRANSITIONS) }),
  /** Like a hand-over, but the state stays. */
  assignTicketsInput.omit({ tickets: true }).extend({ what: z.literal('assign') }),
  /** Takes an assignment by the asker back: who had each before has it again, where nothing was done since. */
  z.object({ what: z.literal('take-back') }),
  changeTicketInput.pick({ reason: true }).extend({ what: z.literal('priority'), priority: ticketPriority }),
  changeTicketInput.pick({ reason: true }).extend({ what: z.literal('category'), categoryId: id }),
  noteTicketInput.omit({ ticketId: true, version: true }).extend({ what: z.literal('note') }),
]);
export type BulkDoing = z.output<typeof doing>;
export type BulkAsked = z.input<typeof doing>;

/**
 * The same for a selection of cases, each by itself. Each refuses as it would alone; `forbidden/right-missing` {right} for
 * an assignment that is not the asker's to make, `refused/ticket-not-assigned` {number} for one that cannot be taken back.
 */
export const moveTicketsInput = z.object({
  /** With the versions that were seen. */
  tickets: z
    .array(z.object({ ticketId: id, version: z.number().int() }))
    .min(1)
    .max(MOST_MOVED),
  doing,
});
export type MoveTicketsInput = z.output<typeof moveTicketsInput>;

/** What is refused leaves the others done; `number` is '' for a case out of reach. */
export const moveTicketsOutput = z.object({
  done: z.array(z.object({ ticketId: id, version: z.number().int() })),
  refused: z.array(
    z.object({
      ticketId: id,
      number: z.string(),
      key: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
});
export type MovedTickets = z.output<typeof moveTicketsOutput>;
