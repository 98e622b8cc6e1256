import { z } from 'zod';
import { callLogRow } from './call-log.ts';
import { changeField, changeState } from './customer-changes.ts';
import { orderState } from './orders.ts';
import { amountMinor, id, instantMs, quantity } from './primitives.ts';
import { callItem } from './queue.ts';
import { ticketKind, ticketState } from './tickets.ts';

/** A case by its number. */
const caseOf = z.object({ id, number: z.string() });

export const showCallInput = z.object({ callId: id });

/** One row of the log with everything that belongs to it, as far as the asker sees the log. */
export const shownCall = z.object({
  call: callLogRow,
  /** When the customer was promised another call, and whether by the same person. */
  promise: z.object({ atMs: instantMs, to: z.enum(['own', 'any']) }).nullable(),
  /** Every attempt of the same task, this call included, oldest first. */
  attempts: z.array(callLogRow),
  /** The other shops that the same conversation was about. */
  conversation: z.array(callLogRow),
  /** What the call's task was for, and what became of it by now; messages stand apart. */
  agenda: z.array(
    callItem
      .pick({ id: true, kind: true, state: true, closedReason: true, text: true })
      .extend({ case: caseOf.nullable() }),
  ),
  /** Messages that were told in the call; of the reply to a suggestion or request its case. */
  messages: z.array(z.object({ id, text: z.string(), atMs: instantMs, case: caseOf.nullable() })),
  /** Follow-ups that the customer answered in the call. */
  followUps: z.array(
    caseOf.extend({ categoryName: z.string(), settled: z.boolean(), satisfaction: z.number().int().nullable() }),
  ),
  /** Changes of the customer's data that were asked for in the call: what, not the values. */
  changes: z.array(z.object({ id, customerId: id, state: changeState, fields: z.array(changeField) })),
  orders: z.array(
    z.object({
      id,
      number: z.string(),
      kind: z.enum(['order', 'return']),
      state: orderState,
      quantity,
      amountMinor,
    }),
  ),
  tickets: z.array(
    z.object({ id, number: z.string(), kind: ticketKind, state: ticketState, categoryName: z.string() }),
  ),
});
export type ShownCall = z.output<typeof shownCall>;
