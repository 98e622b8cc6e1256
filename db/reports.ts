import type { CallLogFilter, CallTotals } from '../shared/contract/call-log.ts';
import type { ReportFigures, ReportGroup } from '../shared/contract/reports.ts';
import type { SeatState } from '../shared/contract/seats.ts';
import type { ZoneOffset } from '../shared/domain/calendar/zone-offsets.ts';
import {
  CALL_SUMS,
  CALLS_WITH_ORDERS,
  type CallSums,
  CUSTOMER_COUNTS,
  ORDER_SUMS,
  ORDERING_CUSTOMERS,
  type OrderSums,
} from './call-log.ts';
import { type CallLogView, callLogCondition } from './call-log-filter.ts';
import { type ReadableDB, sql } from './connection.ts';
import { zonedMsSql } from './csv-sql.ts';

export type CountedCalls = Omit<ReportFigures, 'time'>;

export const NO_CALLS: CountedCalls = {
  ...{ calls: 0, attempts: 0, connected: 0, customers: 0, reachedCustomers: 0, orderedCustomers: 0, orders: 0 },
  ...{ quantity: 0, amountMinor: 0, talkSeconds: 0, holdSeconds: 0, wrapUpSeconds: 0, timedOrders: 0 },
  timedAmountMinor: 0,
};
const COUNTS = Object.keys(NO_CALLS) as (keyof CountedCalls)[];

const HOUR_MS = 3_600_000;
const GROUP_BY: Readonly<Record<Exclude<ReportGroup, 'hour'>, string>> = {
  seat: 'c.seat_id',
  operator: 'c.operator_id',
  team: '(SELECT p.team_id FROM operator p WHERE p.id = c.operator_id)',
  class: 'c.class_id',
  route: 'c.route_id',
  day: 'c.business_date',
  month: 'substr(c.business_date, 1, 7)',
};

/** The hour of the wall clock in which the call `c` began, as text. */
const hourSql = (offsets: readonly ZoneOffset[]): string =>
  `CAST(${zonedMsSql('c.started_at_ms', offsets)} / ${HOUR_MS} % 24 AS TEXT)`;

/**
 * The totals of the log's filter by group, each counted as `callLogTotals` counts them all; '' for calls without one.
 * Takes seconds for a million calls: run it in a worker.
 */
export function callTotalsBy(
  db: ReadableDB,
  filter: CallLogFilter,
  view: CallLogView,
  group: ReportGroup,
  offsets: readonly ZoneOffset[],
): Map<string, CountedCalls> {
  const { where, params } = callLogCondition(filter, view);
  const by = `coalesce(${group === 'hour' ? hourSql(offsets) : GROUP_BY[group]}, '')`;
  // For a lead the time is known of the own team's people alone.
  const isTimed =
    view.scope === 'team' ? 'c.operator_id IN (SELECT id FROM operator WHERE team_id IS @viewerTeam)' : '1';
  const calls = sql<object, CallSums & { id: string }>(
    db,
    `SELECT ${by} AS id, ${CALL_SUMS} FROM call c WHERE ${where} GROUP BY 1`,
  ).all(params);
  const orders = sql<object, OrderSums & { id: string; timedOrders: number; timedAmountMinor: number }>(
    db,
    `SELECT ${by} AS id, ${ORDER_SUMS}, sum(${isTimed}) AS timedOrders,
        sum(iif(${isTimed}, o.amount_minor, 0)) AS timedAmountMinor
       FROM ${CALLS_WITH_ORDERS} WHERE ${where} GROUP BY 1`,
  ).all(params);
  const ordered = new Map(orders.map(({ id, ...sums }) => [id, sums]));
  const none = { orders: 0, orderedCustomers: 0, quantity: 0, amountMinor: 0, timedOrders: 0, timedAmountMinor: 0 };
  return new Map(calls.map(({ id, ...sums }) => [id, { ...sums, ...(ordered.get(id) ?? none) }]));
}

/**
 * All groups in one: what adds up is added up, which takes no further look at the calls; only customers, who may be in
 * several groups, are counted anew.
 */
export function totalOfGroups(
  db: ReadableDB,
  filter: CallLogFilter,
  view: CallLogView,
  groups: Iterable<CountedCalls>,
): CountedCalls {
  const { where, params } = callLogCondition(filter, view);
  const called = sql<object, Pick<CallTotals, 'customers' | 'reachedCustomers'>>(
    db,
    `SELECT ${CUSTOMER_COUNTS} FROM call c WHERE ${where}`,
  ).get(params);
  const ordering = sql<object, Pick<CallTotals, 'orderedCustomers'>>(
    db,
    `SELECT ${ORDERING_CUSTOMERS} FROM ${CALLS_WITH_ORDERS} WHERE ${where}`,
  ).get(params);
  const sums: Record<keyof CountedCalls, number> = { ...NO_CALLS };
  for (const group of groups) for (const key of COUNTS) sums[key] += group[key];
  return { ...sums, ...called, ...ordering };
}

/** Operator, seat, team of the operator, state, from, to (UTC ms). */
export type SeatStretch = [string, string | null, string | null, SeatState, number, number];

/** In which state people were signed in between two instants (UTC ms), as far as the view reaches. Reads all changes: for a worker. */
export function seatStretches(
  db: ReadableDB,
  span: { readonly fromMs: number; readonly toMs: number },
  filter: Pick<CallLogFilter, 'seatIds' | 'operatorIds'>,
  view: CallLogView,
): IterableIterator<SeatStretch> {
  const wanted: string[] = [];
  if (view.scope === 'own') wanted.push('o.id = @viewer');
  if (view.scope === 'team') wanted.push('o.team_id IS @viewerTeam');
  if (filter.operatorIds.length > 0) wanted.push('o.id IN (SELECT value FROM json_each(@operators))');
  const seats = filter.seatIds.length > 0 ? 'AND seat_id IN (SELECT value FROM json_each(@seats))' : '';
  return sql<object, SeatStretch>(
    db,
    `SELECT operator_id, seat_id, team_id, state, max(at_ms, @fromMs), end_ms FROM (
        SELECT x.operator_id, x.seat_id, o.team_id, x.state, x.at_ms,
            lead(x.at_ms, 1, @toMs) OVER (PARTITION BY x.operator_id ORDER BY x.at_ms, x.rowid) AS end_ms
          FROM operator o CROSS JOIN seat_state_change x ON x.operator_id = o.id AND x.at_ms < @toMs
            AND x.at_ms >= coalesce(
              (SELECT max(at_ms) FROM seat_state_change WHERE operator_id = o.id AND at_ms <= @fromMs), @fromMs)
         ${wanted.length === 0 ? '' : `WHERE ${wanted.join(' AND ')}`})
      WHERE state <> 'signed-out' AND end_ms > @fromMs AND end_ms > at_ms ${seats}`,
  )
    .raw()
    .iterate({
      ...span,
      ...{ viewer: view.operatorId, viewerTeam: view.teamId },
      ...{ operators: JSON.stringify(filter.operatorIds), seats: JSON.stringify(filter.seatIds) },
    });
}

/** Which people belong to each team. */
export function peopleOfTeams(db: ReadableDB): Map<string, string[]> {
  const people = sql<[], { id: string; teamId: string }>(
    db,
    'SELECT id, team_id AS teamId FROM operator WHERE team_id IS NOT NULL ORDER BY id',
  ).all();
  return new Map(
    [...Map.groupBy(people, ({ teamId }) => teamId)].map(([teamId, found]) => [teamId, found.map(({ id }) => id)]),
  );
}
