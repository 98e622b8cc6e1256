import { type CallLogFilter, NO_ID } from '../shared/contract/call-log.ts';
import type { ReportFigures, ReportGroup } from '../shared/contract/reports.ts';
import type { SeatState } from '../shared/contract/seats.ts';
import type { ZoneOffset } from '../shared/domain/calendar/zone-offsets.ts';
import { CALL_SUMS, CALLS_WITH_ORDERS, callsToSum, NO_CALL_SUMS, ORDER_SUMS, type OrderSums } from './call-log.ts';
import { type CallLogView, callLogCondition, TEAM_OF_CALL } from './call-log-filter.ts';
import { type ReadableDB, sql } from './connection.ts';
import { zonedMsSql } from './csv-sql.ts';

export type CountedCalls = Omit<ReportFigures, 'time'>;

export const NO_CALLS: CountedCalls = {
  ...NO_CALL_SUMS,
  ...{ customers: 0, reachedCustomers: 0, orderedCustomers: 0, orders: 0, quantity: 0, amountMinor: 0 },
  ...{ timedOrders: 0, timedAmountMinor: 0 },
};

const HOUR_MS = 3_600_000;
const GROUP_BY: Readonly<Record<Exclude<ReportGroup, 'hour'>, string>> = {
  seat: 'c.seat_id',
  operator: 'c.operator_id',
  team: TEAM_OF_CALL,
  class: 'c.class_id',
  route: 'c.route_id',
  day: 'c.business_date',
  month: 'substr(c.business_date, 1, 7)',
};

/** The hour of the wall clock in which the call `c` began, as text. */
const hourSql = (offsets: readonly ZoneOffset[]): string =>
  `CAST(${zonedMsSql('c.started_at_ms', offsets)} / ${HOUR_MS} % 24 AS TEXT)`;

/** What calls come to by group, and all of them in one. */
export interface TotalsByGroup {
  /** '' for calls without one. */
  readonly groups: ReadonlyMap<string, CountedCalls>;
  readonly total: CountedCalls;
}

/**
 * The totals of the log's filter by group, each counted as `callLogTotals` counts them all. A second or so for half a
 * million calls: run it in a worker.
 */
export function callTotalsBy(
  db: ReadableDB,
  filter: CallLogFilter,
  view: CallLogView,
  group: ReportGroup,
  offsets: readonly ZoneOffset[],
): TotalsByGroup {
  const { where, params } = callLogCondition(db, filter, view);
  const by = group === 'hour' ? hourSql(offsets) : GROUP_BY[group];
  // For a lead the time is known of the own team's people alone.
  const isTimed =
    view.scope === 'team' ? 'c.operator_id IN (SELECT id FROM operator WHERE team_id IS @viewerTeam)' : '1';
  const calls = sql<object, CallRow>(
    db,
    sumsByGroup(group, {
      ...{ id: 'summed.group_id', customer: 'summed.customer_id', from: callsToSum(where, by) },
      fromInOrder: callsToSum(where, by, true),
      sums: CALL_SUMS,
      customers: { customers: '1', reachedCustomers: 'summed.reached' },
    }),
  ).all(params);
  const orders = sql<object, OrderRow>(
    db,
    sumsByGroup(group, {
      ...{ id: by, customer: 'o.customer_id', from: `${CALLS_WITH_ORDERS} WHERE ${where}` },
      sums: {
        ...ORDER_SUMS,
        timedOrders: `sum(${isTimed})`,
        timedAmountMinor: `sum(iif(${isTimed}, o.amount_minor, 0))`,
      },
      customers: { orderedCustomers: '1' },
    }),
  ).all(params);
  const ordered = new Map(orders.map(({ id, ...sums }) => [id, sums]));
  const found = calls.map(({ id, ...sums }): [string | null, CountedCalls] => [
    id,
    { ...NO_CALLS, ...sums, ...ordered.get(id) },
  ]);
  const groups = new Map(found.filter((each): each is [string, CountedCalls] => each[0] !== null));
  return { groups, total: found.find(([id]) => id === null)?.[1] ?? NO_CALLS };
}

type OrderKeys = keyof OrderSums | 'timedOrders' | 'timedAmountMinor';
/** Null: all groups in one. */
type CallRow = Omit<CountedCalls, OrderKeys> & { id: string | null };
type OrderRow = Pick<CountedCalls, OrderKeys> & { id: string | null };

/** What is summed by group: the group, the customer, whence, sums that add up, and which of the customers count, by name. */
interface Grouping {
  readonly id: string;
  readonly customer: string;
  readonly from: string;
  /** The same where the order of days is kept; `from` where it is anyway. */
  readonly fromInOrder?: string;
  readonly sums: Readonly<Record<string, string>>;
  readonly customers: Readonly<Record<string, string>>;
}

