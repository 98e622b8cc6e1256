import type { WritableDB } from '../connection.ts';

const DAYS = 14;
const CALLS = 420;
const DAY_MS = 86_400_000;

/**
 * Calls of the last two weeks for the sample center, by its own people, customers and routes in turn, every third with an
 * order, and two hours in which each person was at work on the last day; what weeks of phoning would have left.
 */
export function seedRecentCalls(tx: WritableDB, nowMs: number): void {
  tx.raw.exec(`CREATE TEMP TABLE who AS SELECT row_number() OVER (ORDER BY o.login) - 1 AS place, o.id, o.name, o.seat_id
      FROM operator o JOIN operator_role r ON r.operator_id = o.id AND r.role = 'operator';
    CREATE TEMP TABLE whom AS SELECT row_number() OVER (ORDER BY k.code) - 1 AS place, k.id, k.route_id,
      (SELECT class_id FROM class_membership m WHERE m.customer_id = k.id LIMIT 1) AS class_id FROM customer k LIMIT 97`);
  const call =
    tx.raw.prepare(`INSERT INTO call (id, conversation_id, customer_id, route_id, class_id, direction, source,
      seat_id, operator_id, operator_name, business_date, started_at_ms, answered_at_ms, ended_at_ms,
      wrap_up_ended_at_ms, talk_seconds, hold_seconds, wrap_up_seconds, disposition, no_order_reason, order_id)
    SELECT @id, @id, k.id, k.route_id, k.class_id, iif(@i % 20 = 0, 'in', 'out'), 'manual', o.seat_id, o.id, o.name,
      @date, @at, @at, @at + 60000, @at + 80000, 40 + @i % 50, @i % 4, 20, @disposition,
      iif(@disposition = 'no-order', 'enough-stock', NULL), iif(@disposition = 'ordered', @id || 'o', NULL)
     FROM who o, whom k WHERE o.place = @i % (SELECT count(*) FROM who) AND k.place = @i % (SELECT count(*) FROM whom)`);
  const order =
    tx.raw.prepare(`INSERT INTO sales_order (id, number, customer_id, channel, state, order_date, placed_at_ms,
      operator_id, call_id, line_count, total_quantity, amount_minor)
    SELECT order_id, 'X-' || id, customer_id, 'phone', 'submitted', business_date, ended_at_ms, operator_id, id, 2,
      10 + @i % 30, 12345 + @i FROM call WHERE id = @id`);
  for (let i = 0; i < CALLS; i += 1) {
    const dayMs = nowMs - (1 + (i % DAYS)) * DAY_MS;
    const id = `call-${i}`;
    const date = new Date(dayMs + 8 * 3_600_000).toISOString().slice(0, 10);
    const disposition = i % 3 === 0 ? 'ordered' : (['no-order', 'no-answer', 'busy', 'callback'][i % 4] as string);
    call.run({ id, i, date, at: dayMs + (i % 8) * 1_200_000, disposition });
    if (disposition === 'ordered') order.run({ id, i });
  }
  const state = tx.raw.prepare(`INSERT INTO seat_state_change (id, seat_id, operator_id, state, at_ms)
    SELECT @state || place, seat_id, id, @state, @at FROM who`);
  const firstMs = nowMs - DAY_MS;
  for (const [state_, minutes] of Object.entries({ ready: 0, talking: 30, paused: 100, 'signed-out': 120 })) {
    state.run({ state: state_, at: firstMs + minutes * 60_000 });
  }
}
