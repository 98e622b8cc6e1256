import type { NamedSubject, PlanSubject, SubjectChoices, SubjectKind } from '../shared/contract/plan-subject.ts';
import { type ReadableDB, sql } from './connection.ts';

/** The three columns of a pause or an exception, of which one is set. */
export interface SubjectColumns {
  readonly customerId: string | null;
  readonly classId: string | null;
  readonly routeId: string | null;
}

export function subjectColumns({ kind, id }: PlanSubject): SubjectColumns {
  return {
    customerId: kind === 'customer' ? id : null,
    classId: kind === 'class' ? id : null,
    routeId: kind === 'route' ? id : null,
  };
}

/** Selected beside the subject's own joins (see {@link SUBJECT_JOINS}); read by {@link namedSubjectOf}. */
export const SUBJECT_COLUMNS = `x.customer_id AS customerId, x.class_id AS classId, x.route_id AS routeId,
  coalesce(c.code, k.code, r.code) AS subjectCode, coalesce(c.name, k.name, r.name) AS subjectName, y.name AS typeName`;
export const SUBJECT_JOINS = `LEFT JOIN customer c ON c.id = x.customer_id LEFT JOIN class k ON k.id = x.class_id
  LEFT JOIN class_type y ON y.id = k.class_type_id LEFT JOIN route r ON r.id = x.route_id
  LEFT JOIN route cr ON cr.id = c.route_id`;
/** Customers and routes of other teams are none of a lead's business; classes are everybody's. */
export const SUBJECT_IN_REACH = `(@teamId IS NULL OR x.class_id IS NOT NULL OR coalesce(r.team_id, cr.team_id) = @teamId)`;
export const SUBJECT_OF_KIND = `(@kind IS NULL OR CASE @kind WHEN 'customer' THEN x.customer_id WHEN 'class' THEN x.class_id
  ELSE x.route_id END IS NOT NULL)`;

export interface SubjectRow extends SubjectColumns {
  readonly subjectCode: string;
  readonly subjectName: string;
  readonly typeName: string | null;
}

export function namedSubjectOf(row: SubjectRow): NamedSubject {
  const kind: SubjectKind = row.customerId !== null ? 'customer' : row.classId !== null ? 'class' : 'route';
  const id = (row.customerId ?? row.classId ?? row.routeId) as string;
  return { kind, id, code: row.subjectCode, name: row.subjectName, typeName: row.typeName };
}

/** The name of a subject, or undefined when it is not there (any more). */
export function findSubject(db: ReadableDB, subject: PlanSubject): (NamedSubject & { closed: boolean }) | undefined {
  const row = sql<SubjectColumns, SubjectRow & { closed: 0 | 1 }>(
    db,
    `SELECT ${SUBJECT_COLUMNS}, coalesce(c.status = 'closed', 0) AS closed
       FROM (SELECT @customerId AS customer_id, @classId AS class_id, @routeId AS route_id) x ${SUBJECT_JOINS}`,
  ).get(subjectColumns(subject));
  if (!row || row.subjectCode === null) return undefined;
  return { ...namedSubjectOf(row), closed: row.closed === 1 };
}

const CUSTOMERS_OF: Readonly<Record<SubjectKind, string>> = {
  customer: 'SELECT id FROM customer WHERE id = @id AND @date IS NOT NULL',
  class: `SELECT customer_id FROM class_membership
    WHERE class_id = @id AND valid_from <= @date AND (valid_to IS NULL OR valid_to >= @date)`,
  route: 'SELECT id FROM customer WHERE route_id = @id AND @date IS NOT NULL',
};

/** How many active customers a subject has on a date. */
export function countCustomersOf(db: ReadableDB, { kind, id }: PlanSubject, date: string): number {
  return sql<object, number>(
    db,
    `SELECT count(*) FROM customer WHERE status = 'active' AND id IN (${CUSTOMERS_OF[kind]})`,
  )
    .pluck()
    .get({ id, date }) as number;
}

/** How many active customers of a route order on a weekday (RFC 5545 code): those of the route's own day included. */
export function countOrderingOn(db: ReadableDB, routeId: string, weekday: string): number {
  return sql<[string, string], number>(
    db,
    `SELECT count(*) FROM customer WHERE route_id = ? AND status = 'active'
        AND (order_weekdays IS NULL OR instr(order_weekdays, ?) > 0)`,
  )
    .pluck()
    .get(routeId, weekday) as number;
}

/** Open calls of a day that nobody has begun: those that a rebuild may drop. */
export function countOpenCallsOf(db: ReadableDB, { kind, id }: PlanSubject, date: string): number {
  return sql<object, number>(
    db,
    `SELECT count(*) FROM call_task WHERE business_date = @date AND state = 'open' AND touched = 0
        AND customer_id IN (${CUSTOMERS_OF[kind]})`,
  )
    .pluck()
    .get({ id, date }) as number;
}

/** Classes and routes that a pause or an exception can be for. */
export function subjectChoices(db: ReadableDB): SubjectChoices {
  return {
    classes: sql<[], SubjectChoices['classes'][number]>(
      db,
      `SELECT k.id, k.code, k.name, t.name AS typeName FROM class k JOIN class_type t ON t.id = k.class_type_id
        ORDER BY t.is_main DESC, t.group_rank, t.code, k.position, k.code`,
    ).all(),
    routes: sql<[], SubjectChoices['routes'][number]>(db, 'SELECT id, code, name FROM route ORDER BY code').all(),
  };
}
