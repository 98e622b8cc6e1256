import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ordersForDelivery } from '../../../db/orders.ts';
import { CUTOFF_MS, DELIVERY_DATE, ORDER_DAY } from '../../../db/testing/seed-order-center.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { suggestMapping } from '../../../shared/domain/imports/suggest-mapping.ts';
import { cancelOrder } from '../orders/cancel-order.ts';
import { submitOrder } from '../orders/submit-order.ts';
import { buildQueue } from '../queue/build-queue.ts';
import { previewQueue } from '../queue/preview-queue.ts';
import { runInline } from '../testing/inline-job.ts';
import { recountedSums, usedSums } from '../testing/order-center.ts';
import { runImport } from '../testing/run-import.ts';
import { createSeatCenter, type SeatCenter } from '../testing/seat-center.ts';

let center: SeatCenter;
beforeEach(async () => {
  center = await createSeatCenter();
});
afterEach(() => center.close());

const HEADER = '订单号,客户编码,商品编码,数量,下单时间,状态'.split(',');
const MAPPING = suggestMapping('web-orders', HEADER, [['', '', '', '', '2026-11-24 08:30', '']]);
const take = (...lines: readonly string[]) => runImport(center, `${[HEADER, ...lines].join('\n')}\n`, MAPPING);
const line = (number: string, customer: number, quantity = 3, product = '100101') =>
  `${number},C-00000${customer},${product},${quantity},2026-11-24 08:30,`;
const cancelled = (number: string) => `${number},,,,,取消`;
const item = (taskId: string) =>
  center.services.db.raw
    .prepare("SELECT state, closed_reason AS reason FROM call_item WHERE task_id = ? AND kind = 'order'")
    .get(taskId);
const write = (text: string) => center.services.writer.write((tx) => void tx.raw.exec(text));

it('closes the order of an untouched call, whose cancellation opens it again while the cut-off is open', async () => {
  expect(await take(line('W-1', 1), line('W-2', 1))).toMatchObject({
    webOrders: { calls: { closed: 1, opened: 0, inHand: [] } },
  });
  expect(center.task('task-1').state).toBe('done');
  expect(item('task-1')).toEqual({ state: 'closed', reason: 'ordered-by-other-channel' });
  expect(center.task('task-2').state).toBe('open');
  // One order still stands.
  expect(await take(cancelled('W-1'))).toMatchObject({ webOrders: { calls: { closed: 0, opened: 0 } } });
  expect(center.task('task-1').state).toBe('done');
  expect(await take(cancelled('W-2'))).toMatchObject({ webOrders: { calls: { opened: 1, uncalled: 0 } } });
  expect(center.task('task-1').state).toBe('open');
  expect(item('task-1')).toEqual({ state: 'open', reason: null });
  await take(line('W-3', 1));
  center.clock.nowMs = CUTOFF_MS;
  expect(await take(cancelled('W-3'))).toMatchObject({ cancelled: 1 });
  expect(center.task('task-1').state).toBe('done');
});

it('leaves a call that has a follow-up to make, and one in hand with its seat', async () => {
  await write("INSERT INTO call_item (id, task_id, kind) VALUES ('f', 'task-2', 'follow-up')");
  const seat = center.seat('op1');
  await seat.ready();
  expect((await seat.next()).inHand).toMatchObject({ seat: { taskId: 'task-1' } });
  expect(await take(line('W-1', 1), line('W-2', 2))).toMatchObject({
    webOrders: { calls: { closed: 2, inHand: ['task-1'] } },
  });
  expect(center.task('task-1').state).toBe('held');
  expect(item('task-1')).toMatchObject({ state: 'closed' });
  expect(seat.inHand().task?.items).toMatchObject([{ kind: 'order', state: 'closed' }]);
  expect(center.task('task-2').state).toBe('open');
  expect(item('task-2')).toMatchObject({ state: 'closed' });
  expect(await take(cancelled('W-1'))).toMatchObject({ webOrders: { calls: { opened: 1, inHand: ['task-1'] } } });
  expect(item('task-1')).toMatchObject({ state: 'open' });
});

it('leaves nothing for the next build to change, and says who ordered before the queue was built and has no call', async () => {
  await write(`DELETE FROM call_item; DELETE FROM call_task;
    INSERT INTO order_cycle_strategy (id, name, valid_from, rule, holiday_rule) VALUES ('s', '每周', '2020-01-01', 'FREQ=WEEKLY', 'later')`);
  await take(line('W-1', 1));
  const day = { date: ORDER_DAY, teamId: null };
  expect(await runInline(center, buildQueue, { ...day, builtBy: 'test' })).toMatchObject({
    ...{ due: 3, created: 2, alreadyOrdered: 1 },
  });
  const changes = async () => (await runInline(center, previewQueue, { ...day, text: '' })).changes;
  expect(await changes()).toBe(0);
  expect(await take(line('W-2', 2))).toMatchObject({ webOrders: { calls: { closed: 1 } } });
  expect(await changes()).toBe(0);
  expect(await take(cancelled('W-2'))).toMatchObject({ webOrders: { calls: { opened: 1, uncalled: 0 } } });
  expect(await changes()).toBe(0);
  expect(await take(cancelled('W-1'))).toMatchObject({ webOrders: { calls: { opened: 0, uncalled: 1 } } });
  expect(await changes()).toBe(1);
});

it('keeps sums and agendas true, whatever files and phone orders come in any order', async () => {
  const customer = fc.integer({ min: 1, max: 3 });
  const product = fc.constantFrom('100101', '100102', '100105');
  const web = fc.record({
    what: fc.constant('web' as const),
    rows: fc.array(fc.record({ order: fc.nat(4), product, quantity: fc.nat(6) }), { minLength: 1, maxLength: 4 }),
  });
  const phone = fc.record({ what: fc.constantFrom('submit' as const, 'cancel' as const), customer });
  const ids = ['', 'customer', 'customer-2', 'customer-3'];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(web, phone), { minLength: 1, maxLength: 7 }), async (steps) => {
      for (const step of steps) {
        if (step.what === 'web') {
          const lines = step.rows.map(({ order, product: code, quantity }) =>
            quantity === 0 ? cancelled(`W-${order}`) : line(`W-${order}`, (order % 3) + 1, quantity, code),
          );
          const report = await take(...lines);
          expect(report.accepted + report.duplicates + report.rejected).toBe(lines.length);
        } else await byPhone(step.what, ids[step.customer] as string);
        for (const [at, id] of ids.entries()) {
          if (at === 0) continue;
          const stands = ordersForDelivery(center.services.db, id, DELIVERY_DATE).length > 0;
          expect(item(`task-${at}`)).toMatchObject({ state: stands ? 'closed' : 'open' });
          expect(center.task(`task-${at}`).state).toBe(stands ? 'done' : 'open');
        }
      }
      const kept = usedSums(center);
      expect(await recountedSums(center)).toEqual(kept);
    }),
    { numRuns: 8 },
  );
});

async function byPhone(what: 'submit' | 'cancel', customerId: string): Promise<void> {
  const { db } = center.services;
  const order = ordersForDelivery(db, customerId, DELIVERY_DATE).find((one) => one.channel === 'phone');
  const lines = [{ productId: 'plain', quantity: 2, priceMinor: 19_500 }];
  const base = { customerId, deliveryDate: DELIVERY_DATE, draftRevision: null, note: '', lines };
  try {
    if (what === 'submit') await center.command(center.as('op1'), submitOrder, base);
    else if (order) {
      const target = { orderId: order.id, version: order.version, reason: 'x' };
      await center.command(center.as('op1'), cancelOrder, target);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
