import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customersByStrategy } from '../../../db/strategies.ts';
import { seedQueueCenter } from '../../../db/testing/seed-queue-center.ts';
import type { BuildCounts, ExclusionReason } from '../../../shared/contract/queue.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import { runInline } from '../testing/inline-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { buildQueue } from './build-queue.ts';
import { explainCustomer } from './explain-customer.ts';
import { countLeftOutJob, readLeftOut, readLeftOutCounts, summarizeDay } from './list-queue.ts';
import { previewQueue } from './preview-queue.ts';

/** The day of the test clock, a Tuesday. */
const TODAY = '2026-11-24';
let backend: TempBackend;

beforeEach(() => {
  backend = createTempBackend();
});
afterEach(() => backend.close());

const write = (text: string, ...params: unknown[]) =>
  backend.services.writer.write((tx) => void tx.raw.prepare(text).run(...params));
const rows = <Row>(text: string, ...params: unknown[]): Row[] =>
  backend.services.db.raw.prepare(text).all(...params) as Row[];
const build = (date = TODAY): Promise<BuildCounts> =>
  runInline(backend, buildQueue, { date, teamId: null, builtBy: 'test' });
const seed = (customers: number, strategies = 10) =>
  backend.services.writer.write((tx) => seedQueueCenter(tx, { customers, strategies, routes: 4 }));
const tasks = (date = TODAY) =>
  rows<{ id: string; customerId: string; state: string; source: string; nominalDate: string | null }>(
    `SELECT id, customer_id AS customerId, state, source, nominal_date AS nominalDate FROM call_task
      WHERE business_date = ? AND state NOT IN ('dropped', 'carried') ORDER BY customer_id`,
    date,
  );
const sum = (counts: BuildCounts): number => Object.values(counts.excludedByReason).reduce((total, n) => total + n, 0);

/** One customer `one` on route r0 (every weekday, delivery next day) with the company's own weekly strategy. */
async function seedOne(rule = 'FREQ=WEEKLY', holidayRule = 'later'): Promise<void> {
  await backend.services.writer.write((tx) => {
    tx.raw.exec(`INSERT INTO route (id, code, name) VALUES ('r0', 'R0', '一号');
      INSERT INTO customer (id, code, name, route_id, order_weekdays, created_at_ms, updated_at_ms)
        VALUES ('one', 'C1', '壹号店', 'r0', 'TU', 0, 0);
      INSERT INTO customer_phone (id, customer_id, position, number) VALUES ('p', 'one', 1, '13800000001');
      INSERT INTO order_cycle_strategy (id, name, valid_from, rule, holiday_rule)
        VALUES ('s', '默认', '2000-01-01', '${rule}', '${holidayRule}')`);
    const day = tx.raw.prepare(
      `INSERT INTO route_day (route_id, valid_from, order_weekday, cutoff_minute, delivery_day_offset) VALUES ('r0', '2000-01-01', ?, 1020, 1)`,
    );
    for (let weekday = 1; weekday <= 7; weekday += 1) day.run(weekday);
  });
}

