import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** A table for the routes around a holiday; a draft until it is published. */
export interface OrderCalendarRow {
  readonly id: string;
  readonly name: string;
  readonly publishedAtMs: number | null;
  /** Name of who published it. */
  readonly publishedBy: string | null;
  readonly createdAtMs: number;
  /** When name or rows were changed last. */
  readonly changedAtMs: number;
}

/** When a change made now counts as made: after the publishing that it follows, whatever the clocks say. */
export function changedAt(calendar: Pick<OrderCalendarRow, 'publishedAtMs'> | undefined, nowMs: number): number {
  return Math.max(nowMs, (calendar?.publishedAtMs ?? 0) + 1);
}

export interface OrderCalendarLine {
  readonly routeId: string;
  /** The ordinary order date that the line replaces. */
  readonly orderDate: string;
  readonly newOrderDate: string | null;
  readonly deliveryDate: string | null;
  readonly cutoffDate: string | null;
  readonly cutoffMinute: number | null;
  readonly quotaCycles: number;
  readonly message: string;
}

const COLUMNS = `o.id, o.name, o.published_at_ms AS publishedAtMs, o.published_by AS publishedBy,
  o.created_at_ms AS createdAtMs, o.changed_at_ms AS changedAtMs`;

export function insertOrderCalendar(tx: WritableDB, calendar: OrderCalendarRow): void {
  sql<OrderCalendarRow>(
    tx,
    `INSERT INTO order_calendar (id, name, published_at_ms, published_by, created_at_ms, changed_at_ms)
     VALUES (@id, @name, @publishedAtMs, @publishedBy, @createdAtMs, @changedAtMs)`,
  ).run(calendar);
}

export function updateOrderCalendar(tx: WritableDB, calendar: OrderCalendarRow): void {
  sql<OrderCalendarRow>(
    tx,
    `UPDATE order_calendar SET name = @name, published_at_ms = @publishedAtMs, published_by = @publishedBy,
       created_at_ms = @createdAtMs, changed_at_ms = @changedAtMs WHERE id = @id`,
  ).run(calendar);
}

/** Removes a calendar with its lines; nothing may refer to it any more. */
export function deleteOrderCalendar(tx: WritableDB, id: string): void {
  sql<[string]>(tx, 'DELETE FROM order_calendar_row WHERE order_calendar_id = ?').run(id);
  sql<[string]>(tx, 'DELETE FROM order_calendar WHERE id = ?').run(id);
}

/** Whether exceptions or messages were ever written by this calendar: those that are over stay. */
export function isOrderCalendarUsed(db: ReadableDB, id: string): boolean {
  return (
    sql<{ id: string }, { one: 1 }>(
      db,
      `SELECT 1 AS one WHERE EXISTS (SELECT 1 FROM order_exception WHERE order_calendar_id = @id)
          OR EXISTS (SELECT 1 FROM message WHERE order_calendar_id = @id)`,
    ).get({ id }) !== undefined
  );
}

export function findOrderCalendar(db: ReadableDB, id: string): OrderCalendarRow | undefined {
  return sql<[string], OrderCalendarRow>(db, `SELECT ${COLUMNS} FROM order_calendar o WHERE o.id = ?`).get(id);
}

export function findOrderCalendarByName(db: ReadableDB, name: string): OrderCalendarRow | undefined {
  return sql<[string], OrderCalendarRow>(db, `SELECT ${COLUMNS} FROM order_calendar o WHERE o.name = ? LIMIT 1`).get(
    name,
  );
}

export interface CountedCalendar extends OrderCalendarRow {
  readonly from: string | null;
  readonly to: string | null;
  readonly rows: number;
  readonly routes: number;
}

const COUNTED = `SELECT ${COLUMNS}, min(l.order_date) AS "from", max(l.order_date) AS "to", count(l.route_id) AS rows,
    count(DISTINCT l.route_id) AS routes
  FROM order_calendar o LEFT JOIN order_calendar_row l ON l.order_calendar_id = o.id`;

/** Every order calendar, the latest days first; drafts without lines on top. */
export function listOrderCalendars(db: ReadableDB): CountedCalendar[] {
  return sql<[], CountedCalendar>(
    db,
    `${COUNTED} GROUP BY o.id ORDER BY min(l.order_date) IS NOT NULL, min(l.order_date) DESC, o.created_at_ms DESC`,
  ).all();
}

export function countedOrderCalendar(db: ReadableDB, id: string): CountedCalendar | undefined {
  return sql<[string], CountedCalendar>(db, `${COUNTED} WHERE o.id = ? GROUP BY o.id`).get(id);
}

export interface NamedCalendarLine extends OrderCalendarLine {
  readonly routeCode: string;
  readonly routeName: string;
}

/** The lines of a calendar by route and date. */
export function orderCalendarLines(db: ReadableDB, calendarId: string): NamedCalendarLine[] {
  return sql<[string], NamedCalendarLine>(
    db,
    `SELECT l.route_id AS routeId, l.order_date AS orderDate, l.new_order_date AS newOrderDate,
       l.delivery_date AS deliveryDate, l.cutoff_date AS cutoffDate, l.cutoff_minute AS cutoffMinute,
       l.quota_cycles AS quotaCycles, l.message, r.code AS routeCode, r.name AS routeName
     FROM order_calendar_row l JOIN route r ON r.id = l.route_id
     WHERE l.order_calendar_id = ? ORDER BY r.code, l.order_date`,
  ).all(calendarId);
}

/** Writes one line; the same route and date is replaced. */
export function putOrderCalendarLine(tx: WritableDB, calendarId: string, line: OrderCalendarLine): void {
  sql<object>(
    tx,
    `INSERT INTO order_calendar_row (order_calendar_id, route_id, order_date, new_order_date, delivery_date, cutoff_date,
       cutoff_minute, quota_cycles, message)
     VALUES (@calendarId, @routeId, @orderDate, @newOrderDate, @deliveryDate, @cutoffDate, @cutoffMinute, @quotaCycles,
       @message)
     ON CONFLICT (order_calendar_id, route_id, order_date) DO UPDATE SET new_order_date = excluded.new_order_date,
       delivery_date = excluded.delivery_date, cutoff_date = excluded.cutoff_date, cutoff_minute = excluded.cutoff_minute,
       quota_cycles = excluded.quota_cycles, message = excluded.message`,
  ).run({ calendarId, ...line });
}

/** Replaces all lines. */
export function replaceOrderCalendarLines(
  tx: WritableDB,
  calendarId: string,
  lines: readonly OrderCalendarLine[],
): void {
  sql<[string]>(tx, 'DELETE FROM order_calendar_row WHERE order_calendar_id = ?').run(calendarId);
  for (const line of lines) putOrderCalendarLine(tx, calendarId, line);
}
