import { z } from 'zod';
import { askChangeInput } from './customer-changes.ts';
import { id } from './primitives.ts';

/** What a service request would change of its customer's data; why it would is the request itself. */
export const carriedChange = askChangeInput.omit({ customerId: true, reason: true });
export type CarriedChange = z.output<typeof carriedChange>;

/**
 * Asks for the change of a service request that carries none yet, or corrects what was asked for: fields that it says
 * nothing of stay asked for, a field that is to stay as it is by now is dropped. One that waits goes on. Refusals: those of
 * a case that is unknown or was changed, `refused/ticket-ended` {number}, `refused/change-case-resolved` {number}, and
 * those of asking by a case: `refused/change-not-of-category` {category}, those of `askChangeInput`.
 */
export const correctChangeInput = z.object({
  ticketId: id,
  /** The version that was seen. */
  version: z.number().int(),
  change: carriedChange,
});
export type CorrectChangeInput = z.output<typeof correctChangeInput>;

/** The reply was told otherwise than in the customer's next call. Refusals: those of a case, `conflict/reply-not-open`. */
export const replyToldInput = z.object({ ticketId: id, version: z.number().int() });
