import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedQueueCenter } from '../../db/testing/seed-queue-center.ts';
import { addDays, businessDateAt, weekdayOf } from '../../shared/domain/calendar/business-date.ts';
import { createTempBackend, TEST_NOW_MS, type TempBackend } from '../backend/testing/temp-backend.ts';
import { runForTest } from './testing/run-for-test.ts';

/** A host that runs on the folder all the while. */
let host: TempBackend;
beforeAll(async () => {
  host = createTempBackend();
  await host.services.writer.write((tx) => seedQueueCenter(tx, { customers: 300, strategies: 10, routes: 4 }));
});
afterAll(() => host.close());

const run = (...args: string[]) => runForTest(['queue', ...args, '--data-dir', host.dataDir, '--lang', 'en', '--json']);
const today = businessDateAt(TEST_NOW_MS, 'Asia/Shanghai');

it('builds beside a running host, for the day that a word means', async () => {
  const tomorrow = await run('build', '--date', 'tomorrow');
  expect([tomorrow.exitCode, tomorrow.err]).toEqual([0, '']);
  expect(JSON.parse(tomorrow.out).date).toBe(addDays(today, 1));
  const next = JSON.parse((await run('build', '--date', 'next-call-day')).out).date as string;
  expect(next > today && weekdayOf(next) <= 5).toBe(true);
  const built = JSON.parse((await run('build', '--date', next)).out);
  expect(built).toMatchObject({ date: next, created: 0, kept: built.due, customers: 300 });
  const stands = host.services.db.raw.prepare('SELECT count(*) FROM call_task WHERE business_date = ?').pluck();
  expect(stands.get(next)).toBe(built.due);
});

it('waits while the host writes, and both builds of one day make no call twice', async () => {
  const date = addDays(today, 3);
  // The host writes all the while, a few milliseconds at a time.
  let writing = true;
  const writes = (async () => {
    for (let at = 0; writing; at += 1) {
      await host.services.writer.write((tx) => {
        tx.raw.prepare(`INSERT OR REPLACE INTO setting (key, value) VALUES ('test', ?)`).run(String(at));
      });
      await new Promise((resolve) => setImmediate(resolve));
    }
  })();
  const [first, second] = await Promise.all([run('build', '--date', date), run('build', '--date', date)]);
  writing = false;
  await writes;
  expect([first.exitCode, second.exitCode]).toEqual([0, 0]);
  const counts = [JSON.parse(first.out), JSON.parse(second.out)];
  expect(counts[0].created + counts[1].created).toBe(counts[0].due);
  const twice = host.services.db.raw
    .prepare('SELECT customer_id FROM call_task WHERE business_date = ? GROUP BY customer_id HAVING count(*) > 1')
    .all(date);
  expect(twice).toEqual([]);
});

it('says why the queue is dry, of the center or of one operator, and lists whom a reason holds back', async () => {
  await run('build', '--date', 'today');
  await host.services.writer.write((tx) => {
    tx.raw.exec(`UPDATE operator SET login = 'li', name = '李雷' WHERE id = 'op1';
      UPDATE call_task SET cutoff_at_ms = NULL WHERE business_date = '${today}';
      UPDATE call_task SET place = 'used-up', attempts = 3 WHERE id = (SELECT min(id) FROM call_task WHERE business_date = '${today}');
      UPDATE call_task SET state = 'held', lease_operator_id = 'op1', lease_until_ms = 1e15
        WHERE id = (SELECT max(id) FROM call_task WHERE business_date = '${today}')`);
  });
  const all = JSON.parse((await run('dry')).out);
  expect(all.counts).toEqual([
    { reason: 'attempts-used-up', count: 1 },
    { reason: 'held-by-seat', count: 1 },
  ]);
  expect(all.free).toBe(all.left - 2);
  const own = JSON.parse((await run('dry', '--operator', 'LI', '--reason', 'held-by-seat')).out);
  expect(own).toMatchObject({ left: all.left, customers: [{ who: '李雷' }], more: false });
  const nobody = await run('dry', '--operator', 'nobody');
  expect([nobody.exitCode, nobody.err]).toEqual([1, expect.stringContaining('Nobody has the login')]);
  expect((await run('dry', '--reason', 'whim')).exitCode).toBe(2);

  const { taskId } = own.customers[0];
  expect(JSON.parse((await run('release', '--task', taskId, '--reason', 'seat is dead')).out)).toEqual({ ok: true });
  const again = await run('release', '--task', taskId);
  expect([again.exitCode, again.err]).toEqual([1, expect.stringContaining('has released this call already')]);
  const audited = host.services.db.raw
    .prepare(`SELECT actor_name AS who, reason FROM audit WHERE entity_id = ?`)
    .all(taskId);
  expect(audited).toMatchObject([{ reason: 'seat is dead' }]);
});

it('refuses a date that no calendar reaches', async () => {
  for (const date of ['9999-12-31', '0202-01-05']) {
    const refused = await run('build', '--date', date);
    expect([refused.exitCode, refused.err]).toEqual([1, expect.stringContaining('from 1990-01-01 to 2200-12-31')]);
  }
});

it('refuses what is no date', async () => {
  const refused = await run('build', '--date', 'yesterdays');
  expect([refused.exitCode, refused.err]).toEqual([1, expect.stringContaining('today, tomorrow or next-call-day')]);
});

it('lists who was called before quotas came, and calls them again', async () => {
  const nowMs = TEST_NOW_MS;
  const delivery = addDays(today, 30);
  await host.services.writer.write((tx) => {
    tx.raw.exec(`DELETE FROM call_item; DELETE FROM call_task;
      INSERT INTO product (id, code, name, is_quota, created_at_ms, updated_at_ms) VALUES ('q', '100102', '中华', 1, 0, 0);
      INSERT INTO quota (id, kind, product_id, valid_from, valid_to, quantity, published_at_ms)
        VALUES ('q1', 'product-supply', 'q', '${today}', '${today}', 9, ${nowMs});
      INSERT INTO sales_order (id, number, customer_id, channel, state, order_date, order_day, delivery_date, cutoff_at_ms,
          placed_at_ms, line_count, total_quantity, amount_minor)
        SELECT 'late', 'O-1', c.id, 'phone', 'submitted', '${today}', '${today}', '${delivery}', ${nowMs + 3_600_000}, ${nowMs - 60_000}, 1, 1, 1
          FROM customer c WHERE c.status = 'active' AND c.do_not_call = 0 AND c.route_id IS NOT NULL
           AND EXISTS (SELECT 1 FROM customer_phone p WHERE p.customer_id = c.id AND p.dead = 0)
           AND NOT EXISTS (SELECT 1 FROM pause p WHERE p.customer_id = c.id OR p.route_id = c.route_id OR p.class_id IS NOT NULL)
         ORDER BY c.id LIMIT 1`);
  });
  const first = await run('late-quotas', '--date', 'today');
  expect([first.exitCode, first.err]).toEqual([0, '']);
  const listed = JSON.parse(first.out);
  expect(listed).toMatchObject({
    total: 1,
    customers: [{ orderNumbers: 'O-1', products: [{ code: '100102', left: 9 }] }],
  });
  const queued = JSON.parse((await run('late-quotas', '--date', 'today', '--queue')).out);
  expect(queued.queue).toEqual({ queued: 1, joined: 0, refused: [] });
  expect(JSON.parse((await run('late-quotas', '--date', 'today')).out).total).toBe(0);
});
