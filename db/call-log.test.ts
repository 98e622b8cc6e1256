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

function allPages(wanted: CallLogFilter, view: CallLogView, limit: number, mostVisited = 400): CallLogRow[] {
  const rows: CallLogRow[] = [];
  let after: Parameters<typeof readCallLog>[3] = null;
  do {
    const page = readCallLog(db, wanted, view, after, limit, mostVisited);
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
  ['orders', () => ({ hasOrder: true })],
  ['no orders of a class', () => ({ hasOrder: false, classIds: seeded.classIds.slice(0, 1) })],
  ['cases', () => ({ hasTicket: true })],
  ['no cases on a seat', () => ({ hasTicket: false, seatIds: seeded.seatIds.slice(0, 1) })],
  ['a reason', () => ({ noOrderReasons: ['enough-stock'] })],
  ['a reason that nobody gave', () => ({ noOrderReasons: ['price'], direction: 'out' })],
  ['everything at once', () => ({ ...everything(), direction: 'out', number: '7919' })],
  ['a customer', () => ({ customerId: aCustomer() })],
  ['a number', () => ({ number: '13800007919' })],
];

const aCustomer = () =>
  db.raw.prepare<[], string>('SELECT customer_id FROM call WHERE customer_id IS NOT NULL').pluck().get() ?? '';

function everything(): Partial<CallLogFilter> {
  const { seatIds, operatorIds, classIds, routeIds } = seeded;
  return { seatIds: [...seatIds], operatorIds: [...operatorIds], classIds: [...classIds], routeIds: [...routeIds] };
}

describe('call log', () => {
  it.each(FILTERS)('pages, count and totals agree for %s', (_name, more) => {
    for (const view of [ALL, { ...ALL, scope: 'team', teamId: seeded.teamIds[0] } as const]) {
      const wanted = filter(more());
      const rows = allPages(wanted, view, 37);
      const totals = callLogTotals(db, wanted, view);
      const answered = rows.filter((row) => row.disposition && isConnected(row.disposition));
      expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
      expect(rows.map((row) => row.startedAtMs)).toEqual(rows.map((row) => row.startedAtMs).toSorted((a, b) => b - a));
      expect(countCallLog(db, wanted, view)).toBe(rows.length);
      expect(totals).toEqual({
        calls: rows.length,
        attempts: rows.length,
        connected: answered.length,
        customers: new Set(rows.map((row) => row.customerId)).size,
        reachedCustomers: expect.any(Number),
        orderedCustomers: new Set(rows.filter((row) => row.quantity !== null).map((row) => row.customerId)).size,
        orders: expect.any(Number),
        quantity: sum(rows.map((row) => row.quantity ?? 0)),
        amountMinor: sum(rows.map((row) => row.amountMinor ?? 0)),
        answered: answered.length,
        talkSeconds: sum(answered.map((row) => row.talkSeconds)),
        holdSeconds: sum(answered.map((row) => row.holdSeconds)),
        wrapUpSeconds: sum(answered.map((row) => row.wrapUpSeconds)),
        unanswered: rows.length - answered.length,
        // A minute of ringing and 15 seconds of wrap-up each.
        unansweredSeconds: (rows.length - answered.length) * 75,
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

  it('names the cases that were registered in a call', () => {
    const [row] = allPages(filter({ hasTicket: true }), ALL, 500);
    expect(row?.ticketNumbers).toMatch(/^C-\d+$/);
  });

  it('keeps the name that an operator had then', () => {
    const tx = openMigrated(':memory:');
    seedCalls(tx, { calls: 60 });
    tx.raw.exec(
      "UPDATE call SET operator_name = '张敏' WHERE operator_id = (SELECT id FROM operator WHERE login = 'op01')",
    );
    tx.raw.exec("UPDATE operator SET name = '李敏', active = 0 WHERE login IN ('op01', 'op02')");
    const names = new Set(readCallLog(tx, filter(), ALL, null, 60).rows.map((row) => row.operator));
    expect([...names].toSorted()).toEqual(['座席员3', '座席员4', '座席员5', '座席员6', '张敏', '李敏'].toSorted());
  });

  it('answers what few calls pass in pages that each look at so many calls only', () => {
    const wanted = filter({ noOrderReasons: ['price'], direction: 'out' });
    const first = readCallLog(db, wanted, ALL, null, 200, 20);
    expect(first.rows).toEqual([]);
    expect(first.next).not.toBe(null);
    expect(allPages(wanted, ALL, 200, 20)).toEqual([]);
  });

  it('walks the best index in time order for every filter, wherever the page begins', () => {
    for (const [, more] of FILTERS) {
      for (const scope of ['all', 'team', 'own'] as const) {
        const { where, lead, params } = callLogCondition(db, filter(more()), { ...ALL, scope });
        for (const condition of [
          where,
          lead,
          `${lead} AND (c.business_date, c.started_at_ms, c.rowid) < (@to, 1, 1)`,
        ]) {
          const plan = db.raw
            .prepare<object, { detail: string }>(
              `EXPLAIN QUERY PLAN SELECT c.rowid FROM call c WHERE ${condition}
                ORDER BY c.business_date DESC, c.started_at_ms DESC, c.rowid DESC LIMIT 100`,
            )
            .all(params)
            .map((step) => step.detail)
            .join('; ');
          if (lead.includes('c.customer_id = ')) {
            // A customer's calls are few: they are sorted.
            expect(plan).toMatch(/SEARCH c USING INDEX call_customer /);
            continue;
          }
          expect(plan).toMatch(new RegExp(`SEARCH c USING (COVERING )?INDEX ${indexOf(lead)} `));
          expect(plan).not.toMatch(/TEMP B-TREE/);
        }
      }
    }
  });
});

/** The index that a leading condition was made for. */
function indexOf(lead: string): string {
  const column = / AND (?:c\.(\w+)|(substr))/.exec(lead);
  if (column === null) return 'call_date';
  const named = column[1] ?? 'number_end';
  return `call_${named === 'direction' ? 'incoming' : named.replace(/_id$/, '')}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
