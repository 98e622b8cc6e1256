import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WritableDB } from '../../../db/connection.ts';
import { SEEDED_RULES, seedQueueCenter } from '../../../db/testing/seed-queue-center.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import { createPatternBook } from '../../../shared/domain/effects/pattern-book.ts';
import { planQueue } from '../queue/plan-queue.ts';
import { runInline } from '../testing/inline-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { forecastCalls } from './forecast-calls.ts';

const TODAY = '2026-11-24';
const DAYS = 28;
let backend: TempBackend;

beforeEach(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    seedQueueCenter(tx, { customers: 400, strategies: 20, routes: 5 });
    tx.raw.exec(`
      UPDATE customer SET status = 'closed' WHERE search_id % 41 = 0;
      UPDATE customer SET do_not_call = 1 WHERE search_id % 17 = 0;
      UPDATE customer_phone SET dead = 1 WHERE customer_id IN (SELECT id FROM customer WHERE search_id % 19 = 0);
      UPDATE customer SET route_id = NULL WHERE search_id % 23 = 0;
      UPDATE customer SET order_weekdays = NULL WHERE search_id % 29 = 0;
      UPDATE customer SET order_weekdays = 'MO,TH' WHERE search_id % 7 = 0;
      DELETE FROM order_cycle_strategy WHERE id IN ('s4', 's15');
      UPDATE class_membership SET valid_to = '2026-12-03' WHERE class_type_id = 'grade' AND customer_id IN (SELECT id FROM customer WHERE search_id % 5 = 0);
      INSERT INTO class_membership (customer_id, class_type_id, class_id, valid_from)
        SELECT id, 'grade', 'k2', '2026-12-07' FROM customer WHERE search_id % 10 = 0;
      INSERT INTO order_cycle_strategy (id, class_id, name, valid_from, rule, holiday_rule) VALUES
        ('n0', 'k0', '新', '2026-12-02', 'FREQ=DAILY;INTERVAL=2', 'earlier'), ('d', NULL, '默认', '2026-12-10', 'FREQ=WEEKLY', 'skip');
      INSERT INTO order_cycle_strategy (id, customer_id, name, valid_from, valid_to, rule, holiday_rule)
        SELECT 'own' || search_id, id, '自定', '2026-11-30', '2026-12-08', 'FREQ=WEEKLY;BYDAY=MO,FR', 'earlier' FROM customer WHERE search_id % 13 = 0;
      INSERT INTO route_day (route_id, valid_from, order_weekday, cutoff_minute, delivery_day_offset) VALUES ('r1', '2026-12-08', 3, 600, 1);
      INSERT INTO calendar_day (calendar, date, working, name, source) VALUES ('call', '2026-12-01', 0, '节', 'public'),
        ('call', '2026-12-02', 0, '节', 'public'), ('call', '2026-12-06', 1, '调休', 'public'), ('call', '2026-12-10', 0, '司庆', 'company');
      INSERT INTO order_exception (id, route_id, order_date, new_order_date) VALUES ('x1', 'r0', '2026-12-01', '2026-11-29'),
        ('x2', 'r0', '2026-12-02', '2026-11-30'), ('x3', 'r3', '2026-12-03', NULL), ('x4', 'r4', '2026-11-02', '2026-11-27'),
        ('x5', 'r3', '2026-12-15', '2027-01-20'), ('x6', 'r4', '2026-12-30', '2026-12-18');
      INSERT INTO order_exception (id, class_id, order_date, new_order_date) VALUES ('x7', 'k12', '2026-12-01', '2026-12-05'),
        ('x8', 'k3', '2026-12-09', NULL);
      INSERT INTO order_exception (id, customer_id, order_date, new_order_date)
        SELECT 'y' || search_id, id, '2026-12-01', '2026-12-12' FROM customer WHERE search_id % 6 = 0;
      INSERT INTO pause (id, customer_id, valid_from, valid_to, reason) VALUES ('p1', 'c3', '2026-11-26', '2026-12-09', '装修');
      INSERT INTO pause (id, route_id, valid_from, valid_to, reason) VALUES ('p2', 'r2', '2026-12-03', '2026-12-11', '修路');
      INSERT INTO pause (id, class_id, valid_from, reason) VALUES ('p3', 'k11', '2026-12-14', '停供');
    `);
  });
});
afterEach(() => backend.close());

/** Holds the forecast of some days against planning each of them. */
async function compare(days: number): Promise<void> {
  await runInline(
    backend,
    ({ reader }) => {
      const book = createPatternBook();
      const forecast = forecastCalls(reader, book, { from: TODAY, days, teamId: null });
      for (let offset = 0; offset < days; offset += 1) {
        const date = addDays(TODAY, offset);
        const due = planQueue(reader, { date, teamId: null, today: TODAY }).create.map((task) => task.customerCode);
        const forecasted = forecast.customers
          .filter((_customer, place) => book.offsetsOf(forecast.patternOf[place] as number).includes(offset))
          .map((customer) => customer.code);
        expect({ date, due: forecasted.sort() }).toEqual({ date, due: due.sort() });
      }
    },
    {},
  );
}

