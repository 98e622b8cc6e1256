import type { MessageCount, MessageState } from '../shared/contract/messages.ts';
import { type ReadableDB, sql } from './connection.ts';
import type { StoredMessage } from './messages.ts';

export interface ListedMessage extends StoredMessage {
  readonly state: MessageState;
  readonly createdByName: string;
  readonly heard: 0 | 1;
}

export interface MessageFilter {
  readonly today: string;
  readonly state: MessageState | null;
  /** Part of the words. */
  readonly text: string | null;
  readonly limit: number;
  readonly offset: number;
}

/** Messages but the replies of cases, which stand on their cases; those that are running first, then the coming ones, then what is over; each newest first. */
export function listMessages(db: ReadableDB, filter: MessageFilter): ListedMessage[] {
  return sql<MessageFilter, ListedMessage>(
    db,
    `SELECT * FROM (
       SELECT m.id, m.text, m.valid_from AS validFrom, m.valid_to AS validTo, m.source,
         m.order_calendar_id AS orderCalendarId, m.created_at_ms AS createdAtMs, m.created_by AS createdBy,
         m.withdrawn_at_ms AS withdrawnAtMs, coalesce(o.name, m.created_by) AS createdByName,
         EXISTS (SELECT 1 FROM message_conveyed v WHERE v.message_id = m.id) AS heard,
         CASE WHEN m.withdrawn_at_ms IS NOT NULL THEN 'withdrawn' WHEN m.valid_to < @today THEN 'over'
              WHEN m.valid_from > @today THEN 'coming' ELSE 'running' END AS state
       FROM message m LEFT JOIN operator o ON o.id = m.created_by WHERE m.ticket_id IS NULL)
     WHERE (@state IS NULL OR state = @state) AND (@text IS NULL OR instr(lower(text), lower(@text)) > 0)
     ORDER BY CASE state WHEN 'running' THEN 0 WHEN 'coming' THEN 1 ELSE 2 END, createdAtMs DESC, id DESC
     LIMIT @limit OFFSET @offset`,
  ).all(filter);
}

/** The names of the groups that a message names; single customers are only counted, elsewhere. */
export function targetNames(
  db: ReadableDB,
  messageId: string,
): { kind: 'all' | 'area' | 'class' | 'route'; id: string; name: string }[] {
  return sql<[string], { kind: 'all' | 'area' | 'class' | 'route'; id: string; name: string }>(
    db,
    `SELECT g.kind, g.target AS id, coalesce(k.name, r.name, g.target) AS name
       FROM message_target g LEFT JOIN class k ON g.kind = 'class' AND k.id = g.target
         LEFT JOIN route r ON g.kind = 'route' AND r.id = g.target
      WHERE g.message_id = ? AND g.kind IN ('all', 'area', 'class', 'route') ORDER BY g.kind, name`,
  ).all(messageId);
}

/** Who is named: the active customers that one of the targets in `targets` (kind, target) names on @date. */
const NAMED = `SELECT id FROM customer WHERE EXISTS (SELECT 1 FROM targets WHERE kind = 'all')
    UNION SELECT c.id FROM targets g JOIN customer c ON c.id = g.target WHERE g.kind = 'customer'
    UNION SELECT c.id FROM targets g JOIN customer c ON c.route_id = g.target WHERE g.kind = 'route'
    UNION SELECT c.id FROM customer c WHERE c.area IN (SELECT target FROM targets WHERE kind = 'area')
    UNION SELECT m.customer_id FROM targets g JOIN class_membership m ON m.class_id = g.target
           WHERE g.kind = 'class' AND m.valid_from <= @date AND (m.valid_to IS NULL OR m.valid_to >= @date)`;
const OF_MESSAGE = 'SELECT kind, target FROM message_target WHERE message_id = @messageId';
const IN_TEAM = '(@teamId IS NULL OR EXISTS (SELECT 1 FROM route t WHERE t.id = c.route_id AND t.team_id = @teamId))';

/** How many active customers these targets name on a day. Long work: it may look at every customer. */
export function countNamed(
  db: ReadableDB,
  targets: readonly { readonly kind: string; readonly target: string }[],
  date: string,
): number {
  return sql<object, { n: number }>(
    db,
    `WITH targets AS (SELECT value ->> 'kind' AS kind, value ->> 'target' AS target FROM json_each(@targets))
     SELECT count(*) AS n FROM customer c WHERE c.status = 'active' AND c.id IN (${NAMED})`,
  ).get({ targets: JSON.stringify(targets), date })?.n as number;
}

