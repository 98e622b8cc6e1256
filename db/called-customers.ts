import type { CallLogFilter } from '../shared/contract/call-log.ts';
import type { CalledCustomer } from '../shared/contract/called-customers.ts';
import { CALLS_WITH_ORDERS, ORDER_SUMS } from './call-log.ts';
import { type CallLogView, callLogCondition, IS_REACHED } from './call-log-filter.ts';
import { type ReadableDB, sql } from './connection.ts';

/**
 * The customers of the log's filter by code, each with its calls and orders, from the condition of which reports count
 * them. Whoever has an order of these calls alone, taken in another customer's, has no calls. Reads all calls: for a worker.
 */
export function calledCustomerRows(db: ReadableDB, filter: CallLogFilter, view: CallLogView): CalledCustomer[] {
  const { where, params } = callLogCondition(db, filter, view);
  // Beside one max() SQLite takes the other columns from the row that has it.
  return sql<object, CalledCustomer>(
    db,
    `WITH called AS MATERIALIZED (
        SELECT c.customer_id AS id, count(*) AS calls, sum(${IS_REACHED}) AS reached, max(c.started_at_ms) AS last_at_ms,
            c.route_id, c.class_id
          FROM call c WHERE ${where} AND c.customer_id IS NOT NULL GROUP BY 1),
      ordered AS MATERIALIZED (
        SELECT o.customer_id AS id, ${ORDER_SUMS.orders} AS orders, ${ORDER_SUMS.quantity} AS quantity,
            ${ORDER_SUMS.amountMinor} AS amount_minor
          FROM ${CALLS_WITH_ORDERS} WHERE ${where} GROUP BY 1)
      SELECT k.id AS customerId, k.code, k.name, r.code AS route, l.name AS class, coalesce(called.calls, 0) AS calls,
          coalesce(called.reached, 0) AS reachedCalls, coalesce(ordered.orders, 0) AS orders,
          coalesce(ordered.quantity, 0) AS quantity, coalesce(ordered.amount_minor, 0) AS amountMinor,
          called.last_at_ms AS lastAtMs
        FROM called FULL JOIN ordered ON ordered.id = called.id
        JOIN customer k ON k.id = coalesce(called.id, ordered.id)
        LEFT JOIN route r ON r.id = called.route_id
        LEFT JOIN class l ON l.id = called.class_id
       ORDER BY k.code`,
  ).all(params);
}
