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

/** What stands in the place of one order date of a customer, a class or a route. */
export interface ExceptionRow {
  readonly id: string;
  readonly subject: PlanSubject;
  readonly orderDate: string;
  /** null: no order day in its place. */
  readonly newOrderDate: string | null;
  readonly deliveryDate: string | null;
  readonly cutoffDate: string | null;
  /** Minutes since midnight in the company's zone. */
  readonly cutoffMinute: number | null;
  readonly quotaCycles: number;
  readonly message: string;
  readonly reason: string;
  /** The order calendar that wrote it. */
  readonly orderCalendarId: string | null;
  readonly messageId: string | null;
}
export interface NamedException extends ExceptionRow {
  readonly subject: NamedSubject;
  readonly orderCalendarName: string | null;
}

const NAMED = `SELECT x.id, x.order_date AS orderDate, x.new_order_date AS newOrderDate, x.delivery_date AS deliveryDate,
    x.cutoff_date AS cutoffDate, x.cutoff_minute AS cutoffMinute, x.quota_cycles AS quotaCycles, x.message, x.reason,
    x.order_calendar_id AS orderCalendarId, x.message_id AS messageId, o.name AS orderCalendarName, ${SUBJECT_COLUMNS}
  FROM order_exception x ${SUBJECT_JOINS} LEFT JOIN order_calendar o ON o.id = x.order_calendar_id`;

type StoredException = SubjectRow & Omit<NamedException, 'subject'>;

function named(row: StoredException): NamedException {
  const { customerId: _c, classId: _k, routeId: _r, subjectCode: _o, subjectName: _n, typeName: _t, ...rest } = row;
  return { ...rest, subject: namedSubjectOf(row) };
}

export function insertException(tx: WritableDB, { subject, ...row }: ExceptionRow): void {
  sql<object>(
    tx,
    `INSERT INTO order_exception (id, customer_id, class_id, route_id, order_date, new_order_date, delivery_date,
       cutoff_date, cutoff_minute, quota_cycles, message, reason, order_calendar_id, message_id)
     VALUES (@id, @customerId, @classId, @routeId, @orderDate, @newOrderDate, @deliveryDate,
       @cutoffDate, @cutoffMinute, @quotaCycles, @message, @reason, @orderCalendarId, @messageId)`,
  ).run({ ...row, ...subjectColumns(subject) });
}

/** Writes everything but the subject. */
export function updateException(tx: WritableDB, { subject: _, ...row }: ExceptionRow): void {
  sql<object>(
    tx,
    `UPDATE order_exception SET order_date = @orderDate, new_order_date = @newOrderDate, delivery_date = @deliveryDate,
       cutoff_date = @cutoffDate, cutoff_minute = @cutoffMinute, quota_cycles = @quotaCycles, message = @message,
       reason = @reason, order_calendar_id = @orderCalendarId, message_id = @messageId WHERE id = @id`,
  ).run(row);
}

export function deleteException(tx: WritableDB, id: string): void {
  sql<[string]>(tx, 'DELETE FROM order_exception WHERE id = ?').run(id);
}

export function findException(db: ReadableDB, id: string): NamedException | undefined {
  const row = sql<[string], StoredException>(db, `${NAMED} WHERE x.id = ?`).get(id);
  return row && named(row);
}

const OF_SUBJECT = 'x.customer_id IS @customerId AND x.class_id IS @classId AND x.route_id IS @routeId';

/** What replaces this order date of the subject; at most one. */
export function exceptionOn(db: ReadableDB, subject: PlanSubject, orderDate: string): NamedException | undefined {
  const row = sql<object, StoredException>(db, `${NAMED} WHERE ${OF_SUBJECT} AND x.order_date = @orderDate`).get({
    orderDate,
    ...subjectColumns(subject),
  });
  return row && named(row);
}

/** The subject's exceptions that put an order date onto this one. */
export function exceptionsOnto(db: ReadableDB, subject: PlanSubject, newOrderDate: string): NamedException[] {
  return sql<object, StoredException>(
    db,
    `${NAMED} WHERE ${OF_SUBJECT} AND x.new_order_date = @newOrderDate ORDER BY x.order_date`,
  )
    .all({ newOrderDate, ...subjectColumns(subject) })
    .map(named);
}

/** What an order calendar has written, by route and date. */
export function exceptionsOfCalendar(db: ReadableDB, orderCalendarId: string): NamedException[] {
  return sql<[string], StoredException>(db, `${NAMED} WHERE x.order_calendar_id = ? ORDER BY r.code, x.order_date`)
    .all(orderCalendarId)
    .map(named);
}

export interface ExceptionFilter {
  readonly kind: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly text: string | null;
  /** Only customers and routes of this team, and classes; null: all. */
  readonly teamId: string | null;
  readonly limit: number;
  readonly offset: number;
}

/** By the replaced date, then by subject. */
export function listExceptions(db: ReadableDB, filter: ExceptionFilter): NamedException[] {
  return sql<ExceptionFilter, StoredException>(
    db,
    `${NAMED}
      WHERE ${SUBJECT_OF_KIND} AND ${SUBJECT_IN_REACH}
        AND (@from IS NULL OR x.order_date >= @from OR x.new_order_date >= @from)
        AND (@to IS NULL OR x.order_date <= @to OR x.new_order_date <= @to)
        AND (@text IS NULL OR instr(lower(coalesce(c.code, k.code, r.code) || ' ' || coalesce(c.name, k.name, r.name) || ' '
              || coalesce(c.initials, '') || ' ' || x.reason || ' ' || coalesce(o.name, '')), lower(@text)) > 0)
      ORDER BY x.order_date, coalesce(c.code, k.code, r.code), x.id LIMIT @limit OFFSET @offset`,
  )
    .all(filter)
    .map(named);
}
