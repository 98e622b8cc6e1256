import type { ReadableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import { routesOfPerson } from '../../../db/shift-note-people.ts';
import { type NoteView, type StoredNote, visibleNote } from '../../../db/shift-notes.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { ReadContext } from '../services.ts';

/**
 * Which notes the asker sees: a supervisor all, a lead those of the team, an operator those to the team, to the seat and to
 * the routes that they work on.
 */
export function noteViewOf(db: ReadableDB, { actor, nowMs }: ReadContext): NoteView {
  const { operatorId, teamId, seatId, scope } = actor;
  const today = businessDateAt(nowMs, companySettings(db).timeZone);
  return {
    ...{ operatorId, teamId, seatId, today },
    all: scope === 'all' ? 1 : 0,
    leads: actor.rights.has('queue.manage') ? 1 : 0,
    routes: JSON.stringify(routesOfPerson(db, operatorId, today)),
  };
}

/** Error: `not-found/note-unknown`. */
export function requireNote(db: ReadableDB, view: NoteView, noteId: string): StoredNote {
  const note = visibleNote(db, view, noteId);
  if (!note) throw new AppError('not-found', 'note-unknown');
  return note;
}
