import { type CallLogFilter, type CallLogRow, type CallTotals, callLogFilter } from '../shared/contract/call-log.ts';
import {
  type CallLogView,
  type Condition,
  callLogCondition,
  IS_ANSWERED,
  IS_ATTEMPT,
  IS_REACHED,
  IS_UNANSWERED,
} from './call-log-filter.ts';
import { type ReadableDB, sql } from './connection.ts';
import { maskedNumberSql } from './number-mask.ts';
import { STANDING_ORDER } from './standing-orders.ts';

/** Where a page of the log ended. `rowId` tells apart calls of one millisecond. */
export interface CallLogPosition {
  readonly businessDate: string;
  readonly startedAtMs: number;
  readonly rowId: number;
}

export interface CallLogPageRows {
  readonly rows: CallLogRow[];
  /** Null on the last page. */
  readonly next: CallLogPosition | null;
}

const EVERY_CALL = callLogFilter.parse({ from: '1970-01-01', to: '9999-12-31' });

/**
 * Calls that one page looks at: some 10 ms. A filter that few calls pass is answered in several pages. The calls of one seat
 * or route lie apart in the table and cost several times as much as those of a day.
 */
const MOST_VISITED = 16_000;
const SCATTERED_COST = 4;
const FIRST_VISIT = 1_000;
const VISIT_GROWTH = 4;
const NEWEST_FIRST = 'ORDER BY c.business_date DESC, c.started_at_ms DESC, c.rowid DESC';

/**
 * One page of the log, newest first, after `after`. Walks an index backwards, so that its cost is that of the page, and
 * never further than over `mostVisited` calls: then the page has what was found by there, and `next` goes on.
 */
export function readCallLog(
  db: ReadableDB,
  filter: CallLogFilter,
  view: CallLogView,
  after: CallLogPosition | null,
  limit: number,
  mostVisited = MOST_VISITED,
): CallLogPageRows {
  const condition = callLogCondition(db, filter, view);
  const found: CallLogPosition[] = [];
  let from = after;
  const mostOfIndex = condition.isByDate ? mostVisited : Math.ceil(mostVisited / SCATTERED_COST);
  let visited = 0;
  let visit = condition.rest === null ? limit + 1 : FIRST_VISIT;
  let next: CallLogPosition | null = null;
  for (;;) {
    const count = condition.rest === null ? visit : Math.min(visit, mostOfIndex - visited);
    found.push(...walk(db, condition, from, count, limit + 1 - found.length));
    if (found.length > limit) {
      next = found[limit - 1] as CallLogPosition;
      break;
    }
    next = condition.rest === null ? null : positionAfter(db, condition, from, count);
    visited += count;
    if (next === null || visited >= mostOfIndex) break;
    from = next;
    visit *= VISIT_GROWTH;
  }
  const rowIds = found.slice(0, limit).map((position) => position.rowId);
  return { rows: rowsOf(db, view.fullNumbers, rowIds), next };
}

const POSITION = 'c.rowid AS rowId, c.business_date AS businessDate, c.started_at_ms AS startedAtMs';

/** Where the calls stand, among the next `count` of the index, that pass every condition; `wanted` at most. */
function walk(
  db: ReadableDB,
  { lead, rest, params }: Condition,
  from: CallLogPosition | null,
  count: number,
  wanted: number,
): CallLogPosition[] {
  return sql<object, CallLogPosition>(
    db,
    `SELECT ${POSITION}
       FROM (SELECT c.rowid AS row_id FROM call c WHERE ${lead} ${beyondSql(from)} ${NEWEST_FIRST} LIMIT @count) visited
       JOIN call c ON c.rowid = visited.row_id
      ${rest === null ? '' : `WHERE ${rest}`} ${NEWEST_FIRST} LIMIT @wanted`,
  ).all({ ...params, ...beyondParams(from), count, wanted });
}

/** The last of the next `count` calls of the index; null when there are no more after them. */
function positionAfter(
  db: ReadableDB,
  { lead, params }: Condition,
  from: CallLogPosition | null,
  count: number,
): CallLogPosition | null {
  const [last, further] = sql<object, CallLogPosition>(
    db,
    `SELECT ${POSITION} FROM call c WHERE ${lead} ${beyondSql(from)} ${NEWEST_FIRST} LIMIT 2 OFFSET @skipped`,
  ).all({ ...params, ...beyondParams(from), skipped: count - 1 });
  return last && further ? last : null;
}

function beyondSql(from: CallLogPosition | null): string {
  return from ? 'AND (c.business_date, c.started_at_ms, c.rowid) < (@to, @afterMs, @afterRow)' : '';
}

