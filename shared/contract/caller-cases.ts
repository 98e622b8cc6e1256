import { z } from 'zod';
import { id } from './primitives.ts';
import { ticketKind, ticketState } from './tickets.ts';

/** The open cases of a person on the line who is no customer, by the number that calls; what is due next first. */
export const callerCases = z.object({
  cases: z.array(z.object({ id, number: z.string(), kind: ticketKind, state: ticketState, categoryName: z.string() })),
});
