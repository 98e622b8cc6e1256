import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BuildCounts } from '../../../shared/contract/queue.ts';
import type { Explanation } from '../../../shared/contract/queue-plan.ts';
import { runInline } from '../testing/inline-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { buildQueue } from './build-queue.ts';
import { explainCustomer } from './explain-customer.ts';

/** The day of the test clock, a Tuesday. */
const TUESDAY = '2026-11-24';
let backend: TempBackend;

beforeEach(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    tx.raw.exec(`INSERT INTO route (id, code, name) VALUES ('r0', 'R0', '一号');
      INSERT INTO class_type (id, code, name, group_rank) VALUES ('grade', 'G', '等级', 1);
      INSERT INTO class (id, class_type_id, code, name) VALUES ('a', 'grade', 'A', '甲类');
      INSERT INTO order_cycle_strategy (id, name, valid_from, rule, holiday_rule)
        VALUES ('s', '默认', '2000-01-01', 'FREQ=WEEKLY', 'later')`);
    for (const id of ['one', 'two']) {
      tx.raw.exec(`INSERT INTO customer (id, code, name, route_id, order_weekdays, created_at_ms, updated_at_ms)
          VALUES ('${id}', '${id}', '${id}', 'r0', 'TU', 0, 0);
        INSERT INTO customer_phone (id, customer_id, position, number) VALUES ('p-${id}', '${id}', 1, '13800000001')`);
    }
    tx.raw.exec(`INSERT INTO class_membership (customer_id, class_type_id, class_id, valid_from) VALUES ('two', 'grade', 'a', '2000-01-01');
      INSERT INTO route_day (route_id, valid_from, order_weekday, cutoff_minute, delivery_day_offset) VALUES ('r0', '2000-01-01', 2, 1020, 1)`);
  });
});
afterEach(() => backend.close());

const write = (text: string, ...params: unknown[]) =>
  backend.services.writer.write((tx) => void tx.raw.prepare(text).run(...params));
const build = (date: string): Promise<BuildCounts> =>
  runInline(backend, buildQueue, { date, teamId: null, builtBy: 'test' });
const explain = (customerId: string, date: string): Explanation =>
  explainCustomer(backend.services.db, backend.context(backend.actor(['supervisor'])), { customerId, date });
const tasks = (date: string) =>
  backend.services.db.raw
    .prepare(
      `SELECT customer_id AS customer, nominal_date AS nominal, delivery_date AS delivery, exception_id AS exception
         FROM call_task WHERE business_date = ? AND state = 'open' ORDER BY 1`,
    )
    .all(date);
const except = (
  id: string,
  subject: string,
  of: string,
  from: string,
  to: string | null,
  delivery: string | null = null,
) =>
  write(
    `INSERT INTO order_exception (id, ${subject}_id, order_date, new_order_date, delivery_date, reason) VALUES (?, ?, ?, ?, ?, '路演')`,
    id,
    of,
    from,
    to,
    delivery,
  );

