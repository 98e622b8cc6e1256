import type { CallLogFilter, CallLogRow, CallTotals } from '../shared/contract/call-log.ts';
import { isConnected, isReached } from '../shared/contract/dispositions.ts';
import { type CallLogView, callLogCondition, dispositionList } from './call-log-filter.ts';
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

/** One page of the log, newest first, after `after`. Walks an index backwards, so that its cost is that of the page. */
export function readCallLog(
  db: ReadableDB,
  filter: CallLogFilter,
  view: CallLogView,
  after: CallLogPosition | null,
  limit: number,
): CallLogPageRows {
  const { where, params } = callLogCondition(filter, view);
  const beyond = after ? 'AND (c.business_date, c.started_at_ms, c.rowid) < (@afterDate, @afterMs, @afterRow)' : '';
  const found = sql<object, CallLogRow & { rowId: number }>(
    db,
    `SELECT c.rowid AS rowId, c.id, c.business_date AS businessDate, c.direction, s.code AS seat,
        coalesce(p.name, c.operator_id) AS operator, c.customer_id AS customerId, k.code AS customerCode,
        k.name AS customerName, ${view.fullNumbers ? 'c.number' : maskedNumberSql('c.number')} AS number,
        l.name AS class, r.code AS route, c.task_id AS task, c.source, c.started_at_ms AS startedAtMs,
        c.answered_at_ms AS answeredAtMs, c.ended_at_ms AS endedAtMs, c.talk_seconds AS talkSeconds,
        c.hold_seconds AS holdSeconds, c.wrap_up_seconds AS wrapUpSeconds, c.disposition,
        c.no_order_reason AS noOrderReason, ${orderOfCallSql('number')} AS orderNumber,
        ${orderOfCallSql('quantity')} AS quantity, ${orderOfCallSql('amount')} AS amountMinor, c.note
       FROM (SELECT c.rowid AS row_id FROM call c WHERE ${where} ${beyond}
              ORDER BY c.business_date DESC, c.started_at_ms DESC, c.rowid DESC LIMIT @limit) page
       JOIN call c ON c.rowid = page.row_id
       ${CALL_JOINS}
      ORDER BY c.business_date DESC, c.started_at_ms DESC, c.rowid DESC`,
  ).all({
    ...params,
    limit: limit + 1,
    ...(after ? { afterDate: after.businessDate, afterMs: after.startedAtMs, afterRow: after.rowId } : {}),
  });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ rowId: _rowId, ...row }) => row),
    next:
      found.length > limit && last
        ? { businessDate: last.businessDate, startedAtMs: last.startedAtMs, rowId: last.rowId }
        : null,
  };
}

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

const CONNECTED = dispositionList(isConnected);
const REACHED = dispositionList(isReached);

/**
 * Counts and sums of all calls that the filter shows, from the same condition as page and export. An attempt is a
 * conversation with a result: the further shops of one conversation are calls of their own but no attempts.
 * Takes seconds for a million calls: run it in a worker.
 */
export function callLogTotals(db: ReadableDB, filter: CallLogFilter, view: CallLogView): CallTotals {
  const { where, params } = callLogCondition(filter, view);
  const calls = sql<object, Omit<CallTotals, 'orders' | 'quantity' | 'amountMinor' | 'orderedCustomers'>>(
    db,
    `SELECT count(*) AS calls,
        coalesce(sum(c.conversation_id = c.id AND c.disposition IS NOT NULL), 0) AS attempts,
        coalesce(sum(c.conversation_id = c.id AND c.disposition IN ${CONNECTED}), 0) AS connected,
        count(DISTINCT c.customer_id) AS customers,
        count(DISTINCT CASE WHEN c.disposition IN ${REACHED} THEN c.customer_id END) AS reachedCustomers,
        coalesce(sum(c.talk_seconds), 0) AS talkSeconds, coalesce(sum(c.hold_seconds), 0) AS holdSeconds,
        coalesce(sum(c.wrap_up_seconds), 0) AS wrapUpSeconds
       FROM call c WHERE ${where}`,
  ).get(params);
  const orders = sql<object, Pick<CallTotals, 'orders' | 'quantity' | 'amountMinor' | 'orderedCustomers'>>(
    db,
    `SELECT count(*) AS orders, count(DISTINCT o.customer_id) AS orderedCustomers,
        coalesce(sum(o.total_quantity), 0) AS quantity, coalesce(sum(o.amount_minor), 0) AS amountMinor
       FROM call c CROSS JOIN sales_order o ON o.call_id = c.id AND ${STANDING_ORDER}
      WHERE ${where} AND c.order_id IS NOT NULL`,
  ).get(params);
  return { ...calls, ...orders } as CallTotals;
}

/** How many calls the filter shows. */
export function countCallLog(db: ReadableDB, filter: CallLogFilter, view: CallLogView): number {
  const { where, params } = callLogCondition(filter, view);
  return sql<object, { calls: number }>(db, `SELECT count(*) AS calls FROM call c WHERE ${where}`).get(params)
    ?.calls as number;
}
