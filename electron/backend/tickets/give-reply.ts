import type { WritableDB } from '../../../db/connection.ts';
import { replyOf } from '../../../db/messages.ts';
import { companySettings } from '../../../db/settings.ts';
import type { StoredTicket } from '../../../db/tickets.ts';
import { MESSAGE_TEXT_MOST } from '../../../shared/contract/messages.ts';
import type { MoveTicketInput } from '../../../shared/contract/tickets.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { withdrawMessage, writeMessage } from '../messages/write-message.ts';
import type { CommandContext } from '../services.ts';
import { tell } from './ticket-timeline.ts';

/** A reply waits until the customer is spoken to. */
const UNTIL_TOLD = '9999-12-31';

/**
 * What becomes of the reply that a step brings. That of a suggestion or service request is told in the customer's next
 * call, as a message on its agenda, which makes no call of its own; any other was said. Reopened, what nobody heard yet is
 * not said any more.
 */
export function giveReply(tx: WritableDB, ctx: CommandContext, ticket: StoredTicket, input: MoveTicketInput): void {
  const { transition, reply } = input;
  if (transition === 'reopen') takeReplyBack(tx, ctx, ticket);
  if (reply === '') return;
  if (transition !== 'resolve' || ticket.kind === 'complaint' || ticket.customerId === null) {
    tell(tx, ctx, ticket.id, { kind: 'told', text: reply, told: true });
    return;
  }
  const said = `${ticket.number}: ${reply.replaceAll(/\s+/g, ' ')}`;
  writeMessage(tx, ctx, {
    // Said in half a minute; the whole of it stands on the case.
    text: said.length > MESSAGE_TEXT_MOST ? `${said.slice(0, MESSAGE_TEXT_MOST - 1)}…` : said,
    validFrom: businessDateAt(ctx.nowMs, companySettings(tx).timeZone),
    validTo: UNTIL_TOLD,
    source: 'manual',
    ticketId: ticket.id,
    targets: [{ kind: 'customer', target: ticket.customerId }],
  });
  tell(tx, ctx, ticket.id, { kind: 'reply-planned', text: reply });
}

function takeReplyBack(tx: WritableDB, ctx: CommandContext, ticket: StoredTicket): void {
  const reply = replyOf(tx, ticket.id);
  if (reply && reply.toldAtMs === null) withdrawMessage(tx, ctx, reply.messageId);
}