describe('building a queue', () => {
  it('copies the calling windows of the strategy, and follows them while the call is untouched', async () => {
    await seedOne();
    const windowsOf = () => rows<{ windows: string }>('SELECT calling_windows AS windows FROM call_task')[0]?.windows;
    await build();
    expect(windowsOf()).toBe('[]');
    const change = (fromMinute: number) =>
      write(`UPDATE order_cycle_strategy SET calling_windows = ?`, JSON.stringify([{ fromMinute, toMinute: 720 }]));
    await change(540);
    await build();
    expect(windowsOf()).toBe('[{"fromMinute":540,"toMinute":720}]');
    await write('UPDATE call_task SET touched = 1');
    await change(600);
    await build();
    expect(windowsOf()).toBe('[{"fromMinute":540,"toMinute":720}]');
  });

  it('calls or gives a reason to every customer, and building twice changes nothing', async () => {
    await seed(600);
    await write(`UPDATE customer SET status = 'closed' WHERE id IN ('c1', 'c2')`);
    await write(`UPDATE customer SET do_not_call = 1 WHERE search_id % 7 = 0`);
    await write(
      `UPDATE customer_phone SET dead = 1 WHERE customer_id IN (SELECT id FROM customer WHERE search_id % 11 = 0)`,
    );
    await write(`UPDATE customer SET route_id = NULL WHERE search_id % 13 = 0`);
    await write(`DELETE FROM order_cycle_strategy WHERE id = 's7'`);
    await write(`INSERT INTO pause (id, route_id, valid_from, reason) VALUES ('x', 'r1', '2026-01-01', '盘点')`);
    for (let offset = 0; offset < 9; offset += 1) {
      const date = addDays(TODAY, offset);
      const first = await build(date);
      expect(first.customers).toBe(600);
      expect(first.due + sum(first)).toBe(600);
      expect(tasks(date)).toHaveLength(first.due);
      const before = rows('SELECT * FROM call_task ORDER BY id');
      const again = await build(date);
      expect(again).toEqual({ ...first, created: 0, kept: first.due });
      expect(rows('SELECT * FROM call_task ORDER BY id')).toEqual(before);
    }
  });

  it('says of each customer what the explanation says', async () => {
    await seed(160);
    await write(`DELETE FROM order_cycle_strategy WHERE id IN ('s3', 's8')`);
    await write(`UPDATE customer SET do_not_call = 1 WHERE search_id % 9 = 0`);
    await write(`INSERT INTO calendar_day (calendar, date, working, name, source) VALUES ('call', '2026-11-25', 0, '司庆', 'company'),
      ('call', '2026-11-28', 1, '调休', 'public')`);
    await write(
      `UPDATE class_membership SET valid_to = '2026-11-25' WHERE customer_id IN (SELECT id FROM customer WHERE search_id % 5 = 0)`,
    );
    await write(
      `INSERT INTO order_cycle_strategy (id, class_id, name, valid_from, rule, holiday_rule) VALUES ('s0-2', 'k0', '新', '2026-11-26', 'FREQ=DAILY', 'later')`,
    );
    const ctx = backend.context(backend.actor(['supervisor']));
    for (let offset = -2; offset < 7; offset += 1) {
      const date = addDays(TODAY, offset);
      await build(date);
      const called = new Set(tasks(date).map((task) => task.customerId));
      const reasons = new Map(
        rows<{ id: string; reason: string }>(
          'SELECT customer_id AS id, reason FROM queue_exclusion WHERE business_date = ?',
          date,
        ).map((row) => [row.id, row.reason]),
      );
      for (const { id } of rows<{ id: string }>('SELECT id FROM customer')) {
        const explained = explainCustomer(backend.services.db, ctx, { customerId: id, date });
        expect({ id, date, due: explained.due, reason: explained.reason }).toEqual({
          id,
          date,
          due: called.has(id),
          reason: called.has(id) ? null : (reasons.get(id) ?? 'not-due'),
        });
      }
    }
  });

  it('explains a call on a weekday that the route does not have, and promises none without a route', async () => {
    await seedOne();
    await write('DELETE FROM route_day WHERE order_weekday IN (2, 3)');
    expect(await build()).toMatchObject({ due: 1 });
    const ctx = backend.context(backend.actor(['supervisor']));
    const explained = () => explainCustomer(backend.services.db, ctx, { customerId: 'one', date: TODAY });
    expect(explained()).toMatchObject({ due: true, delivery: { deliveryDate: '2026-11-27' } });
    expect(explained().steps).toContainEqual(
      expect.objectContaining({ key: 'route-weekday', params: { route: 'R0', weekday: '2', days: '1,4,5,6,7' } }),
    );
    await write('UPDATE customer SET route_id = NULL');
    expect(explained()).toMatchObject({ due: false, reason: 'no-route', nextDates: [] });
  });

  it('does not depend on the order of rows', async () => {
    await seed(120);
    const wanted = await build();
    const called = tasks().map((task) => task.customerId);
    await backend.close();
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (salt) => {
        backend = createTempBackend();
        await seed(120);
        // The same rows in another place of the table.
        await write(
          `UPDATE customer SET search_id = 1000000 + ((search_id * 7919 + ${Math.abs(salt) % 997} * 1000003) % 900000001)`,
        );
        expect(await build()).toEqual(wanted);
        expect(tasks().map((task) => task.customerId)).toEqual(called);
        await backend.close();
      }),
      { numRuns: 3 },
    );
    backend = createTempBackend();
  });

  it('builds a past date for that date', async () => {
    await seedOne();
    await write(`UPDATE customer SET order_weekdays = 'TH'`);
    expect(await build('2011-12-08')).toMatchObject({ date: '2011-12-08', due: 1, created: 1, missed: 0 });
    expect(tasks('2011-12-08')).toMatchObject([{ customerId: 'one', state: 'open' }]);
    expect(await build('2011-12-08')).toMatchObject({ due: 1, created: 0, kept: 1 });
  });

  it('moves over holidays, joins two calls of one day, and says so on the day that lost its call', async () => {
    await seedOne('FREQ=WEEKLY', 'later');
    await write(`UPDATE customer SET order_weekdays = 'TU,WE'`);
    await write(
      `INSERT INTO calendar_day (calendar, date, working, name, source) VALUES ('call', '${TODAY}', 0, '节', 'public')`,
    );
    expect(await build(TODAY)).toMatchObject({ due: 0, excludedByReason: { 'holiday-moved': 1 } });
    expect(await build('2026-11-25')).toMatchObject({ due: 1, created: 1, merged: 1 });
    expect(await build('2026-11-25')).toMatchObject({ created: 0, kept: 1 });
  });

  it('skips or reports as the holiday rule says', async () => {
    await seedOne('FREQ=WEEKLY', 'skip');
    await write(
      `INSERT INTO calendar_day (calendar, date, working, name, source) VALUES ('call', '${TODAY}', 0, '节', 'public')`,
    );
    expect((await build()).excludedByReason).toEqual({ 'holiday-skipped': 1 });
    await write(`UPDATE order_cycle_strategy SET holiday_rule = 'earlier'`);
    // The day before has gone by and its queue was never built: nobody called there.
    expect((await build()).excludedByReason).toEqual({ 'holiday-unplaced': 1 });
    await write(`UPDATE order_cycle_strategy SET holiday_rule = 'keep'`);
    expect(await build()).toMatchObject({ due: 1, created: 1 });
  });

  it("plans by a customer's own strategy before its classes', as long as it holds, but not the closed", async () => {
    await seed(40);
    const own = (id: string, from: string, to: string | null, rule: string) =>
      write(
        `INSERT INTO order_cycle_strategy (id, customer_id, name, valid_from, valid_to, rule, holiday_rule, rank)
         VALUES (?, ?, '专用', ?, ?, ?, 'later', 7)`,
        `own ${id} ${from}`,
        id,
        from,
        to,
        rule,
      );
    await own('c1', '2026-11-24', '2026-11-24', 'FREQ=DAILY');
    await own('c2', '2020-01-01', null, 'FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=5');
    await own('c3', '2020-01-01', null, 'FREQ=DAILY');
    await write(`UPDATE customer SET status = 'closed' WHERE id = 'c3'`);
    const first = await build();
    expect(first.due + sum(first)).toBe(40);
    expect(first.excludedByReason.closed).toBe(1);
    const called = new Set(tasks().map((task) => task.customerId));
    expect([called.has('c1'), called.has('c2'), called.has('c3')]).toEqual([true, false, false]);
    expect(
      rows('SELECT strategy_id AS id, class_id AS classId, rank FROM call_task WHERE customer_id = ?', 'c1'),
    ).toEqual([{ id: 'own c1 2026-11-24', classId: null, rank: 7 }]);
    const ctx = backend.context(backend.actor(['supervisor']));
    const explained = explainCustomer(backend.services.db, ctx, { customerId: 'c1', date: TODAY });
    expect(explained).toMatchObject({ due: true, strategy: { isOwn: true, isDefault: false }, class: null });
    expect(explained.steps.map((step) => step.key)).toContain('own-strategy');
    expect(explainCustomer(backend.services.db, ctx, { customerId: 'c3', date: TODAY }).reason).toBe('closed');
    const counts = customersByStrategy(backend.services.db, TODAY, [{ id: 's0', classId: 'k0' }]);
    expect(counts.own).toBe(2);
  });

  it('adds and drops untouched calls only', async () => {
    await seedOne();
    await build();
    await write(`UPDATE customer SET order_weekdays = 'FR'`);
    const preview = await runInline(backend, previewQueue, { date: TODAY, teamId: null, text: '' });
    expect(preview).toMatchObject({ counts: { due: 0, dropped: 1 }, drops: [{ customerCode: 'C1' }] });
    expect(tasks()).toHaveLength(1);
    await write(`UPDATE call_task SET touched = 1`);
    expect(await build()).toMatchObject({ due: 0, dropped: 0 });
    expect(tasks()).toHaveLength(1);
    await write(`UPDATE call_task SET touched = 0`);
    expect(await build()).toMatchObject({ due: 0, dropped: 1 });
    expect(tasks()).toHaveLength(0);
    await write(`UPDATE customer SET order_weekdays = 'TU'`);
    expect(await build()).toMatchObject({ due: 1, created: 1 });
  });

  it('makes no call for an order that is there, and closes the call of one that comes', async () => {
    await seedOne();
    const order = `INSERT INTO sales_order (id, number, customer_id, channel, state, order_date, delivery_date, placed_at_ms, line_count, total_quantity, amount_minor)
      VALUES (?, ?, 'one', 'web', 'submitted', '${TODAY}', '2026-11-25', 0, 1, 1, 1)`;
    await build();
    await write(order, 'o1', 'W1');
    expect(await build()).toMatchObject({ due: 1, alreadyOrdered: 1, created: 0, kept: 1 });
    expect(tasks()).toMatchObject([{ state: 'done' }]);
    await write(`DELETE FROM call_item`);
    await write(`DELETE FROM call_task`);
    expect(await build()).toMatchObject({ due: 1, alreadyOrdered: 1, created: 0, kept: 0 });
  });

  it('opens the call again whose order fell away between builds, and touches none that a seat has touched', async () => {
    await seedOne();
    await build();
    await write(`INSERT INTO sales_order (id, number, customer_id, channel, state, order_date, delivery_date, placed_at_ms, line_count, total_quantity, amount_minor)
      VALUES ('o1', 'W1', 'one', 'web', 'submitted', '${TODAY}', '2026-11-25', 0, 1, 1, 1)`);
    expect(await build()).toMatchObject({ due: 1, alreadyOrdered: 1 });
    await write(`UPDATE sales_order SET state = 'cancelled'`);
    const preview = await runInline(backend, previewQueue, { date: TODAY, teamId: null, text: '' });
    expect(preview.updates).toMatchObject([{ customerCode: 'C1', changes: [{ field: 'order', to: 'reopened' }] }]);
    expect(await build()).toMatchObject({ due: 1, alreadyOrdered: 0, created: 0, kept: 1 });
    expect(tasks()).toMatchObject([{ state: 'open' }]);
    expect(rows('SELECT state, closed_reason AS reason FROM call_item')).toEqual([{ state: 'open', reason: null }]);
    await write(`UPDATE sales_order SET state = 'submitted'`);
    await build();
    await write(`UPDATE call_task SET touched = 1`);
    await write(`UPDATE sales_order SET state = 'cancelled'`);
    await build();
    expect(tasks()).toMatchObject([{ state: 'done' }]);
  });

  it('merges what is due, carried over and to be asked into one call, of which an order takes the order only', async () => {
    await seedOne();
    await write(`UPDATE customer SET order_weekdays = 'MO,TU'`);
    await write(`UPDATE route_day SET cutoff_day_offset = 1, delivery_day_offset = 2`);
    const monday = '2026-11-23';
    backend.clock.nowMs -= 86_400_000;
    await build(monday);
    backend.clock.nowMs += 86_400_000;
    await write(
      `INSERT INTO call_task (id, customer_id, business_date, state, source, created_at_ms) VALUES ('f', 'one', '${TODAY}', 'open', 'follow-up', 0)`,
    );
    await write(`INSERT INTO call_item (id, task_id, kind) VALUES ('i1', 'f', 'follow-up'), ('i2', 'f', 'message')`);
    expect(await build()).toMatchObject({ due: 1, created: 0, kept: 1, carriedOver: 1, merged: 2 });
    expect(tasks()).toMatchObject([{ id: 'f', state: 'open', source: 'follow-up' }]);
    const ctx = backend.context(backend.actor(['supervisor']));
    const steps = explainCustomer(backend.services.db, ctx, { customerId: 'one', date: TODAY }).steps;
    expect(steps).toContainEqual({ key: 'other-cause', params: { source: '@queue.source.follow-up' }, tone: 'for' });
    const items = () =>
      rows<{ kind: string; state: string }>('SELECT kind, state FROM call_item WHERE task_id = ? ORDER BY kind', 'f');
    expect(items().map((item) => item.kind)).toEqual(['follow-up', 'message', 'order']);
    const { delivery } =
      rows<{ delivery: string }>('SELECT delivery_date AS delivery FROM call_task WHERE id = ?', 'f')[0] ?? {};
    await write(
      `INSERT INTO sales_order (id, number, customer_id, channel, state, order_date, delivery_date, placed_at_ms, line_count, total_quantity, amount_minor)
       VALUES ('o1', 'W1', 'one', 'web', 'submitted', '${TODAY}', ?, 0, 1, 1, 1)`,
      delivery,
    );
    expect(await build()).toMatchObject({ due: 1, alreadyOrdered: 1, kept: 1 });
    expect(tasks()).toMatchObject([{ id: 'f', state: 'open' }]);
    expect(items()).toEqual([
      { kind: 'follow-up', state: 'open' },
      { kind: 'message', state: 'open' },
      { kind: 'order', state: 'closed' },
    ]);
    await write(`UPDATE sales_order SET state = 'cancelled'`);
    await build();
    expect(items()[2]).toEqual({ kind: 'order', state: 'open' });
  });

  it('carries over who was not reached while the cut-off is open, and lists the others as missed', async () => {
    await seedOne();
    await write(`UPDATE route_day SET cutoff_day_offset = 1, cutoff_minute = 600, delivery_day_offset = 2`);
    await build();
    const tomorrow = '2026-11-25';
    expect(await build(tomorrow)).toMatchObject({ due: 0, carriedOver: 0 });
    backend.clock.nowMs += 86_400_000;
    const first = await build(tomorrow);
    expect(first).toMatchObject({ due: 1, created: 1, carriedOver: 1, excludedByReason: {} });
    expect(tasks(tomorrow)).toMatchObject([{ source: 'carry-over', nominalDate: TODAY }]);
    expect(await build(tomorrow)).toMatchObject({ due: 1, created: 0, kept: 1, dropped: 0, excludedByReason: {} });
    backend.clock.nowMs += 86_400_000;
    expect(await build('2026-11-26')).toMatchObject({ due: 0, missed: 1 });
    expect(tasks(tomorrow)).toMatchObject([{ state: 'missed' }]);
  });

  it('counts as kept what another build of the same moment made', async () => {
    await seed(50);
    const [one, other] = await Promise.all([build(), build()]);
    expect(one.created + other.created).toBe(one.due);
    for (const counts of [one, other]) expect(counts.created + counts.kept).toBe(counts.due);
  });

  it('does not make a call twice that a promise moved to another day', async () => {
    await seedOne();
    await build();
    await write(`UPDATE call_task SET business_date = '2026-11-25', place = 'promised', touched = 1`);
    expect(await build()).toMatchObject({ due: 1, created: 0, kept: 1 });
    // The promise joined that day's own call.
    await write(`UPDATE call_task SET business_date = '${TODAY}', state = 'carried'`);
    expect(await build()).toMatchObject({ due: 1, created: 0, kept: 1 });
  });

  it('lets an open call wait over days without calls while its cut-off is open', async () => {
    await seedOne();
    await write(`UPDATE route_day SET cutoff_day_offset = 3, delivery_day_offset = 4`);
    await write(
      `INSERT INTO calendar_day (calendar, date, working, name, source) VALUES ('call', '2026-11-25', 0, '节', 'public')`,
    );
    await build();
    backend.clock.nowMs += 86_400_000;
    expect(await build('2026-11-25')).toMatchObject({ due: 0, missed: 0, carriedOver: 0 });
    backend.clock.nowMs += 86_400_000;
    expect(await build('2026-11-26')).toMatchObject({ due: 1, created: 1, carriedOver: 1 });
  });

  it('records why an unreached customer of the day before is not called on', async () => {
    await seedOne();
    await write(`UPDATE route_day SET cutoff_day_offset = 2, delivery_day_offset = 3`);
    await build();
    backend.clock.nowMs += 86_400_000;
    await write('UPDATE customer_phone SET dead = 1');
    const counts = await build('2026-11-25');
    expect(counts).toMatchObject({ due: 0, carriedOver: 0, excludedByReason: { 'no-callable-phone': 1 } });
    expect(sum(counts)).toBe(1);
    expect(await build('2026-11-25')).toEqual(counts);
    const ctx = backend.context(backend.actor(['supervisor']));
    const explained = explainCustomer(backend.services.db, ctx, { customerId: 'one', date: '2026-11-25' });
    expect(explained).toMatchObject({ due: false, reason: 'no-callable-phone' });
    expect(explained.steps.map((step) => step.key)).toEqual(
      expect.arrayContaining(['not-due', 'carry-refused', 'no-callable-phone']),
    );
  });

  it('closes the order of a carried call when one came meanwhile', async () => {
    await seedOne();
    await write(`UPDATE route_day SET cutoff_day_offset = 2, delivery_day_offset = 3`);
    await build();
    backend.clock.nowMs += 86_400_000;
    expect(await build('2026-11-25')).toMatchObject({ carriedOver: 1, created: 1 });
    await write(`INSERT INTO sales_order (id, number, customer_id, channel, state, order_date, delivery_date, placed_at_ms,
      line_count, total_quantity, amount_minor) VALUES ('o', 'W1', 'one', 'web', 'submitted', '${TODAY}', '2026-11-27', 0, 1, 1, 1)`);
    expect(await build('2026-11-25')).toMatchObject({ due: 1, alreadyOrdered: 1, kept: 1 });
    expect(tasks('2026-11-25')).toMatchObject([{ state: 'done' }]);
  });

  it('asks each date by the order days that the route has on it', async () => {
    await seedOne('FREQ=WEEKLY', 'earlier');
    await write('UPDATE customer SET order_weekdays = NULL');
    await write('DELETE FROM route_day WHERE order_weekday <> 2');
    // From Thursday on the route orders on Thursdays; that Thursday is a holiday, so the call is made on Wednesday.
    await write(`INSERT INTO route_day (route_id, valid_from, order_weekday, cutoff_minute, delivery_day_offset)
      VALUES ('r0', '2026-11-26', 4, 1020, 1)`);
    await write(
      `INSERT INTO calendar_day (calendar, date, working, name, source) VALUES ('call', '2026-11-26', 0, '节', 'public')`,
    );
    expect(await build('2026-11-25')).toMatchObject({ due: 1, created: 1 });
    expect(tasks('2026-11-25')).toMatchObject([{ customerId: 'one', nominalDate: '2026-11-26' }]);
  });
});

