import type { z } from 'zod';
import type { ReadableDB } from '../../../db/connection.ts';
import { findCustomer } from '../../../db/customers.ts';
import { findRoute } from '../../../db/routes.ts';
import { companySettings } from '../../../db/settings.ts';
import { insertShiftNote } from '../../../db/shift-notes.ts';
import { findSeat, findTeam } from '../../../db/teams.ts';
import { findTicket, ticketIdOfNumber } from '../../../db/tickets.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { WriteNoteInput, writeNoteOutput } from '../../../shared/contract/shift-notes.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { Actor, ReadContext, UseCase } from '../services.ts';
import { mayRead } from '../tickets/ticket-scope.ts';

/** Leaves a note for the next shift. Errors: as in the contract. */
export const writeNote: UseCase<WriteNoteInput, z.input<typeof writeNoteOutput>> = (tx, ctx, input) => {
  const { actor } = ctx;
  const { audience, customerId, text, important, validUntil } = input;
  if (validUntil !== null && validUntil < businessDateAt(ctx.nowMs, companySettings(tx).timeZone)) {
    throw new AppError('invalid', 'note-date-past', { date: validUntil });
  }
  if (customerId !== null && !findCustomer(tx, customerId)) throw new AppError('not-found', 'customer-unknown');
  const ticketId = ticketOf(tx, ctx, input.ticketNumber);
  const row = {
    id: ctx.newId(),
    ...{ audience, customerId, ticketId, text, validUntil },
    ...addressOf(tx, actor, input),
    important: important ? 1 : 0,
    ...{ writtenAtMs: ctx.nowMs, writtenBy: actor.operatorId, writtenByName: actor.name },
  } as const;
  insertShiftNote(tx, row);
  const { teamId, seatId, routeId } = row;
  const after = { text, audience, teamId, seatId, routeId, customerId, ticketId, important, validUntil };
  ctx.audit({ entity: 'shift-note', entityId: row.id, after });
  ctx.publish('note.changed', [row.id]);
  return { noteId: row.id };
};

/** The team that a note belongs to follows its seat or route; else it is the writer's, of a supervisor the chosen one. */
function addressOf(db: ReadableDB, actor: Actor, input: WriteNoteInput) {
  const route = input.routeId === null ? null : findRoute(db, input.routeId);
  if (route === undefined) throw new AppError('not-found', 'route-unknown');
  const routeId = route?.id ?? null;
  if (route && actor.scope !== 'all' && route.teamId !== actor.teamId)
    throw new AppError('forbidden', 'note-other-team');
  if (input.audience === 'seat') {
    if (input.seatId === null) throw new AppError('invalid', 'note-seat-missing');
    const seat = findSeat(db, input.seatId);
    if (!seat) throw new AppError('not-found', 'seat-unknown');
    const isNear = seat.id === actor.seatId || (seat.teamId !== null && seat.teamId === actor.teamId);
    if (actor.scope !== 'all' && !isNear) throw new AppError('forbidden', 'note-other-team');
    return { teamId: seat.teamId, seatId: seat.id, routeId };
  }
  if (input.audience === 'route') {
    if (!route) throw new AppError('invalid', 'note-route-missing');
    return { teamId: route.teamId, seatId: null, routeId };
  }
  return { teamId: teamOf(db, actor, input.teamId), seatId: null, routeId };
}

function teamOf(db: ReadableDB, actor: Actor, asked: string | null): string | null {
  if (actor.scope === 'all') {
    if (asked !== null && !findTeam(db, asked)) throw new AppError('not-found', 'team-unknown');
    return asked;
  }
  if (asked !== null && asked !== actor.teamId) throw new AppError('forbidden', 'note-other-team');
  if (actor.teamId === null) throw new AppError('refused', 'note-no-team');
  return actor.teamId;
}

function ticketOf(db: ReadableDB, ctx: ReadContext, number: string): string | null {
  if (number === '') return null;
  const id = ticketIdOfNumber(db, number);
  const ticket = id === undefined ? undefined : findTicket(db, id);
  if (!ticket || !mayRead(db, ctx, ticket)) throw new AppError('not-found', 'ticket-unknown');
  return ticket.id;
}
