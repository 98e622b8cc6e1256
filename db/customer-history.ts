import { type ReadableDB, sql } from './connection.ts';

interface Page {
  readonly customerId: string;
  readonly limit: number;
  readonly offset: number;
}

export interface PastCallRow {
  readonly id: string;
  readonly startedAtMs: number;
  readonly direction: 'out' | 'in';
  /** Digits as dialed. */
  readonly number: string | null;
  readonly disposition: string | null;
  readonly noOrderReason: string | null;
  readonly operatorName: string;
  readonly note: string | null;
  readonly orderNumber: string | null;
}

/** A customer's calls, newest first. */
export function callsOfCustomer(db: ReadableDB, page: Page): PastCallRow[] {
  return sql<Page, PastCallRow>(
    db,
    `SELECT l.id, l.started_at_ms AS startedAtMs, l.direction, l.number, l.disposition, l.no_order_reason AS noOrderReason,
            o.name AS operatorName, l.note, s.number AS orderNumber
       FROM call l JOIN operator o ON o.id = l.operator_id LEFT JOIN sales_order s ON s.id = l.order_id
      WHERE l.customer_id = @customerId ORDER BY l.started_at_ms DESC LIMIT @limit OFFSET @offset`,
  ).all(page);
}

export interface ConveyedRow {
  readonly messageId: string;
  readonly text: string;
  readonly atMs: number;
  readonly operatorName: string;
}

/** What a customer was told, the latest first. */
export function conveyedTo(db: ReadableDB, page: Page): ConveyedRow[] {
  return sql<Page, ConveyedRow>(
    db,
    `SELECT m.id AS messageId, m.text, v.at_ms AS atMs, o.name AS operatorName
       FROM message_conveyed v JOIN message m ON m.id = v.message_id JOIN operator o ON o.id = v.operator_id
      WHERE v.customer_id = @customerId ORDER BY v.at_ms DESC, m.id LIMIT @limit OFFSET @offset`,
  ).all(page);
}

/** One thing that happened to a customer's data: an audit row, a request, its refusal, or a class given with many. */
export interface TimelineRow {
  readonly source: 'audit' | 'asked' | 'declined' | 'withdrawn' | 'class';
  readonly id: string;
  readonly atMs: number;
  readonly who: string;
  readonly action: string | null;
  readonly reason: string | null;
  /** JSON: of an audit row what was before, of a request its parts; of a class its type's name. */
  readonly before: string | null;
  /** JSON of what was after; of a class its name and first day. */
  readonly after: string | null;
}

/**
 * Everything that changed of a customer, newest first, from the audit log, the requests and the classes that came with
 * many. All of them are looked up by the customer; there are a few dozen in a customer's life, so a page sorts them all.
 */
export function timelineOf(db: ReadableDB, page: Page): TimelineRow[] {
  return sql<Page, TimelineRow>(
    db,
    `SELECT 'audit' AS source, CAST(seq AS TEXT) AS id, at_ms AS atMs, actor_name AS who, action, reason, before, after
       FROM audit WHERE entity = 'customer' AND entity_id = @customerId
     UNION ALL
     SELECT 'asked', id, asked_at_ms, asked_by_name, NULL, reason, parts, NULL
       FROM customer_change WHERE customer_id = @customerId
     UNION ALL
     SELECT state, id, decided_at_ms, decided_by_name, NULL, decision_reason, parts, NULL
       FROM customer_change WHERE customer_id = @customerId AND state IN ('declined', 'withdrawn')
     UNION ALL
     SELECT 'class', c.id || m.class_type_id || m.valid_from, c.at_ms, c.by_name, c.source,
            coalesce(nullif(m.reason, ''), c.reason), t.name, k.name || ' ' || m.valid_from
       FROM class_membership m JOIN class_change c ON c.id = m.change_id AND c.source <> 'customer'
       JOIN class k ON k.id = m.class_id JOIN class_type t ON t.id = m.class_type_id
      WHERE m.customer_id = @customerId
      ORDER BY atMs DESC, source, id DESC LIMIT @limit OFFSET @offset`,
  ).all(page);
}

/** The name of a class type by its code, with its classes by theirs; undefined: there is none. */
export function classTypeByCode(
  db: ReadableDB,
  code: string,
): { readonly name: string; readonly classes: ReadonlyMap<string, string> } | undefined {
  const type = sql<[string], { id: string; name: string }>(db, 'SELECT id, name FROM class_type WHERE code = ?').get(
    code,
  );
  if (!type) return undefined;
  const classes = sql<[string], { code: string; name: string }>(
    db,
    'SELECT code, name FROM class WHERE class_type_id = ?',
  ).all(type.id);
  return { name: type.name, classes: new Map(classes.map((each) => [each.code, each.name])) };
}