/**
 * Rows by group, and one with the id NULL for all of them. Different customers, of each group and of all, who may be in
 * several, cost most. Calls are therefore read once, summed by customer and group, and counted from those sums: over half
 * a million calls 0.6 s instead of 1.5 s of `count(DISTINCT …)` by group and once more for all. Days are the exception:
 * their index has them in order, and nearly every call is another pair of day and customer (0.8 s instead of 1.3 s).
 */
function sumsByGroup(
  group: ReportGroup,
  { id, customer, from, fromInOrder = from, sums, customers }: Grouping,
): string {
  const named = (all: Readonly<Record<string, string>>, text: (name: string, of: string) => string) =>
    Object.entries(all)
      .map(([name, of]) => `${text(name, of)} AS ${name}`)
      .join(', ');
  const counted = (of: string) => `count(DISTINCT iif(${of}, ${customer}, NULL))`;
  const direct = `${named(sums, (_, of) => of)}, ${named(customers, (_, of) => counted(of))}`;
  if (group === 'day') {
    return `SELECT ${id} AS id, ${direct} FROM ${fromInOrder} GROUP BY 1 UNION ALL SELECT NULL, ${direct} FROM ${from} HAVING count(*) > 0`;
  }
  const summed = named(sums, (name) => `sum(${name})`);
  return `WITH part AS MATERIALIZED (
      SELECT coalesce(${id}, '') AS id, ${customer} AS customer, ${named(sums, (_, of) => of)},
          ${named(customers, (_, of) => `max(${of})`)}
        FROM ${from} GROUP BY ${group === 'month' ? '1, 2' : '2, 1'})
    SELECT id, ${summed}, ${named(customers, (name) => `count(iif(${name}, customer, NULL))`)} FROM part GROUP BY id
    UNION ALL SELECT NULL, ${summed}, ${named(customers, (name) => `count(DISTINCT iif(${name}, customer, NULL))`)}
      FROM part HAVING count(*) > 0`;
}

/** Operator, seat, team of the operator, state, from, to (UTC ms). */
export type SeatStretch = [string, string | null, string | null, SeatState, number, number];

/** In which state people were signed in between two instants (UTC ms), as far as the view reaches. Reads all changes: for a worker. */
export function seatStretches(
  db: ReadableDB,
  span: { readonly fromMs: number; readonly toMs: number },
  filter: Pick<CallLogFilter, 'seatIds' | 'operatorIds' | 'teamIds'>,
  view: CallLogView,
): IterableIterator<SeatStretch> {
  const { people, seats, params } = seatTimeConditions(filter, view, 'seat_id');
  return sql<object, SeatStretch>(
    db,
    `SELECT operator_id, seat_id, team_id, state, max(at_ms, @fromMs), end_ms FROM (
        SELECT x.operator_id, x.seat_id, o.team_id, x.state, x.at_ms,
            lead(x.at_ms, 1, @toMs) OVER (PARTITION BY x.operator_id ORDER BY x.at_ms, x.rowid) AS end_ms
          FROM operator o CROSS JOIN seat_state_change x ON x.operator_id = o.id AND x.at_ms < @toMs
            AND x.at_ms >= coalesce(
              (SELECT max(at_ms) FROM seat_state_change WHERE operator_id = o.id AND at_ms <= @fromMs), @fromMs)
         ${people.length === 0 ? '' : `WHERE ${people.join(' AND ')}`})
      WHERE ${["state <> 'signed-out' AND end_ms > @fromMs AND end_ms > at_ms", ...seats].join(' AND ')}`,
  )
    .raw()
    .iterate({ ...span, ...params });
}

/** Conditions on `operator o` and on a seat, as far as a filter and a view reach into people's time. */
export function seatTimeConditions(
  filter: Pick<CallLogFilter, 'seatIds' | 'operatorIds' | 'teamIds'>,
  view: CallLogView,
  seat: string,
): { readonly people: readonly string[]; readonly seats: readonly string[]; readonly params: object } {
  const people: string[] = [];
  if (view.scope === 'own') people.push('o.id = @viewer');
  if (view.scope === 'team') people.push('o.team_id IS @viewerTeam');
  if (filter.operatorIds.length > 0) people.push('o.id IN (SELECT value FROM json_each(@operators))');
  if (filter.teamIds.length > 0) people.push(inOrNone('o.team_id', 'teams', filter.teamIds));
  return {
    people,
    seats: filter.seatIds.length > 0 ? [inOrNone(seat, 'seats', filter.seatIds)] : [],
    params: {
      ...{ viewer: view.operatorId, viewerTeam: view.teamId, teams: JSON.stringify(filter.teamIds) },
      ...{ operators: JSON.stringify(filter.operatorIds), seats: JSON.stringify(filter.seatIds) },
    },
  };
}

/** One of the ids in a JSON parameter, or none at all where that is asked for. */
function inOrNone(column: string, name: string, ids: readonly string[]): string {
  const among = `${column} IN (SELECT value FROM json_each(@${name}))`;
  return ids.includes(NO_ID) ? `(${column} IS NULL OR ${among})` : among;
}
