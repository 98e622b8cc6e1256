import type { z } from 'zod';
import type { ReadableDB } from '../../../db/connection.ts';
import { findRoute } from '../../../db/routes.ts';
import { companySettings } from '../../../db/settings.ts';
import { peopleOfRoute, type RoutePerson } from '../../../db/shift-note-people.ts';
import type { StoredNote } from '../../../db/shift-notes.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { noteRecipients, noteRecipientsInput, ShiftNote } from '../../../shared/contract/shift-notes.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { Query } from '../services.ts';

/** Who would get a note to a route, said before it is sent. Errors: as in the contract. */
export const showNoteRecipients: Query<z.output<typeof noteRecipientsInput>, z.input<typeof noteRecipients>> = (
  db,
  { actor, nowMs },
  { routeId },
) => {
  const route = findRoute(db, routeId);
  if (!route) throw new AppError('not-found', 'route-unknown');
  if (actor.scope !== 'all' && route.teamId !== actor.teamId) throw new AppError('forbidden', 'note-other-team');
  const today = businessDateAt(nowMs, companySettings(db).timeZone);
  const people = peopleOfRoute(db, routeId, today).filter(({ operatorId }) => operatorId !== actor.operatorId);
  return { people: people.map(({ name, isLead }) => ({ name, isLead: isLead === 1 })) };
};

/** The notes, those that are open and for a route with who gets them today and who of these has read them. */
export function withRecipients(db: ReadableDB, notes: readonly StoredNote[], today: string): ShiftNote[] {
  const known = new Map<string, readonly RoutePerson[]>();
  return notes.map(({ writerId, readers, ...note }) => {
    const shown = { ...note, readers: readers.map(({ name, readAtMs }) => ({ name, readAtMs })) };
    if (note.audience !== 'route' || note.route === null || note.state !== 'open')
      return { ...shown, recipients: null };
    const people = known.get(note.route.id) ?? peopleOfRoute(db, note.route.id, today);
    known.set(note.route.id, people);
    const readAt = new Map(readers.map(({ operatorId, readAtMs }) => [operatorId, readAtMs]));
    const recipients = people
      .filter(({ operatorId }) => operatorId !== writerId)
      .map(({ operatorId, name }) => ({ name, readAtMs: readAt.get(operatorId) ?? null }));
    return { ...shown, recipients };
  });
}