describe('previewing', () => {
  it('compares a team with builds of that team only, and says where counts are of everybody', async () => {
    await seed(40);
    await write(`INSERT INTO team (id, code, name) VALUES ('t1', 'T1', '一班')`);
    await write(`UPDATE route SET team_id = 't1' WHERE id = 'r0'`);
    await build();
    const compared = async () =>
      (await runInline(backend, previewQueue, { date: TODAY, teamId: 't1', text: '' })).before?.customers;
    const beyondReach = () => {
      const lead = backend.context(backend.actor(['lead'], { teamId: 't1' }));
      return summarizeDay(backend.services.db, lead, { date: TODAY }).build?.beyondReach;
    };
    expect(await compared()).toBeUndefined();
    expect(beyondReach()).toBe(true);
    const { customers } = await runInline(backend, buildQueue, { date: TODAY, teamId: 't1', builtBy: 'test' });
    expect(customers).toBeLessThan(40);
    expect(await compared()).toBe(customers);
    expect(beyondReach()).toBe(false);
  });

  it('counts by reason whom a build of everybody left out of the own team, as the lists do', async () => {
    await seed(40);
    await write(`INSERT INTO team (id, code, name) VALUES ('t1', 'T1', '一班')`);
    await write(`UPDATE route SET team_id = 't1' WHERE id = 'r0'`);
    await write('UPDATE customer SET do_not_call = 1 WHERE rowid % 4 = 0');
    await write(`UPDATE customer SET status = 'closed' WHERE rowid % 5 = 0`);
    const whole = await build();
    const lead = backend.context(backend.actor(['lead'], { teamId: 't1' }));
    const everybody = backend.context(backend.actor(['supervisor']));
    const asked = { ...lead, services: backend.services, commandId: null, procedure: '' };
    const { excludedByReason } = await readLeftOutCounts(asked, { date: TODAY });
    for (const [reason, count] of Object.entries(excludedByReason)) {
      const list = await readLeftOut(asked, {
        date: TODAY,
        reason: reason as ExclusionReason,
        text: '',
        limit: 100,
        offset: 0,
      });
      expect([reason, count]).toEqual([reason, list.customers.length]);
    }
    expect(excludedByReason.closed).toBeGreaterThan(0);
    expect(excludedByReason.closed).toBeLessThan(8);
    expect(await runInline(backend, countLeftOutJob, { date: TODAY, teamId: 't1' })).toEqual({ excludedByReason });
    const all = await readLeftOutCounts({ ...asked, ...everybody }, { date: TODAY });
    expect(all.excludedByReason).toEqual(whole.excludedByReason);
  });

  it('tells every change with what is different, and applies exactly what was looked at', async () => {
    await seed(200);
    await build();
    await write(
      `UPDATE customer SET do_not_call = 1 WHERE id IN (SELECT customer_id FROM call_task ORDER BY id LIMIT 3)`,
    );
    await write(`UPDATE order_cycle_strategy SET rank = 77`);
    await write(`DELETE FROM call_item WHERE task_id = (SELECT max(id) FROM call_task)`);
    await write(`DELETE FROM call_task WHERE id = (SELECT max(id) FROM call_task)`);
    const look = (text = '') => runInline(backend, previewQueue, { date: TODAY, teamId: null, text });
    const preview = await look();
    expect(preview.totals).toMatchObject({ adds: 1, drops: 3, ends: 0 });
    expect(preview.totals.updates).toBeGreaterThan(0);
    expect(preview.updates[0]?.changes).toMatchObject([{ field: 'rank', to: 77 }]);
    expect(preview.before?.due).toBe(preview.counts.due + 3);
    const [drop] = preview.drops;
    const found = await look(drop?.customerCode);
    expect(found).toMatchObject({ totals: { adds: 0, drops: 1, updates: 0 }, fingerprint: preview.fingerprint });
    expect(await look()).toEqual(preview);

    const apply = () =>
      runInline(backend, buildQueue, { date: TODAY, teamId: null, builtBy: 'test', expected: preview.fingerprint });
    await write(`UPDATE call_task SET touched = 1 WHERE customer_id = ?`, drop?.customerId);
    await expect(apply()).rejects.toMatchObject({ key: 'queue-plan-changed' });
    await write(`UPDATE call_task SET touched = 0 WHERE customer_id = ?`, drop?.customerId);
    expect(await apply()).toMatchObject({ created: 1, dropped: 3 });
    expect(await look()).toMatchObject({ changes: 0, adds: [], drops: [], updates: [], ends: [] });
  });

  it('tells which calls of earlier days end', async () => {
    await seedOne();
    await write(`UPDATE route_day SET cutoff_day_offset = 1, cutoff_minute = 600, delivery_day_offset = 2`);
    await build();
    backend.clock.nowMs += 86_400_000;
    const look = () => runInline(backend, previewQueue, { date: '2026-11-25', teamId: null, text: '' });
    expect(await look()).toMatchObject({ ends: [{ customerCode: 'C1', businessDate: TODAY, state: 'carried' }] });
    backend.clock.nowMs += 86_400_000;
    const later = await runInline(backend, previewQueue, { date: '2026-11-26', teamId: null, text: '' });
    expect(later.ends).toMatchObject([{ customerCode: 'C1', state: 'missed' }]);
  });
});
