import { DISPOSITIONS } from '../../shared/contract/dispositions.ts';
import { toDayNumber } from '../../shared/domain/calendar/business-date.ts';
import type { WritableDB } from '../connection.ts';

export interface SeededCalls {
  readonly teamIds: readonly [string, string];
  readonly operatorIds: readonly string[];
  readonly seatIds: readonly string[];
  readonly routeIds: readonly string[];
  readonly classIds: readonly string[];
}

export interface SeedSize {
  readonly calls: number;
  readonly customers?: number;
  readonly operators?: number;
  readonly routes?: number;
  /** The calls are spread over so many days up to `lastDate`. */
  readonly days?: number;
  readonly lastDate?: string;
}

/** Customers whose names a spreadsheet would run as a formula, by their number. */
export const NASTY_NAMES: Readonly<Record<number, string>> = {
  1: '=HYPERLINK("http://x","点我")',
  2: '＝1+1便利店',
  3: '  +8613800138000',
  4: '-5折烟酒店',
  5: '@阳光超市',
  6: '\t制表符商行',
  7: '福兴,“好”"店"\n二楼',
};

/**
 * A call center's log without chance in it: calls spread evenly over the days, each customer, operator and result in
 * turn, every fourth call with an order (each ninth of them cancelled, some with a second one), every 200th with a case. Two teams: even operators and routes belong to
 * the first, odd ones to the second. Made in SQL, so that a million calls take seconds.
 */
