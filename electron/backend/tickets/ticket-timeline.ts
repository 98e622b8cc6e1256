import type { WritableDB } from '../../../db/connection.ts';
import { appendTicketEvent, type TicketEventRow } from '../../../db/ticket-events.ts';
import type { CommandContext } from '../services.ts';

type Told = Pick<TicketEventRow, 'kind'> & Partial<Pick<TicketEventRow, 'data' | 'text' | 'told'>>;

/** Adds to a case's timeline what the actor does to it. */
export function tell(tx: WritableDB, ctx: CommandContext, ticketId: string, told: Told): void {
  appendTicketEvent(tx, {
    ...{ data: {}, text: '', told: false },
    ...told,
    id: ctx.newId(),
    ticketId,
    atMs: ctx.nowMs,
    operatorId: ctx.actor.operatorId,
    operatorName: ctx.actor.name,
  });
}