/** No later day than the last one seen: the index begins there, however far back that is. */
function beyondParams(from: CallLogPosition | null): object {
  return from ? { to: from.businessDate, afterMs: from.startedAtMs, afterRow: from.rowId } : {};
}

/** Newest first. */
function rowsOf(db: ReadableDB, fullNumbers: boolean, rowIds: readonly number[]): CallLogRow[] {
  if (rowIds.length === 0) return [];
  return sql<object, CallLogRow>(
    db,
    `SELECT ${callColumnsSql(fullNumbers)}
       FROM call c
       ${CALL_JOINS}
      WHERE c.rowid IN (SELECT value FROM json_each(@rowIds))
      ${NEWEST_FIRST}`,
  ).all({ rowIds: JSON.stringify(rowIds) });
}

/** What calls have in common: their own id, their task, their conversation. */
const COMMON = {
  call: 'id = @id',
  task: 'task_id = @id',
  conversation: '(conversation_id = @id AND conversation_id <> id OR id = @id)',
} as const;

/** The rows of the log with this call, task or conversation, as far as the view reaches, oldest first. */
export function callsWith(db: ReadableDB, common: keyof typeof COMMON, id: string, view: CallLogView): CallLogRow[] {
  const { where, params } = callLogCondition(db, EVERY_CALL, view);
  const found = sql<object, { rowId: number }>(
    db,
    `SELECT c.rowid AS rowId FROM (SELECT rowid AS row_id FROM call WHERE ${COMMON[common]}) CROSS JOIN call c
       ON c.rowid = row_id WHERE ${where}`,
  ).all({ ...params, id });
  const rowIds = found.map((row) => row.rowId);
  return rowsOf(db, view.fullNumbers, rowIds).toReversed();
}

function callColumnsSql(fullNumbers: boolean): string {
  return `c.id, c.business_date AS businessDate, c.direction, s.code AS seat,
        ${OPERATOR_NAME} AS operator, c.customer_id AS customerId, k.code AS customerCode,
        k.name AS customerName, ${fullNumbers ? 'c.number' : maskedNumberSql('c.number')} AS number,
        l.name AS class, r.code AS route, c.task_id AS task, c.source, c.started_at_ms AS startedAtMs,
        c.answered_at_ms AS answeredAtMs, c.ended_at_ms AS endedAtMs, c.talk_seconds AS talkSeconds,
        c.hold_seconds AS holdSeconds, c.wrap_up_seconds AS wrapUpSeconds, c.disposition,
        c.no_order_reason AS noOrderReason, c.order_id AS orderId, ${orderOfCallSql('number')} AS orderNumber,
        ${orderOfCallSql('quantity')} AS quantity, ${orderOfCallSql('amount')} AS amountMinor,
        (SELECT t.id FROM ticket t WHERE t.call_id = c.id ORDER BY t.number LIMIT 1) AS ticketId,
        ${TICKET_NUMBERS} AS ticketNumbers, c.note`;
}

/** The name that the operator had in the call `c`. */
export const OPERATOR_NAME = 'coalesce(c.operator_name, p.name, c.operator_id)';

/** The numbers of the cases that were registered in the call `c`; null: none was. */
export const TICKET_NUMBERS =
  "(SELECT group_concat(t.number, ' ' ORDER BY t.number) FROM ticket t WHERE t.call_id = c.id)";

/** What the rows of the log show beside the call itself. */
export const CALL_JOINS = `LEFT JOIN seat s ON s.id = c.seat_id
       LEFT JOIN operator p ON p.id = c.operator_id
       LEFT JOIN customer k ON k.id = c.customer_id
       LEFT JOIN class l ON l.id = c.class_id
       LEFT JOIN route r ON r.id = c.route_id`;

/**
 * SQL of what was ordered in the call `c`: the numbers (also of an order that the call added to), the quantity or the
 * amount in minor units of its standing orders. Null when nothing was ordered.
 */
function orderOfCallSql(what: 'number' | 'quantity' | 'amount'): string {
  if (what === 'number') {
    return `CASE WHEN c.order_id IS NOT NULL THEN coalesce(
      (SELECT group_concat(o.number, ' ' ORDER BY o.number) FROM sales_order o WHERE o.call_id = c.id),
      (SELECT o.number FROM sales_order o WHERE o.id = c.order_id)) END`;
  }
  const column = what === 'quantity' ? 'o.total_quantity' : 'o.amount_minor';
  return `CASE WHEN c.order_id IS NOT NULL THEN
      (SELECT sum(${column}) FROM sales_order o WHERE o.call_id = c.id AND ${STANDING_ORDER}) END`;
}

