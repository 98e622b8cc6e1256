import type { NoteAudience, NoteState, ShiftNote } from '../shared/contract/shift-notes.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

export interface ShiftNoteRow {
  readonly id: string;
  readonly audience: NoteAudience;
  readonly teamId: string | null;
  readonly seatId: string | null;
  readonly routeId: string | null;
  readonly customerId: string | null;
  readonly ticketId: string | null;
  readonly text: string;
  readonly important: 0 | 1;
  readonly validUntil: string | null;
  readonly writtenAtMs: number;
  readonly writtenBy: string;
  readonly writtenByName: string;
}

export function insertShiftNote(tx: WritableDB, row: ShiftNoteRow): void {
  sql<ShiftNoteRow>(
    tx,
    `INSERT INTO shift_note (id, audience, team_id, seat_id, route_id, customer_id, ticket_id, text, important, valid_until,
       written_at_ms, written_by, written_by_name)
     VALUES (@id, @audience, @teamId, @seatId, @routeId, @customerId, @ticketId, @text, @important, @validUntil,
       @writtenAtMs, @writtenBy, @writtenByName)`,
  ).run(row);
}

/** Who looks, and on which business date. */
export interface NoteView {
  readonly operatorId: string;
  readonly teamId: string | null;
  readonly seatId: string | null;
  /** 1: sees those of all teams. */
  readonly all: 0 | 1;
  /** 1: sees all of the own team, also those to the leads and to other seats. */
  readonly leads: 0 | 1;
  readonly today: string;
  /** JSON of the ids of routes that they work on: see `routesOfPerson`. */
  readonly routes: string;
}

/** A note `n` is for the one who looks: of the own team or of every one, for the own seat, or for a route they work on. */
const ADDRESSED = `(n.audience = 'seat' AND n.seat_id = @seatId
  OR n.audience = 'route' AND n.route_id IN (SELECT value FROM json_each(@routes))
  OR n.audience <> 'seat' AND (n.team_id IS NULL OR n.team_id = @teamId) AND (@leads OR n.audience = 'team'))`;
const VISIBLE = `(@all OR n.written_by = @operatorId OR @leads AND n.team_id = @teamId OR ${ADDRESSED})`;
const OPEN = '(n.done_at_ms IS NULL AND (n.valid_until IS NULL OR n.valid_until >= @today))';
const UNREAD = `n.written_by <> @operatorId AND ${ADDRESSED}
  AND NOT EXISTS (SELECT 1 FROM shift_note_reader x WHERE x.note_id = n.id AND x.operator_id = @operatorId)`;

const JOINS = `shift_note n LEFT JOIN team ON team.id = n.team_id LEFT JOIN seat ON seat.id = n.seat_id
  LEFT JOIN route ON route.id = n.route_id LEFT JOIN customer ON customer.id = n.customer_id
  LEFT JOIN ticket ON ticket.id = n.ticket_id`;
const COLUMNS = `n.id, n.audience, n.written_by AS writerId, team.name AS teamName, seat.code AS seatCode, n.route_id AS routeId,
  route.code || ' ' || route.name AS routeName, n.customer_id AS customerId, customer.name AS customerName,
  n.ticket_id AS ticketId, ticket.number AS ticketNumber, n.text, n.important, n.valid_until AS validUntil,
  n.written_at_ms AS writtenAtMs, n.written_by_name AS writtenBy, n.written_by = @operatorId AS isOwn,
  CASE WHEN n.done_at_ms IS NOT NULL THEN 'done' WHEN ${OPEN} THEN 'open' ELSE 'over' END AS state,
  n.done_at_ms AS doneAtMs, n.done_by_name AS doneBy,
  EXISTS (SELECT 1 FROM shift_note_reader x WHERE x.note_id = n.id AND x.operator_id = @operatorId) AS isRead,
  (SELECT json_group_array(json_object('operatorId', operator_id, 'name', operator_name, 'readAtMs', read_at_ms) ORDER BY read_at_ms, operator_id)
    FROM shift_note_reader WHERE note_id = n.id) AS readers`;

