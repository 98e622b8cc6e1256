import { z } from 'zod';
import { businessDate, id, instantMs, page } from './primitives.ts';

/** Signs of a note: a few sentences, read between two calls. */
export const NOTE_MAX = 500;

/**
 * To whom: those who lead the team, everybody of it, those who work on a route on the day they look and its leads, or
 * whoever sits at one seat.
 */
export const NOTE_AUDIENCES = ['leads', 'team', 'route', 'seat'] as const;
export const noteAudience = z.enum(NOTE_AUDIENCES);
export type NoteAudience = z.output<typeof noteAudience>;

export const NOTE_STATES = ['open', 'done', 'over'] as const;
export type NoteState = (typeof NOTE_STATES)[number];

/**
 * Refusals: `refused/note-no-team`, `forbidden/note-other-team`, `invalid/note-route-missing`, `invalid/note-seat-missing`,
 * `invalid/note-date-past` {date}, `not-found/team-unknown`, `seat-unknown`, `route-unknown`, `customer-unknown`,
 * `ticket-unknown`.
 */
export const writeNoteInput = z.object({
  audience: noteAudience,
  /** Of a supervisor's note to leads or a team; null: to every team. Everybody else writes to the own. */
  teamId: id.nullable().default(null),
  seatId: id.nullable().default(null),
  /** Of a note to a route; of another what it is about. */
  routeId: id.nullable().default(null),
  customerId: id.nullable().default(null),
  /** `C-20261122-0001`, in either case. */
  ticketNumber: z
    .string()
    .max(40)
    .transform((number) => number.trim().toUpperCase())
    .default(''),
  text: z.string().trim().min(1).max(NOTE_MAX),
  important: z.boolean().default(false),
  validUntil: businessDate.nullable().default(null),
});
export type WriteNote = z.input<typeof writeNoteInput>;
export type WriteNoteInput = z.output<typeof writeNoteInput>;
export const writeNoteOutput = z.object({ noteId: id });

const named = z.object({ id, name: z.string() });
export const shiftNote = z.object({
  id,
  audience: noteAudience,
  /** null: every team. */
  teamName: z.string().nullable(),
  seatCode: z.string().nullable(),
  route: named.nullable(),
  customer: named.nullable(),
  ticket: named.nullable(),
  text: z.string(),
  important: z.boolean(),
  validUntil: businessDate.nullable(),
  writtenAtMs: instantMs,
  writtenBy: z.string(),
  isOwn: z.boolean(),
  state: z.enum(NOTE_STATES),
  doneAtMs: instantMs.nullable(),
  doneBy: z.string().nullable(),
  /** Who has read it, the first one first. */
  readers: z.array(z.object({ name: z.string(), readAtMs: instantMs })),
  isRead: z.boolean(),
  /** Of an open note to a route: who gets it today without its writer, and when each has read it; null: of all others. */
  recipients: z.array(z.object({ name: z.string(), readAtMs: instantMs.nullable() })).nullable(),
});
export type ShiftNote = z.output<typeof shiftNote>;

export const NOTE_VIEWS = ['open', 'all'] as const;
export const listNotesInput = page.extend({
  view: z.enum(NOTE_VIEWS).default('open'),
  /** Of the text, the writer, customer, route, seat or case. */
  text: z.string().max(100).default(''),
});
export type ListNotes = z.output<typeof listNotesInput>;
/** Of the open ones the important first, then the newest; of all the newest. */
export const listNotesOutput = z.object({ notes: z.array(shiftNote), more: z.boolean() });

/** What waits for the asker: notes addressed to them that they have not read, and how many are open within reach. */
export const notesWaiting = z.object({ unread: z.array(shiftNote), open: z.number().int() });

const choice = z.object({ id, label: z.string() });
/** To whom and about what the asker may write. */
export const noteChoices = z.object({
  /** For a supervisor; empty: it goes to the own team. */
  teams: z.array(choice),
  seats: z.array(choice),
  routes: z.array(choice),
  /** Where the asker sits. */
  ownSeatId: id.nullable(),
});

/** Refusals: `not-found/route-unknown`, `forbidden/note-other-team`. */
export const noteRecipientsInput = z.object({ routeId: id });
/** Who would get a note to a route now, the asker apart: leads first. */
export const noteRecipients = z.object({ people: z.array(z.object({ name: z.string(), isLead: z.boolean() })) });

/** Refusal: `not-found/note-unknown`. */
export const noteInput = z.object({ noteId: id });
/** Done, or open again. Refusals: `not-found/note-unknown`, `conflict/note-done` {name}. */
export const setNoteDoneInput = noteInput.extend({ done: z.boolean() });
