import { sql, type WritableDB } from '../connection.ts';
import { insertRoute, insertRouteDay } from '../routes.ts';

/** Code and name of the route that trial customers are given. */
export const TRIAL_ROUTE = 'TRIAL';
/** Before any history that is worth importing, so that a queue can be built for any of its days. */
const TRIAL_VALID_FROM = '2000-01-01';
const TRIAL_CUTOFF_MINUTE = 17 * 60;
const MADE_UP = 'phone,route,weekday,anchor';

/**
 * Gives the customers that the attached import created what order history does not have, so that a trial can call them:
 * the weekday of most of their orders (of two, the one of the newer order), the date of their last order as anchor,
 * route TRIAL, a phone, and a weekly default strategy when the company has none. All of it is marked as made up. The
 * phones begin with 000, which no dialing plan knows: nobody can be called by accident.
 */
export function makeCallable(tx: WritableDB, newId: () => string): void {
  const customers = sql<[], { id: string; searchId: number; weekday: number; anchor: string }>(tx, HABITS).all();
  if (customers.length === 0) return;
  const routeId = trialRoute(tx, newId, new Set(customers.map((customer) => customer.weekday)));
  const give = sql<[string, string, string, string, string]>(
    tx,
    'UPDATE customer SET route_id = ?, order_weekdays = ?, cycle_anchor = ?, made_up = ? WHERE id = ?',
  );
  const addPhone = sql<[string, string, string, string]>(
    tx,
    'INSERT INTO customer_phone (id, customer_id, position, number, label) VALUES (?, ?, 1, ?, ?)',
  );
  for (const { id, searchId, weekday, anchor } of customers) {
    give.run(routeId, WEEKDAYS[weekday - 1] as string, anchor, MADE_UP, id);
    addPhone.run(newId(), id, `000${String(searchId).padStart(8, '0')}`, TRIAL_ROUTE);
  }
  const hasDefault = sql<[], number>(tx, 'SELECT 1 FROM order_cycle_strategy WHERE class_id IS NULL').get();
  if (hasDefault !== undefined) return;
  sql<[string, string, string]>(
    tx,
    `INSERT INTO order_cycle_strategy (id, class_id, name, valid_from, rule, holiday_rule, made_up)
     VALUES (?, NULL, ?, ?, 'FREQ=WEEKLY', 'later', 1)`,
  ).run(newId(), TRIAL_ROUTE, TRIAL_VALID_FROM);
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** Of orders; for a customer with nothing but returns, of those. */
const HABITS = `
WITH mine AS (
  SELECT c.id, c.search_id, o.order_date,
         (CAST(strftime('%w', o.order_date) AS INTEGER) + 6) % 7 + 1 AS weekday,
         o.kind, max(o.kind = 'order') OVER (PARTITION BY c.id) AS has_order
    FROM staged.party p CROSS JOIN customer c ON c.id = p.customer_id CROSS JOIN sales_order o ON o.customer_id = c.id
   WHERE p.is_known = 0
), habit AS (
  SELECT id, search_id, weekday, count(*) AS orders, max(order_date) AS newest
    FROM mine WHERE kind = 'order' OR has_order = 0 GROUP BY id, weekday
)
SELECT id, search_id AS searchId, weekday, anchor FROM (
  SELECT id, search_id, weekday, max(newest) OVER (PARTITION BY id) AS anchor,
         row_number() OVER (PARTITION BY id ORDER BY orders DESC, newest DESC) AS rank FROM habit
) WHERE rank = 1 ORDER BY search_id`;

/** The route with an order day for each of these weekdays: cut-off at 17:00, delivery the next day. */
function trialRoute(tx: WritableDB, newId: () => string, weekdays: ReadonlySet<number>): string {
  let id = sql<[string], string>(tx, 'SELECT id FROM route WHERE code = ?').pluck().get(TRIAL_ROUTE);
  if (id === undefined) {
    id = newId();
    // With just one team there is no doubt whose customers they are.
    const teams = sql<[], string>(tx, 'SELECT id FROM team LIMIT 2').pluck().all();
    const teamId = teams.length === 1 ? (teams[0] as string) : null;
    insertRoute(tx, { id, code: TRIAL_ROUTE, name: TRIAL_ROUTE, teamId, madeUp: 1 });
  }
  const held = new Set(
    sql<[string, string], number>(tx, 'SELECT order_weekday FROM route_day WHERE route_id = ? AND valid_from = ?')
      .pluck()
      .all(id, TRIAL_VALID_FROM),
  );
  for (const orderWeekday of [...weekdays].filter((weekday) => !held.has(weekday)).sort()) {
    insertRouteDay(tx, {
      routeId: id,
      validFrom: TRIAL_VALID_FROM,
      orderWeekday,
      cutoffDayOffset: 0,
      cutoffMinute: TRIAL_CUTOFF_MINUTE,
      deliveryDayOffset: 1,
      deductionDayOffset: 0,
      deductionMinute: null,
      rescueDayOffset: 0,
      rescueMinute: null,
    });
  }
  return id;
}