export function seedCalls(tx: WritableDB, size: SeedSize): SeededCalls {
  const { calls, customers = 60, operators = 6, routes = 4, days = 10, lastDate = '2026-11-20' } = size;
  const teamIds = [seedId('c1', 0), seedId('c1', 1)] as const;
  const run = (text: string, params: object = {}) => tx.raw.prepare<object>(text).run(params);
  const upTo = (count: number) =>
    `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${count})`;

  for (const [i, teamId] of teamIds.entries()) {
    run('INSERT INTO team (id, code, name) VALUES (@teamId, @code, @name)', {
      teamId,
      code: `T${i + 1}`,
      name: `${i + 1} 班`,
    });
  }
  run(`INSERT INTO class_type (id, code, name, group_rank, is_main) VALUES ('grade', 'GRADE', '档位', 1, 1)`);
  run(
    `${upTo(4)} INSERT INTO class (id, class_type_id, code, name, position)
      SELECT ${idSql('c3')}, 'grade', substr('KABN', i + 1, 1), substr('KABN', i + 1, 1), i FROM n`,
  );
  run(
    `${upTo(operators)} INSERT INTO seat (id, code, name, team_id)
      SELECT ${idSql('c4')}, format('A-%02d', i + 1), format('%d 号席', i + 1), ${idSql('c1', 'i % 2')} FROM n`,
  );
  run(
    `${upTo(operators)} INSERT INTO operator (id, login, name, password_hash, seat_id, team_id, created_at_ms)
      SELECT ${idSql('c2')}, format('op%02d', i + 1), format('座席员%d', i + 1), '', ${idSql('c4')}, ${idSql('c1', 'i % 2')}, 0
        FROM n`,
  );
  run(`${upTo(operators)} INSERT INTO operator_role (operator_id, role) SELECT ${idSql('c2')}, 'operator' FROM n`);
  run(
    `${upTo(routes)} INSERT INTO route (id, code, name, team_id)
      SELECT ${idSql('c5')}, format('R%02d', i + 1), format('%d 号线', i + 1), ${idSql('c1', 'i % 2')} FROM n`,
  );
  run(
    `${upTo(customers)} INSERT INTO customer (search_id, id, code, name, route_id, created_at_ms, updated_at_ms)
      SELECT i + 1, ${idSql('c6')}, format('C-%06d', i), format('阳光便利店%d', i), ${idSql('c5', `i % ${routes}`)}, 0, 0 FROM n`,
  );
  for (const [i, name] of Object.entries(NASTY_NAMES)) {
    run('UPDATE customer SET name = @name WHERE id = @id', { name, id: seedId('c6', Number(i)) });
  }
  run(
    `${upTo(customers)} INSERT INTO customer_phone (id, customer_id, position, number)
      SELECT ${idSql('c7')}, ${idSql('c6')}, 1, format('138%08d', i * 7919 % 100000000) FROM n`,
  );
  const firstDay = toDayNumber(lastDate) - days + 1;
  const perDay = Math.max(1, Math.ceil(calls / days));
  const results = DISPOSITIONS.map((code, i) => `WHEN ${i} THEN '${code}'`).join(' ');
  run(
    `${upTo(calls)},
      k(i, day, customer, operator, disposition, started) AS MATERIALIZED (
        SELECT i, @firstDay + i / ${perDay}, i % ${customers}, i % ${operators},
          CASE WHEN i % 4 = 0 THEN 'ordered' ELSE CASE i / 4 % ${DISPOSITIONS.length} ${results} END END,
          (@firstDay + i / ${perDay}) * 86400000 + 3600000 + (i % ${perDay}) * ${Math.floor(28_800_000 / perDay)} FROM n)
     INSERT INTO call (id, conversation_id, customer_id, route_id, class_id, direction, source, seat_id, operator_id,
        number, business_date, started_at_ms, answered_at_ms, ended_at_ms, wrap_up_ended_at_ms, talk_seconds,
        hold_seconds, wrap_up_seconds, disposition, no_order_reason, order_id, note)
      SELECT ${idSql('ca')}, ${idSql('ca')}, ${idSql('c6', 'customer')}, ${idSql('c5', `customer % ${routes}`)},
        ${idSql('c3', 'customer % 4')}, iif(i % 50 = 0, 'in', 'out'), iif(i % 50 = 0, 'incoming', 'strategy'),
        ${idSql('c4', 'operator')}, ${idSql('c2', 'operator')}, format('138%08d', customer * 7919 % 100000000),
        date(day * 86400, 'unixepoch'), started,
        iif(disposition IN ('no-answer', 'busy', 'unreachable', 'invalid-number'), NULL, started + 6000),
        started + 60000, started + 75000,
        iif(disposition IN ('no-answer', 'busy', 'unreachable', 'invalid-number'), 0, 54), i % 3, 15, disposition,
        iif(disposition = 'no-order', 'enough-stock', NULL), iif(disposition = 'ordered', ${idSql('cb')}, NULL),
        CASE i % 40 WHEN 5 THEN '=1+1' WHEN 6 THEN '说"下周"再打,' WHEN 7 THEN '两行' || char(13, 10) || '备注' END
       FROM k`,
    { firstDay },
  );
  run(
    `INSERT INTO sales_order (id, number, customer_id, channel, state, order_date, placed_at_ms, operator_id, call_id,
        line_count, total_quantity, amount_minor)
      SELECT order_id, format('O-%08d', rowid), customer_id, 'phone', iif(rowid % 9 = 0, 'cancelled', 'submitted'),
        business_date, ended_at_ms, operator_id, id, 3, 1 + rowid % 40, 100 * (rowid % 40) + 1990
       FROM call WHERE order_id IS NOT NULL`,
  );
  // A second order, for another delivery, in some of the calls.
  run(
    `INSERT INTO sales_order (id, number, customer_id, channel, state, order_date, placed_at_ms, operator_id, call_id,
        line_count, total_quantity, amount_minor)
      SELECT 'second-' || id, 'P' || number, customer_id, 'phone', iif(rowid % 2 = 0, 'cancelled', 'submitted'),
        order_date, placed_at_ms, operator_id, call_id, 1, 5, 1000
       FROM sales_order WHERE rowid % 13 = 0`,
  );
  run(`INSERT INTO ticket_category (id, kind, code, name) VALUES ('goods', 'complaint', 'GOODS', '货物')`);
  run(
    `INSERT INTO ticket (id, number, kind, state, priority, category_id, customer_id, call_id, description,
        registered_at_ms, registered_by)
      SELECT 'ticket-' || id, format('C-%08d', rowid), 'complaint', 'registered', 'normal', 'goods', customer_id, id, '少货',
        ended_at_ms, operator_id
       FROM call WHERE rowid % 200 = 7`,
  );
  const ids = (kind: string, count: number) => Array.from({ length: count }, (_, i) => seedId(kind, i));
  return {
    teamIds,
    operatorIds: ids('c2', operators),
    seatIds: ids('c4', operators),
    routeIds: ids('c5', routes),
    classIds: ids('c3', 4),
  };
}

/** As long as the real ids, so that sizes are real too. */
export function seedId(kind: string, i: number): string {
  return `019a00${kind}-0000-7000-8000-${i.toString(16).padStart(12, '0')}`;
}

function idSql(kind: string, i = 'i'): string {
  return `format('019a00${kind}-0000-7000-8000-%012x', ${i})`;
}
