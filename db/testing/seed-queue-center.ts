import { WEEKDAY_CODES } from '../../shared/domain/calendar/business-date.ts';
import type { WritableDB } from '../connection.ts';

/** The rules that the strategies of {@link seedQueueCenter} take in turn. */
export const SEEDED_RULES = [
  'FREQ=WEEKLY',
  'FREQ=WEEKLY;INTERVAL=2',
  'FREQ=WEEKLY;INTERVAL=3',
  'FREQ=WEEKLY;INTERVAL=4',
  'FREQ=WEEKLY;BYDAY=TU,FR',
  'FREQ=MONTHLY;BYMONTHDAY=1,11,21',
  'FREQ=MONTHLY;BYDAY=1TU,3TU',
  'FREQ=DAILY;INTERVAL=3',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE',
  'WORKDAYS=5',
] as const;

export interface QueueCenterSize {
  readonly customers: number;
  /** Spread over two customer groups of equal size. */
  readonly strategies?: number;
  readonly routes?: number;
  readonly operators?: number;
  /** Id of the customer at a place, counted from 0; `c0`, `c1` … unless given. */
  readonly customerId?: (at: number) => string;
}

/**
 * A center for tests and benchmarks of the queue: customers `c0`, `c1` … with one phone, a route that takes orders every
 * day, an order weekday, an anchor and a class in each of two customer groups; operators `op0` …; no calendar exceptions.
 */
export function seedQueueCenter(
  tx: WritableDB,
  { customers, strategies = 40, routes = 50, operators = 10, customerId = (at) => `c${at}` }: QueueCenterSize,
): void {
  const run = (text: string) => tx.raw.prepare(text);
  const operator = run(
    `INSERT INTO operator (id, login, name, password_hash, created_at_ms) VALUES (@id, @id, @id, '', 0)`,
  );
  for (let at = 0; at < operators; at += 1) operator.run({ id: `op${at}` });
  const route = run('INSERT INTO route (id, code, name) VALUES (?, ?, ?)');
  const routeDay = run(
    `INSERT INTO route_day (route_id, valid_from, order_weekday, cutoff_minute, delivery_day_offset)
     VALUES (?, '2000-01-01', ?, ?, 1)`,
  );
  for (let at = 0; at < routes; at += 1) {
    route.run(`r${at}`, `R${String(at).padStart(3, '0')}`, `路线 ${at}`);
    for (let weekday = 1; weekday <= 7; weekday += 1) routeDay.run(`r${at}`, weekday, 600 + (at % 10) * 60);
  }
  const half = Math.ceil(strategies / 2);
  tx.raw.exec(`INSERT INTO class_type (id, code, name, group_rank, is_main)
    VALUES ('grade', 'GRADE', '等级', 1, 1), ('area', 'AREA', '业态', 2, 0)`);
  const classRow = run('INSERT INTO class (id, class_type_id, code, name, position) VALUES (?, ?, ?, ?, ?)');
  const strategy = run(
    `INSERT INTO order_cycle_strategy (id, class_id, name, valid_from, rule, holiday_rule, rank)
     VALUES (?, ?, ?, '2000-01-01', ?, ?, ?)`,
  );
  for (let at = 0; at < strategies; at += 1) {
    const type = at < half ? 'grade' : 'area';
    classRow.run(`k${at}`, type, `K${at}`, `类 ${at}`, at);
    const rule = SEEDED_RULES[at % SEEDED_RULES.length] as string;
    strategy.run(
      `s${at}`,
      `k${at}`,
      `策略 ${at}`,
      rule,
      (['later', 'earlier', 'skip', 'keep'] as const)[at % 4],
      at % 5,
    );
  }
  const customer = run(
    `INSERT INTO customer (id, code, name, route_id, order_weekdays, cycle_anchor, preferred_from_minute,
       preferred_to_minute, created_at_ms, updated_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0)`,
  );
  const phone = run('INSERT INTO customer_phone (id, customer_id, position, number) VALUES (?, ?, 1, ?)');
  const membership = run(
    `INSERT INTO class_membership (customer_id, class_type_id, class_id, valid_from) VALUES (?, ?, ?, '2000-01-01')`,
  );
  for (let at = 0; at < customers; at += 1) {
    const id = customerId(at);
    // Spread by a multiplicative hash, so that neighbours differ and every run is the same.
    const spread = Math.imul(at + 1, 2_654_435_761) >>> 8;
    const code = `C${String(at).padStart(7, '0')}`;
    const anchor = new Date(Date.UTC(2026, 0, 1 + (spread % 200))).toISOString().slice(0, 10);
    const preferred = spread % 3 === 0 ? [540, 660] : [null, null];
    customer.run(id, code, `客户 ${at}`, `r${spread % routes}`, WEEKDAY_CODES[spread % 5], anchor, ...preferred);
    phone.run(`p${at}`, id, `139${String(at).padStart(8, '0')}`);
    if (spread % 4 !== 0) membership.run(id, 'grade', `k${spread % half}`);
    membership.run(id, 'area', `k${half + (spread % (strategies - half))}`);
  }
}
