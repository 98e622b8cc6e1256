import type { WritableDB } from '../../../db/connection.ts';
import { lastAssignedEvent } from '../../../db/ticket-events.ts';
import { findTicket } from '../../../db/tickets.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { BulkDoing, MovedTickets, MoveTicketsInput } from '../../../shared/contract/ticket-bulk.ts';
import { changeTicketInput, moveTicketInput } from '../../../shared/contract/tickets.ts';
import type { ActionContext } from '../api/procedure.ts';
import { runCommand } from '../command.ts';
import type { CommandContext, UseCase } from '../services.ts';
import { assignTickets, giveTicket } from './assign-tickets.ts';
import { changeTicket } from './change-ticket.ts';
import { moveTicket, requireTicket } from './move-ticket.ts';
import { noteTicket } from './note-ticket.ts';
import { mayWork } from './ticket-scope.ts';

interface OneOfMany {
  readonly ticketId: string;
  readonly version: number;
  readonly doing: BulkDoing;
}

/**
 * Does the same to a selection, each case in a transaction of its own, so that one refusal leaves the others done and no
 * seat waits for all of them. Asked again with the same command id, what was done stays done.
 */
export async function moveTickets(ctx: ActionContext, { tickets, doing }: MoveTicketsInput): Promise<MovedTickets> {
  const { services, commandId } = ctx;
  if (commandId === null) throw new AppError('invalid', 'command-id-missing');
  const isGiving = doing.what === 'assign' || doing.what === 'take-back';
  if (isGiving && !ctx.actor.rights.has('queue.manage')) {
    throw new AppError('forbidden', 'right-missing', { right: 'queue.manage' });
  }
  const done: MovedTickets['done'] = [];
  const refused: MovedTickets['refused'] = [];
  for (const { ticketId, version } of new Map(tickets.map((ticket) => [ticket.ticketId, ticket])).values()) {
    const command = { procedure: ctx.procedure, audit: 'change', commandId: `${commandId} ${ticketId}` } as const;
    try {
      done.push(await runCommand(services, ctx, command, { ticketId, version, doing }, moveOne));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const ticket = findTicket(services.db, ticketId);
      const number = ticket && mayWork(services.db, ctx, ticket) ? ticket.number : '';
      const { key, params } = error.toData();
      refused.push({ ticketId, number, key, params: { ...params } });
    }
  }
  return { done, refused };
}

/** What is asked of one case: the use case that does it alone. */
const moveOne: UseCase<OneOfMany, { ticketId: string; version: number }> = (tx, ctx, { ticketId, version, doing }) => {
  const ticket = { ticketId, version };
  if (doing.what === 'assign') {
    assignTickets(tx, ctx, { ...doing, tickets: [ticket] });
    return { ticketId, version: version + 1 };
  }
  if (doing.what === 'take-back') return takeBack(tx, ctx, ticket);
  const moved =
    doing.what === 'step'
      ? moveTicket(tx, ctx, moveTicketInput.parse({ ...doing, ...ticket }))
      : doing.what === 'note'
        ? noteTicket(tx, ctx, { ...doing, ...ticket })
        : changeTicket(tx, ctx, changeTicketInput.parse({ ...doing, ...ticket }));
  return { ticketId, version: moved.version };
};

/** Who had the case before the actor gave it to another has it again. Errors: see `moveTicketsInput`. */
function takeBack(
  tx: WritableDB,
  ctx: CommandContext,
  { ticketId, version }: Omit<OneOfMany, 'doing'>,
): { ticketId: string; version: number } {
  const ticket = requireTicket(tx, ctx, ticketId, version);
  const { number } = ticket;
  if (ticket.endedAtMs !== null) throw new AppError('refused', 'ticket-ended', { number });
  const given = lastAssignedEvent(tx, ticketId);
  if (given?.operatorId !== ctx.actor.operatorId || given.versionAfter !== version) {
    throw new AppError('refused', 'ticket-not-assigned', { number });
  }
  const { fromUnitId: unitId, fromAssigneeId: assigneeId } = given;
  giveTicket(tx, ctx, ticket, { unitId, assigneeId }, { reason: '', data: { takenBack: true } });
  ctx.publish('ticket.changed', [ticketId]);
  return { ticketId, version: version + 1 };
}