const date = fc.integer({ min: -12, max: 40 }).map((offset) => addDays(TODAY, offset));
const maybe = fc.option(date, { nil: null });
const place = fc.integer({ min: 0, max: 119 });
const rule = fc.constantFrom(...SEEDED_RULES);
const holidayRule = fc.constantFrom('earlier', 'later', 'skip', 'keep');
const scope = fc.constantFrom('customer', 'class', 'route');
const some = <T>(of: fc.Arbitrary<T>, maxLength: number) => fc.array(of, { maxLength });
/** Rows over the seeded center by table: parameters in the order of {@link INSERTS}. */
const centers = fc.record({
  calendar_day: some(fc.tuple(date, fc.integer({ min: 0, max: 1 })), 12),
  exceptions: some(fc.tuple(scope, place, date, maybe), 20),
  pauses: some(fc.tuple(scope, place, date, maybe), 6),
  memberships: some(fc.tuple(place, place, date), 20),
  overrides: some(fc.tuple(place, date, maybe, rule, holidayRule), 15),
  versions: some(fc.tuple(place, date, maybe, rule, holidayRule), 8),
  routeDays: some(fc.tuple(place, date, fc.integer({ min: 1, max: 7 })), 5),
});
type Center = typeof centers extends fc.Arbitrary<infer Of> ? Of : never;

function put(tx: WritableDB, center: Center): void {
  const run = (text: string, ...params: unknown[]) => tx.raw.prepare(`INSERT OR IGNORE INTO ${text}`).run(...params);
  const target = (kind: string, at: number): string =>
    ({ customer: `c${at}`, class: `k${at % 10}`, route: `r${at % 4}` })[kind] as string;
  for (const [on, working] of center.calendar_day) {
    run(`calendar_day (calendar, date, working, name, source) VALUES ('call', ?, ?, '', 'company')`, on, working);
  }
  for (const [at, [kind, of, from, to]] of center.exceptions.entries()) {
    const columns = `order_exception (id, ${kind}_id, order_date, new_order_date)`;
    run(`${columns} VALUES (?, ?, ?, ?)`, `x${at}`, target(kind, of), from, to);
  }
  for (const [at, [kind, of, from, to]] of center.pauses.entries()) {
    const columns = `pause (id, ${kind}_id, valid_from, valid_to, reason)`;
    run(`${columns} VALUES (?, ?, ?, ?, '停')`, `p${at}`, target(kind, of), from, to);
  }
  for (const [customer, of, from] of center.memberships) {
    const columns = `class_membership (customer_id, class_type_id, class_id, valid_from)`;
    tx.raw
      .prepare(
        `UPDATE class_membership SET valid_to = date(?, '-1 day') WHERE customer_id = ? AND class_type_id = 'grade'`,
      )
      .run(from, `c${customer}`);
    run(`${columns} VALUES (?, 'grade', ?, ?)`, `c${customer}`, `k${of % 5}`, from);
  }
  const columns = 'order_cycle_strategy (id, customer_id, class_id, name, valid_from, valid_to, rule, holiday_rule)';
  for (const [at, [customer, ...version]] of center.overrides.entries()) {
    run(`${columns} VALUES (?, ?, NULL, '自定', ?, ?, ?, ?)`, `o${at}`, `c${customer}`, ...version);
  }
  for (const [at, [of, ...version]] of center.versions.entries()) {
    run(
      `${columns} VALUES (?, NULL, ?, '版', ?, ?, ?, ?)`,
      `v${at}`,
      of % 11 === 10 ? null : `k${of % 11}`,
      ...version,
    );
  }
  for (const [of, from, weekday] of center.routeDays) {
    const day = 'route_day (route_id, valid_from, order_weekday, cutoff_minute, delivery_day_offset)';
    run(`${day} VALUES (?, ?, ?, 600, 1)`, `r${of % 4}`, from, weekday);
  }
}

describe('forecasting calls', () => {
  it('says of every customer and day what building that day says', () => compare(DAYS));

  it('does so for any center', async () => {
    await fc.assert(
      fc.asyncProperty(centers, async (center) => {
        await backend.close();
        backend = createTempBackend();
        await backend.services.writer.write((tx) => {
          seedQueueCenter(tx, { customers: 120, strategies: 10, routes: 4 });
          put(tx, center);
        });
        await compare(10);
      }),
      { numRuns: 2 },
    );
  });
});
