import { z } from 'zod';
import { callLogRow } from './call-log.ts';
import { orderState } from './orders.ts';
import { amountMinor, id, instantMs, quantity } from './primitives.ts';
import { ticketKind, ticketState } from './tickets.ts';

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
  /** Messages that were told in the call. */
  messages: z.array(z.object({ id, text: z.string(), atMs: instantMs })),
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
