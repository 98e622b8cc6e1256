import { beforeAll, describe, expect, it } from 'vitest';
import { type CallLogFilter, type CallLogRow, callLogFilter } from '../shared/contract/call-log.ts';
import { isConnected } from '../shared/contract/dispositions.ts';
import { callLogTotals, countCallLog, readCallLog } from './call-log.ts';
import { type CallLogView, callLogCondition } from './call-log-filter.ts';
import { openMigrated, type WritableDB } from './connection.ts';
import { type SeededCalls, seedCalls, seedId } from './testing/seed-calls.ts';

const ALL: CallLogView = { scope: 'all', operatorId: 'boss', teamId: null, fullNumbers: true };
const filter = (more: Partial<CallLogFilter> = {}): CallLogFilter =>
  callLogFilter.parse({ from: '2026-11-01', to: '2026-11-30', ...more });

let db: WritableDB;
let seeded: SeededCalls;
beforeAll(() => {
  db = openMigrated(':memory:');
  seeded = seedCalls(db, { calls: 1000 });
});

function allPages(wanted: CallLogFilter, view: CallLogView, limit: number): CallLogRow[] {
  const rows: CallLogRow[] = [];
  let after: Parameters<typeof readCallLog>[3] = null;
  do {
    const page = readCallLog(db, wanted, view, after, limit);
    rows.push(...page.rows);
    after = page.next;
  } while (after);
  return rows;
}

const FILTERS: readonly [string, () => Partial<CallLogFilter>][] = [
  ['the dates', () => ({})],
  ['one day', () => ({ from: '2026-11-15', to: '2026-11-15' })],
  ['a seat', () => ({ seatIds: seeded.seatIds.slice(0, 1) })],
  ['two seats', () => ({ seatIds: seeded.seatIds.slice(0, 2) })],
  ['an operator', () => ({ operatorIds: seeded.operatorIds.slice(1, 2) })],
  ['a class', () => ({ classIds: seeded.classIds.slice(0, 1) })],
  ['a route and a class', () => ({ routeIds: seeded.routeIds.slice(0, 1), classIds: seeded.classIds.slice(0, 1) })],
  ['incoming', () => ({ direction: 'in' })],
  ['a disposition', () => ({ dispositions: ['ordered'] })],
  ['two dispositions', () => ({ dispositions: ['busy', 'no-answer'] })],
  ['a number', () => ({ number: '13800007919' })],
];

describe('call log', () => {
  it.each(FILTERS)('pages, count and totals agree for %s', (_name, more) => {
    for (const view of [ALL, { ...ALL, scope: 'team', teamId: seeded.teamIds[0] } as const]) {
      const wanted = filter(more());
      const rows = allPages(wanted, view, 37);
      const totals = callLogTotals(db, wanted, view);
      expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
      expect(rows.map((row) => row.startedAtMs)).toEqual(rows.map((row) => row.startedAtMs).toSorted((a, b) => b - a));
      expect(countCallLog(db, wanted, view)).toBe(rows.length);
      expect(totals).toEqual({
        calls: rows.length,
        attempts: rows.length,
        connected: rows.filter((row) => row.disposition && isConnected(row.disposition)).length,
        customers: new Set(rows.map((row) => row.customerId)).size,
        reachedCustomers: expect.any(Number),
        orderedCustomers: new Set(rows.filter((row) => row.quantity !== null).map((row) => row.customerId)).size,
        orders: expect.any(Number),
        quantity: sum(rows.map((row) => row.quantity ?? 0)),
        amountMinor: sum(rows.map((row) => row.amountMinor ?? 0)),
        talkSeconds: sum(rows.map((row) => row.talkSeconds)),
        holdSeconds: sum(rows.map((row) => row.holdSeconds)),
        wrapUpSeconds: sum(rows.map((row) => row.wrapUpSeconds)),
      });
    }
  });

  it('shows a lead the team: its operators and its routes', () => {
    const rows = allPages(filter(), { ...ALL, scope: 'team', teamId: seeded.teamIds[0] }, 500);
    const others = allPages(filter(), { ...ALL, scope: 'team', teamId: seeded.teamIds[1] }, 500);
    expect(rows).toHaveLength(500);
    expect(rows.every((row) => ['R01', 'R03'].includes(row.route ?? ''))).toBe(true);
    expect(others).toHaveLength(500);
  });

  it('shows an operator own calls only', () => {
    const rows = allPages(filter(), { ...ALL, scope: 'own', operatorId: seedId('c2', 2), fullNumbers: false }, 500);
    expect(rows).toHaveLength(167);
    expect(new Set(rows.map((row) => row.operator))).toEqual(new Set(['座席员3']));
  });

  it('masks numbers, and then finds them by their last four digits only', () => {
    const masked = { ...ALL, fullNumbers: false };
    const [row] = readCallLog(db, filter({ number: '99907919' }), masked, null, 1).rows;
    expect(row?.number).toBe('138****7919');
    expect(countCallLog(db, filter({ number: '99907919' }), ALL)).toBe(0);
    expect(countCallLog(db, filter({ number: '00007919' }), ALL)).toBeGreaterThan(0);
  });

  it('counts every order of a call that took two, in one row', () => {
    const rows = allPages(filter(), ALL, 500);
    const two = rows.filter((row) => row.orderNumber?.includes(' '));
    const totals = callLogTotals(db, filter(), ALL);
    expect(two.length).toBeGreaterThan(10);
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    const standing = two.filter((row) => row.quantity !== null);
    expect(totals.orders).toBeGreaterThan(rows.filter((row) => row.quantity !== null).length);
    expect(standing.length).toBeGreaterThan(0);
  });

  it('counts a cancelled order nowhere but keeps its number', () => {
    const rows = allPages(filter({ dispositions: ['ordered'] }), ALL, 500);
    const cancelled = rows.filter((row) => row.quantity === null);
    expect(cancelled.length).toBeGreaterThan(0);
    expect(cancelled.every((row) => /^O-\d+( PO-\d+)?$/.test(row.orderNumber ?? ''))).toBe(true);
  });

  it('walks an index in time order for every filter instead of sorting', () => {
    for (const [, more] of FILTERS) {
      for (const scope of ['all', 'team', 'own'] as const) {
        const { where, params } = callLogCondition(filter(more()), { ...ALL, scope });
        const plan = db.raw
          .prepare<object, { detail: string }>(
            `EXPLAIN QUERY PLAN SELECT c.rowid FROM call c WHERE ${where}
              ORDER BY c.business_date DESC, c.started_at_ms DESC, c.rowid DESC LIMIT 100`,
          )
          .all(params)
          .map((step) => step.detail)
          .join('; ');
        expect(plan).toMatch(/SEARCH c USING/);
        expect(plan).not.toMatch(/TEMP B-TREE/);
      }
    }
  });
});

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
