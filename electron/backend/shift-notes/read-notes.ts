import type { z } from 'zod';
import { allRoutes } from '../../../db/routes.ts';
import {
  countOpenNotes,
  insertNoteReader,
  listVisibleNotes,
  setNoteDone,
  unreadNotes,
} from '../../../db/shift-notes.ts';
import { listSeats, listTeams } from '../../../db/teams.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type {
  ListNotes,
  listNotesOutput,
  noteChoices,
  noteInput,
  notesWaiting,
  setNoteDoneInput,
} from '../../../shared/contract/shift-notes.ts';
import { reachesTeam } from '../auth/reaches-team.ts';
import type { Query, UseCase } from '../services.ts';
import { withRecipients } from './note-recipients.ts';
import { noteViewOf, requireNote } from './note-view.ts';

const MOST_UNREAD = 20;

export const listNotes: Query<ListNotes, z.input<typeof listNotesOutput>> = (db, ctx, input) => {
  const { limit, offset } = input;
  const asked = { openOnly: input.view === 'open', text: input.text.trim(), limit: limit + 1, offset };
  const view = noteViewOf(db, ctx);
  const notes = listVisibleNotes(db, view, asked);
  return { notes: withRecipients(db, notes.slice(0, limit), view.today), more: notes.length > limit };
};

/** What waits for the asker. */
export const notesWaitingFor: Query<unknown, z.input<typeof notesWaiting>> = (db, ctx) => {
  const view = noteViewOf(db, ctx);
  return { unread: withRecipients(db, unreadNotes(db, view, MOST_UNREAD), view.today), open: countOpenNotes(db, view) };
};

export const listNoteChoices: Query<unknown, z.input<typeof noteChoices>> = (db, { actor }) => {
  const isNear = (teamId: string | null) => reachesTeam(actor, teamId);
  const named = ({ id, code, name }: { id: string; code: string; name: string }) => ({ id, label: `${code} ${name}` });
  return {
    teams: actor.scope === 'all' ? listTeams(db).map(({ id, name }) => ({ id, label: name })) : [],
    seats: listSeats(db)
      .filter(({ id, teamId }) => id === actor.seatId || isNear(teamId))
      .map(({ id, code, name }) => ({ id, label: code === name ? code : `${code} ${name}` })),
    routes: allRoutes(db)
      .filter(({ teamId }) => isNear(teamId))
      .map(named),
    ownSeatId: actor.seatId,
  };
};

/** The asker has read it: a receipt for its writer. Saying so twice changes nothing. Error: as in the contract. */
export const readNote: UseCase<z.output<typeof noteInput>, { ok: true }> = (tx, ctx, { noteId }) => {
  const { operatorId, name: operatorName } = ctx.actor;
  requireNote(tx, noteViewOf(tx, ctx), noteId);
  if (insertNoteReader(tx, { noteId, operatorId, operatorName, readAtMs: ctx.nowMs })) {
    ctx.publish('note.changed', [noteId]);
  }
  return { ok: true };
};

/** Whoever sees a note may say that it is done, or open it again. Errors: as in the contract. */
export const markNoteDone: UseCase<z.output<typeof setNoteDoneInput>, { ok: true }> = (tx, ctx, { noteId, done }) => {
  const note = requireNote(tx, noteViewOf(tx, ctx), noteId);
  const isDone = note.doneAtMs !== null;
  if (done && isDone) throw new AppError('conflict', 'note-done', { name: note.doneBy ?? '' });
  if (done === isDone) return { ok: true };
  setNoteDone(tx, noteId, done ? { atMs: ctx.nowMs, name: ctx.actor.name } : null);
  ctx.audit({
    entity: 'shift-note',
    entityId: noteId,
    before: { doneBy: note.doneBy },
    after: { doneBy: done ? ctx.actor.name : null },
  });
  ctx.publish('note.changed', [noteId]);
  return { ok: true };
};
