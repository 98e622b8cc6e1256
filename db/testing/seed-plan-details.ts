import type { WritableDB } from '../connection.ts';

/**
 * What a center of {@link seedQueueCenter} has besides its rules, around a planned Tuesday (`date`) before a company
 * holiday (`holiday`, the day after): strategies of a customer's own (1 %), exceptions of routes, a class and customers
 * that bring orders forward, put them off or leave them out, pauses of customers, a route and a class, closed and
 * do-not-call customers, dead numbers, customers without route, web orders that are there, and owners.
 */
export function seedPlanDetails(tx: WritableDB, { date, holiday }: { date: string; holiday: string }): void {
  const run = (text: string) => void tx.raw.prepare(text).run({ date, holiday });
  run(`INSERT INTO calendar_day (calendar, date, working, name, source) VALUES ('call', @holiday, 0, '司庆', 'company'),
    ('delivery', @holiday, 0, '司庆', 'company')`);
  run(`INSERT INTO order_cycle_strategy (id, customer_id, name, valid_from, rule, holiday_rule, rank)
    SELECT 'own-' || id, id, '专属', '2026-01-01', CASE search_id % 3 WHEN 0 THEN 'FREQ=WEEKLY;BYDAY=TU'
      WHEN 1 THEN 'FREQ=WEEKLY;BYDAY=WE' ELSE 'FREQ=WEEKLY;INTERVAL=2' END, 'earlier', 1
      FROM customer WHERE search_id % 100 = 7 AND @date <> @holiday`);
  // Around the holiday: four routes order a day earlier, one that week's Tuesday on Thursday, a class not at all.
  const exception =
    'INSERT INTO order_exception (id, customer_id, class_id, route_id, order_date, new_order_date, quota_cycles)';
  run(
    `${exception} SELECT 'x-' || id, NULL, NULL, id, @holiday, @date, 2 FROM route WHERE id IN ('r1', 'r2', 'r3', 'r4')`,
  );
  run(`${exception} SELECT 'x-' || id, NULL, NULL, id, @date, date(@holiday, '+1 day'), 1 FROM route WHERE id = 'r5'`);
  run(`${exception} SELECT 'x-' || id, NULL, id, NULL, @date, NULL, 1 FROM class WHERE id = 'k3' AND @holiday <> ''`);
  run(`${exception} SELECT 'x-' || id, id, NULL, NULL, CASE search_id % 2 WHEN 0 THEN @date ELSE @holiday END,
    CASE search_id % 2 WHEN 0 THEN @holiday ELSE @date END, 1 FROM customer WHERE search_id % 500 IN (11, 12)`);
  run(`INSERT INTO pause (id, customer_id, valid_from, valid_to, reason)
    SELECT 'p-' || id, id, @date, @holiday, '装修' FROM customer WHERE search_id % 100 = 31`);
  run(
    `INSERT INTO pause (id, route_id, valid_from, reason) SELECT 'p-' || id, id, @date, '封路' FROM route WHERE id = 'r9' AND @holiday <> ''`,
  );
  run(
    `INSERT INTO pause (id, class_id, valid_from, reason) SELECT 'p-' || id, id, @date, '整顿' FROM class WHERE id = 'k25' AND @holiday <> ''`,
  );
  run(`UPDATE customer SET status = 'closed' WHERE search_id % 200 = 3 AND @date <> @holiday`);
  run(`UPDATE customer SET do_not_call = 1 WHERE search_id % 200 = 53 AND @date <> @holiday`);
  run(`UPDATE customer SET route_id = NULL WHERE search_id % 500 = 77 AND @date <> @holiday`);
  run(`UPDATE customer_phone SET dead = 1 WHERE customer_id IN
    (SELECT id FROM customer WHERE search_id % 200 = 103) AND @date <> @holiday`);
  run(`UPDATE customer SET owner_operator_id = 'op' || (search_id % (SELECT count(*) FROM operator))
    WHERE search_id % 10 <> 0 AND @date <> @holiday`);
  run(`INSERT INTO operator_role SELECT id, 'operator' FROM operator WHERE @date <> @holiday`);
  run(`INSERT INTO sales_order (id, number, customer_id, channel, state, order_date, delivery_date, placed_at_ms, line_count,
      total_quantity, amount_minor)
    SELECT 'o-' || id, 'W-' || id, id, 'web', 'submitted', @date, date(@holiday, '+1 day'), 0, 1, 1, 100
      FROM customer WHERE search_id % 100 = 19`);
}
