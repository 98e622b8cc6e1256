import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callLogTotals, countCallLog, readCallLog } from '../../../db/call-log.ts';
import type { CallLogView } from '../../../db/call-log-filter.ts';
import { type SeededCalls, seedCalls } from '../../../db/testing/seed-calls.ts';
import { type CallLogFilter, COUNTED_CALLS, callLogFilter } from '../../../shared/contract/call-log.ts';
import { CALLED_SORTS, CUSTOMER_COUNTS, calledCustomersInput } from '../../../shared/contract/called-customers.ts';
import { isReached } from '../../../shared/contract/dispositions.ts';
import type { Actor } from '../services.ts';
import { inlineServices, runInline } from '../testing/inline-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { listCalledCustomers, pageOfCalledCustomers } from './list-called-customers.ts';

const PERIOD = { from: '2026-10-02', to: '2026-11-03' };
const ALL: CallLogView = { scope: 'all', operatorId: 'boss', teamId: null, fullNumbers: true };
const COUNT_OF = { customers: 'customers', reached: 'reachedCustomers', ordered: 'orderedCustomers' } as const;

let backend: TempBackend;
let seeded: SeededCalls;
beforeAll(async () => {
  backend = createTempBackend({ nowMs: Date.parse(`${PERIOD.to}T04:00:00Z`) });
  await backend.services.writer.write((tx) => {
    seeded = seedCalls(tx, { calls: 500, customers: 37, days: 33, lastDate: PERIOD.to });
    // Calls without customer, class or route, some that still go on, and an order of one customer in the call of another.
    tx.raw.exec(`
      UPDATE call SET disposition = NULL, no_order_reason = NULL WHERE rowid % 23 = 0 AND order_id IS NULL;
      UPDATE call SET class_id = NULL WHERE rowid % 13 = 0;
      UPDATE call SET route_id = NULL WHERE rowid % 17 = 0;
      UPDATE call SET customer_id = NULL WHERE rowid % 19 = 0;
      UPDATE sales_order SET customer_id = (SELECT max(id) FROM customer) WHERE rowid % 29 = 0;`);
  });
});
afterAll(() => backend.close());

const asked = (filter: Partial<CallLogFilter>, more: object = {}) =>
  calledCustomersInput.parse({ filter: { ...PERIOD, ...filter }, limit: 500, ...more });
const list = (input: ReturnType<typeof asked>, view = ALL) =>
  runInline(backend, pageOfCalledCustomers, { input, view });

it('lists as many customers as the figure counts, each with the calls and orders of the same filter', async () => {
  const someOf = (ids: readonly string[]) => fc.oneof(fc.constant([]), fc.subarray([...ids], { maxLength: 2 }));
  const filters = fc.record({
    seatIds: someOf(seeded.seatIds),
    operatorIds: someOf(seeded.operatorIds),
    classIds: someOf([...seeded.classIds, 'none']),
    routeIds: someOf([...seeded.routeIds, 'none']),
    counted: fc.option(fc.constantFrom(...COUNTED_CALLS)),
  });
  const views = fc.record<CallLogView>({
    scope: fc.constantFrom('all', 'team', 'own'),
    operatorId: fc.constantFrom(...seeded.operatorIds),
    teamId: fc.constantFrom(...seeded.teamIds),
    fullNumbers: fc.boolean(),
  });
  let met = 0;
  await fc.assert(
    fc.asyncProperty(filters, views, fc.constantFrom(...CUSTOMER_COUNTS), fc.nat(), async (more, view, of, which) => {
      const filter = callLogFilter.parse({ ...PERIOD, ...more });
      const { db } = backend.services;
      const totals = callLogTotals(db, filter, view);
      const { rows, counts } = await list(asked(filter, { of }), view);
      expect(rows).toHaveLength(totals[COUNT_OF[of]]);
      expect(counts).toEqual({
        ...{ customers: totals.customers, reached: totals.reachedCustomers, ordered: totals.orderedCustomers },
      });
      const row = rows[which % Math.max(1, rows.length)];
      if (!row) return;
      met += 1;
      // Each number leads to its calls.
      const own = { ...filter, customerId: row.customerId };
      expect(countCallLog(db, own, view)).toBe(row.calls);
      const calls = readCallLog(db, own, view, null, 500, Number.MAX_SAFE_INTEGER).rows;
      expect(calls).toHaveLength(row.calls);
      expect(calls.filter(({ disposition }) => disposition !== null && isReached(disposition))).toHaveLength(
        row.reachedCalls,
      );
      expect(row).toMatchObject({ class: calls[0]?.class ?? null, lastAtMs: calls[0]?.startedAtMs ?? null });
    }),
    { numRuns: 60 },
  );
  expect(met).toBeGreaterThan(20);
});

it('lists in pages, in every order, each customer once', async () => {
  for (const sort of CALLED_SORTS) {
    const whole = await list(asked({}, { sort }));
    const pages = [];
    for (let offset = 0, more = true; more; offset += 10) {
      const page = await list(asked({}, { sort, limit: 10, offset }));
      pages.push(...page.rows);
      more = page.more;
    }
    expect(pages).toEqual(whole.rows);
    expect(new Set(pages.map(({ customerId }) => customerId)).size).toBe(whole.counts.customers);
  }
  const [byCalls, byAmount] = await Promise.all([
    list(asked({}, { sort: 'calls' })),
    list(asked({}, { sort: 'amount' })),
  ]);
  expect(byCalls.rows.map(({ calls }) => calls)).toEqual(
    byCalls.rows.map(({ calls }) => calls).toSorted((a, b) => b - a),
  );
  expect(byAmount.rows[0]?.amountMinor).toBe(Math.max(...byAmount.rows.map(({ amountMinor }) => amountMinor)));
});

it('lists whoever has an order of these calls, though it was taken in another’s, without calls', async () => {
  const pages = await Promise.all(seeded.classIds.map((id) => list(asked({ classIds: [id] }, { of: 'ordered' }))));
  const without = pages.flatMap(({ rows }) => rows).filter(({ calls }) => calls === 0);
  expect(without.length).toBeGreaterThan(0);
  expect(without.every(({ orders, lastAtMs }) => orders > 0 && lastAtMs === null)).toBe(true);
});

it('refuses dates backwards and more days than figures are counted of', async () => {
  const actor = { operatorId: 'boss', scope: 'all', teamId: null, rights: new Set() } as unknown as Actor;
  const ctx = { actor, services: inlineServices(backend), nowMs: 0 } as unknown as Parameters<
    typeof listCalledCustomers
  >[0];
  await expect(listCalledCustomers(ctx, asked({ from: '2026-11-03', to: '2026-11-01' }))).rejects.toMatchObject({
    key: 'date-range-backwards',
  });
  await expect(listCalledCustomers(ctx, asked({ from: '2000-11-03' }))).rejects.toMatchObject({
    key: 'figures-period-too-long',
  });
});