/**
 * To how many a message was conveyed, and of how many: the active customers that it names now and those who heard it.
 * `teamId` null: everybody. Long work, see {@link countNamed}.
 */
export function countMessage(
  db: ReadableDB,
  asked: { readonly messageId: string; readonly date: string; readonly teamId: string | null },
): MessageCount {
  const row = sql<object, { conveyed: number; waiting: number }>(
    db,
    `WITH targets AS (${OF_MESSAGE}), heard AS (SELECT customer_id FROM message_conveyed WHERE message_id = @messageId)
     SELECT (SELECT count(*) FROM heard h JOIN customer c ON c.id = h.customer_id WHERE ${IN_TEAM}) AS conveyed,
       (SELECT count(*) FROM customer c WHERE c.status = 'active' AND c.id IN (${NAMED}) AND ${IN_TEAM}
           AND NOT EXISTS (SELECT 1 FROM message_conveyed v WHERE v.message_id = @messageId AND v.customer_id = c.id)) AS waiting`,
  ).get(asked) as { conveyed: number; waiting: number };
  return { messageId: asked.messageId, conveyed: row.conveyed, customers: row.conveyed + row.waiting };
}

export interface MessageCustomerRow {
  readonly customerId: string;
  readonly code: string;
  readonly name: string;
  readonly routeName: string | null;
  readonly atMs: number | null;
  readonly operatorName: string | null;
}

export interface AskedCustomers {
  readonly messageId: string;
  readonly date: string;
  readonly teamId: string | null;
  readonly limit: number;
  readonly offset: number;
}

/** Who heard a message, the latest first. */
export function customersWhoHeard(db: ReadableDB, asked: AskedCustomers): MessageCustomerRow[] {
  return sql<AskedCustomers, MessageCustomerRow>(
    db,
    `SELECT c.id AS customerId, c.code, c.name, r.name AS routeName, v.at_ms AS atMs, o.name AS operatorName
       FROM message_conveyed v JOIN customer c ON c.id = v.customer_id LEFT JOIN route r ON r.id = c.route_id
         JOIN operator o ON o.id = v.operator_id
      WHERE v.message_id = @messageId AND ${IN_TEAM} ORDER BY v.at_ms DESC, c.code LIMIT @limit OFFSET @offset`,
  ).all(asked);
}

/** Who has still to be told, by code. Long work, see {@link countNamed}. */
export function customersToTell(db: ReadableDB, asked: AskedCustomers): MessageCustomerRow[] {
  return sql<AskedCustomers, MessageCustomerRow>(
    db,
    `WITH targets AS (${OF_MESSAGE})
     SELECT c.id AS customerId, c.code, c.name, r.name AS routeName, NULL AS atMs, NULL AS operatorName
       FROM customer c LEFT JOIN route r ON r.id = c.route_id
      WHERE c.status = 'active' AND c.id IN (${NAMED}) AND ${IN_TEAM}
        AND NOT EXISTS (SELECT 1 FROM message_conveyed v WHERE v.message_id = @messageId AND v.customer_id = c.id)
      ORDER BY c.code LIMIT @limit OFFSET @offset`,
  ).all(asked);
}

/** Ids of the customers with these codes, and the codes that nobody has. */
export function customersByCodes(
  db: ReadableDB,
  codes: readonly string[],
): { found: { id: string; code: string }[]; unknown: string[] } {
  const rows = sql<[string], { id: string | null; code: string }>(
    db,
    `SELECT DISTINCT c.id, j.value AS code FROM json_each(?) j LEFT JOIN customer c ON c.code = j.value`,
  ).all(JSON.stringify(codes));
  return {
    found: rows.flatMap(({ id, code }) => (id === null ? [] : [{ id, code }])),
    unknown: rows.flatMap(({ id, code }) => (id === null ? [code] : [])),
  };
}

/** The areas that customers lie in. */
export function allAreas(db: ReadableDB): string[] {
  return sql<[], string>(db, `SELECT DISTINCT area FROM customer WHERE area IS NOT NULL AND area <> '' ORDER BY area`)
    .pluck()
    .all() as string[];
}
