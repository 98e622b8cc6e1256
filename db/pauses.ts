import type { NamedSubject, PlanSubject } from '../shared/contract/plan-subject.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';
import {
  namedSubjectOf,
  SUBJECT_COLUMNS,
  SUBJECT_IN_REACH,
  SUBJECT_JOINS,
  SUBJECT_OF_KIND,
  type SubjectRow,
  subjectColumns,
} from './plan-subjects.ts';

/** Both dates are included; `validTo` null: until it is ended. */
export interface PauseRow {
  readonly id: string;
  readonly subject: PlanSubject;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly reason: string;
}
export interface NamedPause extends PauseRow {
  readonly subject: NamedSubject;
}

const NAMED = `SELECT x.id, x.valid_from AS validFrom, x.valid_to AS validTo, x.reason, ${SUBJECT_COLUMNS}
  FROM pause x ${SUBJECT_JOINS}`;

type StoredPause = SubjectRow & Omit<PauseRow, 'subject'>;

const named = (row: StoredPause): NamedPause => ({
  id: row.id,
  subject: namedSubjectOf(row),
  validFrom: row.validFrom,
  validTo: row.validTo,
  reason: row.reason,
});

export function insertPause(tx: WritableDB, { subject, ...pause }: PauseRow): void {
  sql<object>(
    tx,
    `INSERT INTO pause (id, customer_id, class_id, route_id, valid_from, valid_to, reason)
     VALUES (@id, @customerId, @classId, @routeId, @validFrom, @validTo, @reason)`,
  ).run({ ...pause, ...subjectColumns(subject) });
}

/** Writes dates and reason; the subject stays. */
export function updatePause(tx: WritableDB, { id, validFrom, validTo, reason }: PauseRow): void {
  sql<object>(tx, 'UPDATE pause SET valid_from = @validFrom, valid_to = @validTo, reason = @reason WHERE id = @id').run(
    { id, validFrom, validTo, reason },
  );
}

export function deletePause(tx: WritableDB, id: string): void {
  sql<[string]>(tx, 'DELETE FROM pause WHERE id = ?').run(id);
}

export function findPause(db: ReadableDB, id: string): NamedPause | undefined {
  const row = sql<[string], StoredPause>(db, `${NAMED} WHERE x.id = ?`).get(id);
  return row && named(row);
}

/** Another pause of the same subject that shares a day with this one; the earliest. */
export function overlappingPause(
  db: ReadableDB,
  { id, subject, validFrom, validTo }: PauseRow,
): NamedPause | undefined {
  const row = sql<object, StoredPause>(
    db,
    `${NAMED} WHERE x.customer_id IS @customerId AND x.class_id IS @classId AND x.route_id IS @routeId AND x.id <> @id
        AND x.valid_from <= coalesce(@validTo, '9999-12-31') AND coalesce(x.valid_to, '9999-12-31') >= @validFrom
      ORDER BY x.valid_from LIMIT 1`,
  ).get({ id, validFrom, validTo, ...subjectColumns(subject) });
  return row && named(row);
}

export interface PauseFilter {
  readonly kind: string | null;
  /** `active`, `future` or `past` on `today`; null: all. */
  readonly state: string | null;
  readonly today: string;
  /** Part of the subject's code or name, or of the reason. */
  readonly text: string | null;
  /** Only customers and routes of this team, and classes; null: all. */
  readonly teamId: string | null;
  readonly limit: number;
  readonly offset: number;
}

/** Those that begin last first. */
export function listPauses(db: ReadableDB, filter: PauseFilter): NamedPause[] {
  return sql<PauseFilter, StoredPause>(
    db,
    `${NAMED}
      WHERE ${SUBJECT_OF_KIND} AND ${SUBJECT_IN_REACH}
        AND (@state IS NULL OR @state = CASE WHEN x.valid_from > @today THEN 'future'
              WHEN x.valid_to < @today THEN 'past' ELSE 'active' END)
        AND (@text IS NULL OR instr(lower(coalesce(c.code, k.code, r.code) || ' ' || coalesce(c.name, k.name, r.name) || ' '
              || coalesce(c.initials, '') || ' ' || x.reason), lower(@text)) > 0)
      ORDER BY x.valid_from DESC, coalesce(c.code, k.code, r.code), x.id LIMIT @limit OFFSET @offset`,
  )
    .all(filter)
    .map(named);
}

/** Pauses of the customer, of the classes it holds on `date` and of its route that hold on `date` or later, by date. */
export function pausesAround(db: ReadableDB, customerId: string, date: string): NamedPause[] {
  return sql<object, StoredPause>(
    db,
    `${NAMED} WHERE (x.valid_to IS NULL OR x.valid_to >= @date) AND (x.customer_id = @customerId
        OR x.route_id = (SELECT route_id FROM customer WHERE id = @customerId)
        OR x.class_id IN (SELECT class_id FROM class_membership WHERE customer_id = @customerId
             AND valid_from <= @date AND (valid_to IS NULL OR valid_to >= @date)))
      ORDER BY x.valid_from, x.id`,
  )
    .all({ customerId, date })
    .map(named);
}
