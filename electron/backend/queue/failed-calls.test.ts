import { afterEach, beforeEach, expect, it } from 'vitest';
import { findOrder } from '../../../db/orders.ts';
import { findLiveTask, itemsOfTask } from '../../../db/queue-tasks.ts';
import { CUTOFF_MS, DELIVERY_DATE, ORDER_DAY } from '../../../db/testing/seed-order-center.ts';
import { orderFailer } from '../orders/fail-order.ts';
import { handOver } from '../orders/hand-over.ts';
import { submitOrder } from '../orders/submit-order.ts';
import { runInline } from '../testing/inline-job.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { buildQueue } from './build-queue.ts';
import { expireCutoffs } from './expire-cutoffs.ts';
import { explainCustomer } from './explain-customer.ts';
import { previewQueue } from './preview-queue.ts';

const NEXT_DAY = '2026-11-25';
let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter({ customers: 2, weeks: 2 });
  await center.services.writer.write((tx) =>
    tx.raw.exec(`INSERT INTO customer_phone (id, customer_id, position, number) VALUES ('p', 'customer', 1, '13800000001');
      INSERT INTO order_cycle_strategy (id, name, valid_from, rule, holiday_rule) VALUES ('s', '默认', '2000-01-01', 'FREQ=WEEKLY', 'later')`),
  );
});
afterEach(() => center.close());

const build = (date: string) => runInline(center, buildQueue, { date, teamId: null, builtBy: 'test' });
const live = (date: string) => findLiveTask(center.services.db, 'customer', date);
async function fail(): Promise<string> {
  const { orderId } = await center.command(center.as('op1'), submitOrder, {
    ...{ customerId: 'customer', deliveryDate: DELIVERY_DATE, draftRevision: null, note: '' },
    lines: [{ productId: 'plain', quantity: 3, priceMinor: 19_500 }],
  });
  center.clock.nowMs = CUTOFF_MS + 3_600_000;
  await center.command(center.as('lead'), handOver, { routeId: 'route', deliveryDate: DELIVERY_DATE });
  await center.command(
    center.as('lead'),
    (tx, ctx) => orderFailer(tx, ctx)(findOrder(tx, orderId) as never, { reason: 'no-funds', note: null }),
    {},
  );
  return orderId;
}

it('a build leaves the call for a failed order where it is, and changes nothing about it', async () => {
  await fail();
  await center.services.writer.write((tx) =>
    tx.raw.exec("UPDATE order_cycle_strategy SET rule = 'FREQ=WEEKLY;BYDAY=FR'"),
  );
  const before = live(ORDER_DAY);
  await build(ORDER_DAY);
  expect(live(ORDER_DAY)).toEqual(before);
  // Tomorrow's queue, built tonight, leaves it to tonight.
  await build(NEXT_DAY);
  expect(live(ORDER_DAY)).toEqual(before);
  const preview = await runInline(center, (job, input) => Promise.resolve(previewQueue(job, input)), {
    ...{ date: ORDER_DAY, teamId: null, text: '' },
  });
  expect(preview.totals.drops).toBe(0);
});

it('the next day’s build carries it there while the deadline is open, once', async () => {
  const orderId = await fail();
  const taskId = live(ORDER_DAY)?.id;
  center.clock.nowMs = Date.parse('2026-11-24T18:00:00Z');
  await build(NEXT_DAY);
  expect(live(ORDER_DAY)).toBeUndefined();
  expect(live(NEXT_DAY)).toMatchObject({ id: taskId, source: 'failed-order' });
  await build(NEXT_DAY);
  expect(live(NEXT_DAY)?.id).toBe(taskId);
  expect(itemsOfTask(center.services.db, taskId ?? '')).toMatchObject([{ referenceId: orderId, state: 'open' }]);
});

it('joins the call that the day makes of its own, which keeps its own cut-off for the order', async () => {
  await fail();
  await center.services.writer.write((tx) =>
    tx.raw.exec(`UPDATE customer SET order_weekdays = 'WE' WHERE id = 'customer';
      INSERT INTO route_day (route_id, valid_from, order_weekday, cutoff_minute, delivery_day_offset) VALUES ('route', '2020-01-01', 3, 1020, 1)`),
  );
  center.clock.nowMs = Date.parse('2026-11-24T18:00:00Z');
  await build(NEXT_DAY);
  const task = live(NEXT_DAY);
  expect(task).toMatchObject({ source: 'strategy', cutoffAtMs: Date.parse('2026-11-25T00:00:00Z') });
  expect(itemsOfTask(center.services.db, task?.id ?? '')).toMatchObject([
    { kind: 'failed-order', state: 'open' },
    { kind: 'order', state: 'open', cutoffAtMs: Date.parse('2026-11-25T09:00:00Z') },
  ]);
  // Building again finds the plan as it stands.
  const again = await runInline(center, (job, input) => Promise.resolve(previewQueue(job, input)), {
    ...{ date: NEXT_DAY, teamId: null, text: '' },
  });
  expect(again).toMatchObject({ built: true, changes: 0 });
});

it('gets the order of the day besides, which its own cut-off closes again', async () => {
  await fail();
  await build(ORDER_DAY);
  await center.services.writer.write((tx) => void expireCutoffs(tx, ORDER_DAY, center.clock.nowMs));
  const task = live(ORDER_DAY);
  expect(task).toMatchObject({ cutoffAtMs: Date.parse('2026-11-25T00:00:00Z'), deliveryDate: null });
  expect(itemsOfTask(center.services.db, task?.id ?? '')).toMatchObject([
    { kind: 'failed-order', state: 'open' },
    { kind: 'order', state: 'closed', closedReason: 'cut-off-passed' },
  ]);
});

it('one whose deadline passed overnight is missed by the next build', async () => {
  const orderId = await fail();
  const taskId = live(ORDER_DAY)?.id ?? '';
  center.clock.nowMs = Date.parse('2026-11-25T02:00:00Z');
  await build(NEXT_DAY);
  expect(live(NEXT_DAY)).toBeUndefined();
  expect(itemsOfTask(center.services.db, taskId)).toMatchObject([
    { referenceId: orderId, state: 'closed', closedReason: 'rescue-passed' },
  ]);
});

it('says why the customer is called', async () => {
  await fail();
  const explained = explainCustomer(center.services.db, center.as('lead'), { customerId: 'customer', date: ORDER_DAY });
  expect(explained).toMatchObject({ due: true, task: { source: 'failed-order' } });
  expect(explained.steps).toContainEqual(
    expect.objectContaining({ key: 'other-cause', params: { source: '@queue.source.failed-order' } }),
  );
  expect(explained.steps).toContainEqual(
    expect.objectContaining({ key: 'agenda-failed-order', params: { order: expect.stringMatching(/^\d{8}-/) } }),
  );
});