describe('exceptions in planning', () => {
  it("moves a route's order day to a day without calls, with its delivery, and says so on both days", async () => {
    await write(`INSERT INTO order_calendar (id, name, created_at_ms, changed_at_ms) VALUES ('k', '春节安排', 0, 0)`);
    await except('x', 'route', 'r0', TUESDAY, '2026-11-28', '2026-11-30');
    await write(`UPDATE order_exception SET order_calendar_id = 'k'`);
    expect(await build(TUESDAY)).toMatchObject({ due: 0, excludedByReason: { 'exception-moved': 2 } });
    expect(await build('2026-11-28')).toMatchObject({ due: 2, created: 2, excludedByReason: {} });
    expect(tasks('2026-11-28')).toEqual([
      { customer: 'one', nominal: TUESDAY, delivery: '2026-11-30', exception: 'x' },
      { customer: 'two', nominal: TUESDAY, delivery: '2026-11-30', exception: 'x' },
    ]);
    const moved = explain('one', TUESDAY);
    expect(moved).toMatchObject({ due: false, reason: 'exception-moved', exception: { calendarName: '春节安排' } });
    expect(moved.steps).toContainEqual(
      expect.objectContaining({
        key: 'exception-moved',
        params: expect.objectContaining({ to: '2026-11-28', why: ' (春节安排, 路演)' }),
      }),
    );
    expect(explain('one', '2026-11-28')).toMatchObject({ due: true, delivery: { deliveryDate: '2026-11-30' } });
    expect(explain('one', '2026-11-20').nextDates[0]).toBe('2026-11-28');
  });

  it("takes the customer's own exception before its class's, and that before its route's", async () => {
    await except('r', 'route', 'r0', TUESDAY, '2026-11-25');
    await except('c', 'class', 'a', TUESDAY, '2026-11-26');
    expect(await build('2026-11-25')).toMatchObject({ due: 1 });
    expect(tasks('2026-11-25')).toMatchObject([{ customer: 'one' }]);
    expect(await build('2026-11-26')).toMatchObject({ due: 1 });
    await except('o', 'customer', 'two', TUESDAY, null);
    expect(await build('2026-11-26')).toMatchObject({ due: 0, dropped: 1, excludedByReason: { 'not-due': 2 } });
    expect((await build(TUESDAY)).excludedByReason).toEqual({ 'exception-moved': 1, 'exception-skipped': 1 });
    expect(explain('two', TUESDAY)).toMatchObject({ reason: 'exception-skipped', exception: { scope: 'customer' } });
  });

  it('finds the call of a holiday by its own date and by the day to which it was moved, and joins two of one day', async () => {
    await write(
      `INSERT INTO calendar_day (calendar, date, working, name, source) VALUES ('call', '${TUESDAY}', 0, '节', 'public')`,
    );
    await except('x', 'customer', 'one', '2026-11-25', '2026-12-01');
    expect(await build('2026-11-25')).toMatchObject({ due: 1, excludedByReason: { 'exception-moved': 1 } });
    expect(await build('2026-12-01')).toMatchObject({ due: 2, merged: 1 });
    expect(tasks('2026-12-01')).toMatchObject([{ customer: 'one', nominal: null }, { customer: 'two' }]);
    expect(explain('one', '2026-12-01').nominalDates).toEqual(['2026-12-01', TUESDAY]);
    await except('y', 'customer', 'two', TUESDAY, TUESDAY);
    expect(await build(TUESDAY)).toMatchObject({ due: 1, excludedByReason: { 'holiday-moved': 1 } });
    expect(explain('two', TUESDAY).steps.map((step) => step.key)).toContain('exception-kept');
  });

  it('changes only untouched calls when an exception or a pause comes, changes or goes', async () => {
    await build(TUESDAY);
    await write(`UPDATE call_task SET touched = 1 WHERE customer_id = 'one'`);
    await except('x', 'route', 'r0', TUESDAY, '2026-11-26');
    expect(await build(TUESDAY)).toMatchObject({ due: 0, dropped: 1 });
    expect(tasks(TUESDAY)).toMatchObject([{ customer: 'one' }]);
    expect(explain('one', TUESDAY).steps.map((step) => step.key)).toEqual(
      expect.arrayContaining(['exception-moved', 'stands-touched', 'task-open']),
    );
    await write(`UPDATE order_exception SET new_order_date = order_date, delivery_date = '2026-11-29'`);
    expect(await build(TUESDAY)).toMatchObject({ due: 2, created: 1, kept: 1 });
    expect(tasks(TUESDAY)).toMatchObject([{ delivery: '2026-11-25' }, { delivery: '2026-11-29' }]);
    await write(`INSERT INTO pause (id, class_id, valid_from, reason) VALUES ('z', 'a', '${TUESDAY}', '盘点')`);
    expect(await build(TUESDAY)).toMatchObject({ due: 1, dropped: 1, excludedByReason: { paused: 1 } });
    expect(explain('two', TUESDAY).steps.map((step) => step.key)).toContain('paused-class');
    await write('DELETE FROM pause');
    await write('DELETE FROM order_exception');
    await write(`UPDATE customer SET order_weekdays = 'WE' WHERE id = 'two'`);
    await write(`UPDATE call_task SET state = 'open', exception_id = 'x'
      WHERE id = (SELECT max(id) FROM call_task WHERE customer_id = 'two')`);
    expect(explain('two', TUESDAY).steps.map((step) => step.key)).toEqual(
      expect.arrayContaining(['not-due', 'stands-by-old-exception', 'stands-until-build']),
    );
    await write(`UPDATE call_task SET state = 'dropped' WHERE customer_id = 'two'`);
    await write(`UPDATE customer SET order_weekdays = 'TU' WHERE id = 'two'`);
    expect(await build(TUESDAY)).toMatchObject({ due: 2, created: 1, kept: 1 });
    expect(await build(TUESDAY)).toMatchObject({ due: 2, created: 0, kept: 2 });
  });
});
