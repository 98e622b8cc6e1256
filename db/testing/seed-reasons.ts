import { addDays } from '../../shared/domain/calendar/business-date.ts';
import type { WritableDB } from '../connection.ts';
import { seedId } from './seed-calls.ts';

const PRODUCTS = 40;

export interface ReasonsSize {
  /** Rows of refused demand, spread over the calls from the first on. */
  readonly refused: number;
  /** The day on which customers 0 to 5 are due. */
  readonly tasksOn?: string;
}

/**
 * Beside `seedCalls`: three lines in each of its orders, order days, refused demand of its calls (some of it met by the
 * order of that day, some fallen through), and customers due on a day, one for each way to stand: 0 ordered, 1 not called,
 * 2 not reached, 3 reached without an order, 4 missed, 5 called for something else.
 */
export function seedReasons(tx: WritableDB, { refused, tasksOn }: ReasonsSize): void {
  const run = (text: string, params: object = {}) => tx.raw.prepare<object>(text).run(params);
  run(
    `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${PRODUCTS})
     INSERT INTO product (id, code, name, initials, unit, price_minor, created_at_ms, updated_at_ms)
      SELECT 'product-' || i, format('P%04d', i), iif(i = 3, '=1+1', format('品种%d', i)), '', '条', 1000 + 10 * i, 0, 0 FROM n`,
  );
  run('UPDATE sales_order SET order_day = order_date');
  run(
    `INSERT INTO order_line (order_id, line_number, product_id, quantity, price_minor, amount_minor)
      SELECT o.id, n.value, 'product-' || ((o.rowid * 7 + n.value * 3) % ${PRODUCTS}), 1 + (o.rowid + n.value) % 12, 1000, 1000
       FROM sales_order o, json_each('[1,2,3]') n`,
  );
  run(
    `INSERT OR IGNORE INTO refused_demand (customer_id, order_day, product_id, stage, reason, wanted, allowed, price_minor,
        asked_on, asked_at_ms, operator_id, seat_id, call_id, route_id, class_id)
      SELECT c.customer_id, c.business_date, coalesce(
          (SELECT l.product_id FROM sales_order o JOIN order_line l ON l.order_id = o.id
            WHERE o.id = c.order_id AND o.rowid % 2 = 0 AND l.line_number = 2), 'product-' || (c.rowid % ${PRODUCTS})),
        iif(c.rowid % 11 = 0, 'taken', 'asked'),
        CASE c.rowid % 4 WHEN 0 THEN 'quota' WHEN 1 THEN 'stock' WHEN 2 THEN 'supply' ELSE 'unpublished' END,
        4 + c.rowid % 17, c.rowid % 4, 1000, c.business_date, c.started_at_ms, c.operator_id, c.seat_id, c.id, c.route_id,
        c.class_id
       FROM call c WHERE c.rowid * 7919 % 1009 < 1009 * ${refused} / (SELECT count(*) FROM call)`,
  );
  if (tasksOn === undefined) return;
  run(
    `INSERT INTO class_membership (customer_id, class_type_id, class_id, valid_from)
      SELECT k.id, 'grade', (SELECT id FROM class WHERE position = (k.search_id - 1) % 4), '2020-01-01' FROM customer k`,
  );
  run('UPDATE customer SET owner_operator_id = (SELECT id FROM operator WHERE rowid = 1 + customer.search_id % 3)');
  const delivery = addDays(tasksOn, 1);
  const nowMs = Date.parse(`${tasksOn}T04:00:00Z`);
  const stands = [
    { state: 'done', place: 'pool', attempts: 1, disposition: 'ordered', reason: null },
    { state: 'open', place: 'pool', attempts: 0, disposition: null, reason: null },
    { state: 'open', place: 'waiting', attempts: 1, disposition: 'no-answer', reason: null },
    { state: 'done', place: 'pool', attempts: 1, disposition: 'no-order', reason: 'price' },
    { state: 'open', place: 'pool', attempts: 0, disposition: null, reason: null },
    { state: 'open', place: 'pool', attempts: 0, disposition: null, reason: null },
  ];
  for (const [i, stand] of stands.entries()) {
    const customerId = seedId('c6', i);
    const from = `FROM customer k LEFT JOIN class_membership m ON m.customer_id = k.id WHERE k.id = @customerId`;
    run(
      `INSERT INTO call_task (id, customer_id, business_date, state, place, source, class_id, route_id, delivery_date,
          cutoff_at_ms, not_before_ms, owner_operator_id, attempts, route_code, customer_code, created_at_ms)
        SELECT @id, k.id, @date, @state, @place, @source, m.class_id, k.route_id, @delivery, @cutoffAtMs, @notBeforeMs,
          k.owner_operator_id, @attempts, '', k.code, 0 ${from}`,
      {
        ...{ id: `task-${i}`, customerId, date: tasksOn, delivery, source: i === 5 ? 'follow-up' : 'strategy' },
        ...{ state: stand.state, place: stand.place, attempts: stand.attempts },
        cutoffAtMs: nowMs + (i === 4 ? -1 : 3_600_000),
        notBeforeMs: stand.place === 'waiting' ? nowMs + 600_000 : null,
      },
    );
    if (stand.disposition === null) continue;
    run(
      `INSERT INTO call (id, conversation_id, task_id, customer_id, direction, source, operator_id, business_date, started_at_ms,
          ended_at_ms, wrap_up_ended_at_ms, disposition, no_order_reason)
        SELECT @id, @id, @taskId, k.id, 'out', 'strategy', k.owner_operator_id, @date, @atMs, @atMs, @atMs, @disposition, @reason ${from}`,
      {
        ...{ id: `due-call-${i}`, taskId: `task-${i}`, customerId, date: tasksOn, atMs: nowMs - 60_000 },
        ...{ disposition: stand.disposition, reason: stand.reason },
      },
    );
  }
  run(
    `INSERT INTO sales_order (id, number, customer_id, channel, state, order_date, order_day, delivery_date, placed_at_ms,
        line_count, total_quantity, amount_minor)
      VALUES ('due-order', 'due-order', @customerId, 'web', 'submitted', @date, @date, @delivery, @nowMs, 1, 1, 100)`,
    { customerId: seedId('c6', 0), date: tasksOn, delivery, nowMs },
  );
}
