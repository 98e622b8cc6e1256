import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numbersFrom, putCenter, type RandomCenter, randomCenter } from '../../../db/testing/random-center.ts';
import type { BuildCounts } from '../../../shared/contract/queue.ts';
import { addDays, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import { runInline } from '../testing/inline-job.ts';
import { createTempBackend, TEST_NOW_MS, type TempBackend } from '../testing/temp-backend.ts';
import { buildQueue } from './build-queue.ts';
import { explainCustomer } from './explain-customer.ts';

/** The day of the test clock, a Tuesday. */
const TODAY = '2026-11-24';
/** Days to plan around: the test clock's, and those on which a company's clocks are put back and forward. */
const DAYS = [
  { around: TODAY, timeZone: 'Asia/Shanghai' },
  { around: '2026-10-25', timeZone: 'Europe/Berlin' },
  { around: '2027-03-14', timeZone: 'America/New_York' },
];
const ZONES = ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati', 'Australia/Lord_Howe'];
const machineZone = process.env.TZ;
let backend: TempBackend;

beforeAll(() => {
  backend = createTempBackend();
});
afterAll(() => {
  process.env.TZ = machineZone;
  return backend.close();
});

const put = (rows: RandomCenter['rows']) => backend.services.writer.write((tx) => putCenter(tx, rows));
const build = (date: string): Promise<BuildCounts> =>
  runInline(backend, buildQueue, { date, teamId: null, builtBy: 'test' });
const all = <Row>(text: string, ...params: unknown[]): Row[] =>
  backend.services.db.raw.prepare(text).all(...params) as Row[];
/** Everything of a day's calls but the ids that every build makes anew. */
const called = (date: string) =>
  all<{ customer_id: string }>(
    `SELECT customer_id, state, source, strategy_id, class_id, rank, weekdays, nominal_date, exception_id, delivery_date,
        cutoff_at_ms, owner_operator_id FROM call_task WHERE business_date = ? AND state NOT IN ('dropped', 'carried')
      ORDER BY customer_id`,
    date,
  );
const reasons = (date: string) =>
  new Map(
    all<{ id: string; reason: string }>(
      'SELECT customer_id AS id, reason FROM queue_exclusion WHERE business_date = ? ORDER BY 1',
      date,
    ).map((row) => [row.id, row.reason]),
  );
const sum = (counts: BuildCounts): number => Object.values(counts.excludedByReason).reduce((total, n) => total + n, 0);

describe('building the queue of any center', () => {
  it('calls or gives a reason to every customer, as the explanation does, and again changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.integer({ min: -2, max: 4 }),
        fc.constantFrom(...DAYS),
        async (seed, offset, day) => {
          const { around, timeZone } = day;
          const center = randomCenter(around, seed, timeZone);
          backend.clock.nowMs = instantOf(around, 540, timeZone);
          const ctx = backend.context(backend.actor(['supervisor']));
          await put(center.rows);
          for (const date of [addDays(around, offset), addDays(around, offset + 1)]) {
            const first = await build(date);
            expect(first.customers).toBe(center.customerIds.length);
            expect(first.due + sum(first)).toBe(first.customers);
            const calls = new Set(called(date).map((task) => task.customer_id));
            expect(calls.size).toBe(first.due);
            const kept = reasons(date);
            for (const customerId of center.customerIds) {
              const { due, reason, steps } = explainCustomer(backend.services.db, ctx, { customerId, date });
              const closed = all(`SELECT 1 FROM customer WHERE id = ? AND status = 'closed'`, customerId).length > 0;
              const planned = calls.has(customerId) ? null : (kept.get(customerId) ?? (closed ? 'closed' : 'not-due'));
              expect({ customerId, date, due, reason, steps }).toEqual({
                customerId,
                date,
                due: calls.has(customerId),
                reason: planned,
                steps: expect.any(Array),
              });
            }
            const before = all('SELECT * FROM call_task ORDER BY id');
            // What the first build carried over, missed or joined is done.
            const done = { created: 0, kept: first.due, carriedOver: 0, missed: 0, merged: expect.any(Number) };
            expect(await build(date)).toEqual({ ...first, ...done });
            expect(all('SELECT * FROM call_task ORDER BY id')).toEqual(before);
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it('depends neither on the order of rows nor on the zone of the machine', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.integer({ min: -2, max: 4 }),
        fc.constantFrom(...ZONES),
        fc.constantFrom(...DAYS),
        async (seed, offset, zone, { around, timeZone }) => {
          const center = randomCenter(around, seed, timeZone);
          backend.clock.nowMs = instantOf(around, 540, timeZone);
          const place = numbersFrom(seed);
          const date = addDays(around, offset);
          await put(center.rows);
          const counts = await build(date);
          const [calls, kept] = [called(date), reasons(date)];
          const places = new Map(center.rows.map((row) => [row, place(10_000)]));
          process.env.TZ = zone;
          await put([...center.rows].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0)));
          expect(await build(date)).toEqual(counts);
          process.env.TZ = machineZone;
          expect(called(date)).toEqual(calls);
          expect(reasons(date)).toEqual(kept);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('adds and drops only untouched calls after a change', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), async (seed, otherSeed) => {
        backend.clock.nowMs = TEST_NOW_MS;
        const [center, other] = [randomCenter(TODAY, seed), randomCenter(TODAY, otherSeed)];
        await put(center.rows);
        await build(TODAY);
        const ids = all<{ id: string }>('SELECT id FROM call_task ORDER BY customer_id').map((row) => row.id);
        const touched = ids.filter((_id, at) => at % 2 === 0);
        // Other exceptions and pauses come in the place of those that were.
        await backend.services.writer.write((tx) => {
          const touch = tx.raw.prepare('UPDATE call_task SET touched = 1 WHERE id = ?');
          for (const id of touched) touch.run(id);
          const changed = (row: RandomCenter['rows'][number]) => ['order_exception', 'pause'].includes(row.table);
          tx.raw.exec('DELETE FROM order_exception; DELETE FROM pause');
          for (const { table, values } of other.rows.filter(changed)) {
            const names = Object.keys(values);
            const places = names.map(() => '?').join(', ');
            tx.raw
              .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`)
              .run(...Object.values(values));
          }
        });
        const stands = () =>
          all(
            'SELECT * FROM call_task WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id',
            JSON.stringify(touched),
          );
        const before = stands();
        const counts = await build(TODAY);
        expect(stands()).toEqual(before);
        expect(counts.due + sum(counts)).toBe(counts.customers);
        const live = called(TODAY).map((task) => task.customer_id);
        expect(new Set(live).size).toBe(live.length);
        expect(await build(TODAY)).toEqual({ ...counts, created: 0, dropped: 0, kept: counts.due });
      }),
      { numRuns: 8 },
    );
  });
});
