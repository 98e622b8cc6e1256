import { randomBytes } from 'node:crypto';
import type { ReadableDB } from '../../db/connection.ts';
import { customerId, PRODUCTS, priceOf, productId } from './order-center.ts';

const LINES = 10;

/**
 * Writes an order of ten lines with its version, sums, audit, outbox and command in one transaction, checking nothing:
 * what the database alone costs. Returns the function for one turn.
 */
export function bareOrder({ raw }: ReadableDB): (turn: number) => void {
  const order = raw.prepare(
    `INSERT INTO sales_order (id, number, customer_id, channel, state, order_date, order_day, delivery_date, cutoff_at_ms,
       placed_at_ms, operator_id, line_count, total_quantity, amount_minor)
     VALUES (?, ?, ?, 'phone', 'submitted', '2026-11-24', '2026-11-24', '2026-11-25', 0, 0, 'op1', 10, 10, 10)`,
  );
  const orderLine = raw.prepare('INSERT INTO order_line VALUES (?, ?, ?, 1, ?, ?, 1, NULL)');
  const version = raw.prepare(
    `INSERT INTO order_version VALUES (?, 1, 'submitted', 0, 'op1', 'OP1', NULL, ?, 10, 10, 10)`,
  );
  const quota = raw.prepare(
    `INSERT INTO quota_use VALUES (?, '2026-11-24', 1) ON CONFLICT DO UPDATE SET quantity = quantity + 1`,
  );
  const stock = raw.prepare('INSERT INTO stock_use VALUES (?, 1) ON CONFLICT DO UPDATE SET quantity = quantity + 1');
  const series = raw.prepare(
    `INSERT INTO number_series VALUES ('bare', 1) ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last`,
  );
  const audit = raw.prepare(
    `INSERT INTO audit (seq, at_ms, actor_id, actor_name, action, entity, entity_id, after, previous_hash, hash)
     VALUES ((SELECT max(seq) FROM audit) + 1, 0, 'op1', 'OP1', 'orders.submit', 'order', ?, ?, ?, ?)`,
  );
  const outbox = raw.prepare(
    `INSERT INTO outbox (at_ms, procedure, actor_id, payload) VALUES (0, 'orders.submit', 'op1', ?)`,
  );
  const command = raw.prepare(`INSERT INTO command VALUES (?, 'op1', 'orders.submit', ?, ?, 0)`);
  const json = JSON.stringify({ text: 'x'.repeat(900) });
  const hash = 'h'.repeat(64);
  return (turn) => {
    const id = randomBytes(16).toString('hex');
    raw
      .transaction(() => {
        series.get();
        order.run(id, id, customerId(turn % 500));
        for (let at = 0; at < LINES; at += 1) {
          const product = (turn + at * 7) % PRODUCTS;
          orderLine.run(id, at + 1, productId(product), priceOf(product), priceOf(product));
          quota.run(productId(product));
          stock.run(productId(product));
        }
        version.run(id, json);
        audit.run(id, json, hash, hash);
        outbox.run(json);
        command.run(id, hash, json);
      })
      .immediate();
  };
}
