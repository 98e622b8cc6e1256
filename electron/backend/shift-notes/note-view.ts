import type { ReadableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import { type NoteView, visibleNote } from '../../../db/shift-notes.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ShiftNote } from '../../../shared/contract/shift-notes.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { ReadContext } from '../services.ts';

/** Which notes the asker sees: a supervisor all, a lead those of the team, an operator those to the team and the seat. */
export function noteViewOf(db: ReadableDB, { actor, nowMs }: ReadContext): NoteView {
  const { operatorId, teamId, seatId, scope } = actor;
  return {
    ...{ operatorId, teamId, seatId },
    all: scope === 'all' ? 1 : 0,
    leads: actor.rights.has('queue.manage') ? 1 : 0,
    today: businessDateAt(nowMs, companySettings(db).timeZone),
  };
}

/** Error: `not-found/note-unknown`. */
export function requireNote(db: ReadableDB, view: NoteView, noteId: string): ShiftNote {
  const note = visibleNote(db, view, noteId);
  if (!note) throw new AppError('not-found', 'note-unknown');
  return note;
}