/**
 * What a set of calls comes to, of rows `summed` as {@link callsToSum} makes them. Times are those of answered calls; what the
 * others cost stands apart.
 */
export const CALL_SUMS = {
  calls: 'count(*)',
  attempts: 'sum(summed.attempt)',
  connected: 'sum(summed.attempt AND summed.answered)',
  answered: 'sum(summed.answered)',
  talkSeconds: 'sum(summed.answered * summed.talk_seconds)',
  holdSeconds: 'sum(summed.answered * summed.hold_seconds)',
  wrapUpSeconds: 'sum(summed.answered * summed.wrap_up_seconds)',
  unanswered: 'sum(summed.unanswered)',
  unansweredSeconds: 'sum(summed.unanswered * summed.whole_seconds)',
} as const;

export const NO_CALL_SUMS = Object.fromEntries(Object.keys(CALL_SUMS).map((name) => [name, 0])) as Readonly<
  Record<keyof typeof CALL_SUMS, number>
>;

/** From dialing to the end of the wrap-up, in whole seconds as the log and its files show the two instants. */
const WHOLE_SECONDS =
  'coalesce(max(0, c.ended_at_ms / 1000 - c.started_at_ms / 1000), 0) + coalesce(c.wrap_up_seconds, 0)';

/**
 * The calls `c` that pass a condition, with what {@link CALL_SUMS} sums and by what it groups (`group_id`). The limit keeps
 * SQLite from folding the rows into the query around them: each result is looked up once a call, not once a sum, which
 * over half a million calls is 0.34 instead of 0.6 s. `folded` where the order of an index is worth more.
 */
export function callsToSum(where: string, groupBy = 'NULL', folded = false): string {
  return `(SELECT ${groupBy} AS group_id, c.customer_id, ${IS_ATTEMPT} AS attempt, ${IS_ANSWERED} AS answered,
      ${IS_UNANSWERED} AS unanswered, ${IS_REACHED} AS reached, c.talk_seconds, c.hold_seconds, c.wrap_up_seconds,
      ${WHOLE_SECONDS} AS whole_seconds
     FROM call c WHERE ${where} ${folded ? '' : 'LIMIT -1'}) summed`;
}

/** What was ordered in calls `c`, of `CALLS_WITH_ORDERS`. */
export const ORDER_SUMS = {
  orders: 'count(*)',
  quantity: 'sum(o.total_quantity)',
  amountMinor: 'sum(o.amount_minor)',
} as const;
export const CALLS_WITH_ORDERS = `call c CROSS JOIN sales_order o
         ON o.call_id = c.id AND c.order_id IS NOT NULL AND ${STANDING_ORDER}`;

export type OrderSums = Pick<CallTotals, 'orders' | 'quantity' | 'amountMinor' | 'orderedCustomers'>;
type CallSums = Omit<CallTotals, keyof OrderSums>;

/**
 * Counts and sums of all calls that the filter shows, from the same condition as page, export and reports. Takes seconds
 * for a million calls: run it in a worker.
 */
export function callLogTotals(db: ReadableDB, filter: CallLogFilter, view: CallLogView): CallTotals {
  const { where, params } = callLogCondition(db, filter, view);
  const calls = sql<object, CallSums>(
    db,
    `SELECT ${namedSums(CALL_SUMS)}, count(DISTINCT summed.customer_id) AS customers,
        count(DISTINCT iif(summed.reached, summed.customer_id, NULL)) AS reachedCustomers
       FROM ${callsToSum(where)}`,
  ).get(params);
  const orders = sql<object, OrderSums>(
    db,
    `SELECT ${namedSums(ORDER_SUMS)}, count(DISTINCT o.customer_id) AS orderedCustomers
       FROM ${CALLS_WITH_ORDERS} WHERE ${where}`,
  ).get(params);
  return { ...calls, ...orders } as CallTotals;
}

/** Of nothing, too, it is 0. */
export function namedSums(sums: Readonly<Record<string, string>>): string {
  return Object.entries(sums)
    .map(([name, of]) => `coalesce(${of}, 0) AS ${name}`)
    .join(', ');
}

/** How many calls the filter shows. */
export function countCallLog(db: ReadableDB, filter: CallLogFilter, view: CallLogView): number {
  const { where, params } = callLogCondition(db, filter, view);
  return sql<object, { calls: number }>(db, `SELECT count(*) AS calls FROM call c WHERE ${where}`).get(params)
    ?.calls as number;
}
