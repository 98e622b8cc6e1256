import type { WritableDB } from '../../db/connection.ts';
import type { ReadContext } from '../../electron/backend/services.ts';
import { rightsOf } from '../../shared/contract/rights.ts';

/** 2026-11-24 09:00 in Shanghai. */
export const BENCH_NOW_MS = Date.parse('2026-11-24T01:00:00Z');
/** What a request of the center's operator comes with. */
export const benchOperator: ReadContext = {
  actor: {
    operatorId: 'op1',
    login: 'op1',
    name: 'OP1',
    roles: ['operator'],
    rights: rightsOf(['operator']),
    scope: 'own',
    teamId: 'team',
    seatId: null,
  },
  nowMs: BENCH_NOW_MS,
  sessionHash: 'bench',
  windowId: 'bench',
};

export const PRODUCTS = 60;
/** Weekly orders of a customer with a year of history, and of all others. */
const KNOWN_WEEKS = 52;
const OTHER_WEEKS = 2;
const LINES = 10;

/** Customers `0` … with a year of history; the others, up to `customers`, have two orders each. */
export interface BenchCenter {
  readonly customers: number;
  readonly known: number;
}

export const customerId = (at: number): string => `customer-${at}`;
export const productId = (at: number): string => `product-${at}`;
export const priceOf = (at: number): number => 10_000 + at * 100;

/**
 * A center for measuring orders: one route that takes orders every day, 60 products of which every third has quotas by
 * class, over all and for the class together, and every second has stock. Made in SQL.
 */
export function makeBenchCenter(tx: WritableDB, { customers, known }: BenchCenter): void {
  const run = (text: string, params: object = {}) => tx.raw.prepare<object>(text).run(params);
  const upTo = (count: number) =>
    `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${count})`;
  run(`INSERT INTO team (id, code, name) VALUES ('team', 'T1', 'T1')`);
  run(
    `INSERT INTO operator (id, login, name, password_hash, team_id, created_at_ms) VALUES ('op1', 'op1', 'OP1', '', 'team', 0)`,
  );
  run(`INSERT INTO route (id, code, name, team_id) VALUES ('route', 'R01', 'R01', 'team')`);
  run(`${upTo(7)} INSERT INTO route_day (route_id, valid_from, order_weekday, cutoff_minute, delivery_day_offset, deduction_minute)
       SELECT 'route', '2020-01-01', i + 1, 1020, 1, 1080 FROM n`);
  run(`INSERT INTO class_type (id, code, name, group_rank, is_main) VALUES ('grade', 'GRADE', 'grade', 1, 1)`);
  run(`INSERT INTO class (id, class_type_id, code, name) VALUES ('a', 'grade', 'A', 'A'), ('b', 'grade', 'B', 'B')`);
  run(`${upTo(PRODUCTS)} INSERT INTO product (id, code, name, unit, price_minor, is_quota, stock, stock_as_of_ms, created_at_ms, updated_at_ms)
       SELECT 'product-' || i, format('P%04d', i), '商品' || i, '条', 10000 + i * 100, i % 3 = 0,
         CASE WHEN i % 2 = 0 THEN 100000000 END, 0, 0, 0 FROM n`);
  run(`${upTo(customers)} INSERT INTO customer (id, code, name, route_id, deposit_minor, created_at_ms, updated_at_ms)
       SELECT 'customer-' || i, format('C-%07d', i), '客户' || i, 'route', 50000000, 0, 0 FROM n`);
  run(`INSERT INTO class_membership (customer_id, class_type_id, class_id, valid_from)
       SELECT id, 'grade', CASE search_id % 2 WHEN 0 THEN 'a' ELSE 'b' END, '2020-01-01' FROM customer`);
  run(`INSERT INTO quota (id, kind, product_id, class_id, valid_from, valid_to, quantity)
       SELECT 'c-' || p.id || k.id, 'product-class', p.id, k.id, '2026-11-23', '2026-11-29', 1000000
         FROM product p, class k WHERE p.is_quota = 1`);
  run(`INSERT INTO quota (id, kind, product_id, valid_from, valid_to, quantity, float_percent)
       SELECT 's-' || id, 'product-supply', id, '2026-11-23', '2026-11-29', 100000000, 5 FROM product WHERE is_quota = 1`);
  run(`INSERT INTO quota (id, kind, class_id, valid_from, valid_to, quantity, float_percent)
       SELECT 't-' || id, 'class-total', id, '2026-11-23', '2026-11-29', 10000000, 5 FROM class`);
  run(
    `INSERT INTO sales_order (id, number, customer_id, channel, state, order_date, placed_at_ms, line_count, total_quantity, amount_minor)
     WITH RECURSIVE w(week) AS (SELECT 1 UNION ALL SELECT week + 1 FROM w WHERE week < ${KNOWN_WEEKS})
     SELECT 'o-' || c.search_id || '-' || week, 'H' || c.search_id || '-' || week, c.id, 'history', 'delivered',
       date('2026-11-24', '-' || (week * 7) || ' days'), 0, ${LINES}, ${LINES}, 100000
     FROM customer c, w WHERE week <= CASE WHEN c.search_id <= @known THEN ${KNOWN_WEEKS} ELSE ${OTHER_WEEKS} END`,
    { known },
  );
  run(
    `${upTo(LINES)} INSERT INTO order_line (order_id, line_number, product_id, quantity, price_minor, amount_minor)
     SELECT o.id, i + 1, 'product-' || ((i * 3 + length(o.id) + o.rowid) % ${PRODUCTS}), 1 + (o.rowid + i) % 9, 10000, 10000
     FROM sales_order o, n`,
  );
}