interface Stored {
  readonly id: string;
  readonly writerId: string;
  readonly audience: NoteAudience;
  readonly teamName: string | null;
  readonly seatCode: string | null;
  readonly routeId: string | null;
  readonly routeName: string | null;
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly ticketId: string | null;
  readonly ticketNumber: string | null;
  readonly text: string;
  readonly important: 0 | 1;
  readonly validUntil: string | null;
  readonly writtenAtMs: number;
  readonly writtenBy: string;
  readonly isOwn: 0 | 1;
  readonly state: NoteState;
  readonly doneAtMs: number | null;
  readonly doneBy: string | null;
  readonly isRead: 0 | 1;
  readonly readers: string;
}

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

/** A note as it is stored: to whom a note to a route goes is not, it follows the calls. */
export type StoredNote = Omit<ShiftNote, 'recipients' | 'readers'> & {
  readonly writerId: string;
  readonly readers: readonly (ShiftNote['readers'][number] & { readonly operatorId: string })[];
};

function fromStored(row: Stored): StoredNote {
  const { routeId, routeName, customerId, customerName, ticketId, ticketNumber, ...note } = row;
  return {
    ...note,
    route: named(routeId, routeName),
    customer: named(customerId, customerName),
    ticket: named(ticketId, ticketNumber),
    important: note.important === 1,
    isOwn: note.isOwn === 1,
    isRead: note.isRead === 1,
    readers: JSON.parse(note.readers) as StoredNote['readers'],
  };
}

/** One note, if it is within sight. */
export function visibleNote(db: ReadableDB, view: NoteView, id: string): StoredNote | undefined {
  const row = sql<object, Stored>(db, `SELECT ${COLUMNS} FROM ${JOINS} WHERE n.id = @id AND ${VISIBLE}`).get({
    ...view,
    id,
  });
  return row && fromStored(row);
}

/** A page of the notes within sight, `limit` at most; a search looks through text, writer and what they are about. */
export function listVisibleNotes(
  db: ReadableDB,
  view: NoteView,
  asked: { readonly openOnly: boolean; readonly text: string; readonly limit: number; readonly offset: number },
): StoredNote[] {
  const { openOnly, text, limit, offset } = asked;
  const found = `instr(lower(concat_ws(' ', n.text, n.written_by_name, customer.name, customer.code, route.code, route.name,
    seat.code, ticket.number)), lower(@text)) > 0`;
  return sql<object, Stored>(
    db,
    `SELECT ${COLUMNS} FROM ${JOINS} WHERE ${VISIBLE} ${openOnly ? `AND ${OPEN}` : ''} ${text === '' ? '' : `AND ${found}`}
      ORDER BY ${openOnly ? 'n.important DESC,' : ''} n.written_at_ms DESC, n.id DESC LIMIT @limit OFFSET @offset`,
  )
    .all({ ...view, text, limit, offset })
    .map(fromStored);
}

/** The open notes for whoever looks that they have not read: the important first, then the oldest. */
export function unreadNotes(db: ReadableDB, view: NoteView, limit: number): StoredNote[] {
  return sql<object, Stored>(
    db,
    `SELECT ${COLUMNS} FROM ${JOINS} WHERE ${OPEN} AND ${UNREAD}
      ORDER BY n.important DESC, n.written_at_ms, n.id LIMIT @limit`,
  )
    .all({ ...view, limit })
    .map(fromStored);
}

export function countOpenNotes(db: ReadableDB, view: NoteView): number {
  return sql<NoteView, { n: number }>(db, `SELECT count(*) AS n FROM shift_note n WHERE ${OPEN} AND ${VISIBLE}`).get(
    view,
  )?.n as number;
}

export interface NoteReading {
  readonly noteId: string;
  readonly operatorId: string;
  readonly operatorName: string;
  readonly readAtMs: number;
}

/** False when this person had read it already: the first reading counts. */
export function insertNoteReader(tx: WritableDB, reading: NoteReading): boolean {
  return (
    sql<NoteReading>(
      tx,
      `INSERT INTO shift_note_reader (note_id, operator_id, operator_name, read_at_ms)
       VALUES (@noteId, @operatorId, @operatorName, @readAtMs) ON CONFLICT DO NOTHING`,
    ).run(reading).changes === 1
  );
}

/** Done by somebody at an instant; null: open again. */
export function setNoteDone(tx: WritableDB, id: string, done: { readonly atMs: number; readonly name: string } | null) {
  sql<object>(tx, 'UPDATE shift_note SET done_at_ms = @atMs, done_by_name = @name WHERE id = @id').run({
    id,
    atMs: done?.atMs ?? null,
    name: done?.name ?? null,
  });
}
