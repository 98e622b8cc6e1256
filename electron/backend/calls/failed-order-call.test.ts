import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findOrder } from '../../../db/orders.ts';
import { findLiveTask, itemsOfTask, type TaskRow } from '../../../db/queue-tasks.ts';
import { CUTOFF_MS, DELIVERY_DATE, ORDER_DAY } from '../../../db/testing/seed-order-center.ts';
import { inHand as contract } from '../../../shared/contract/calls.ts';
import { failedCounts, listFailedOutput } from '../../../shared/contract/failed-orders.ts';
import { changeOrder } from '../orders/change-order.ts';
import { type Failure, orderFailer } from '../orders/fail-order.ts';
import { handOver } from '../orders/hand-over.ts';
import { listFailed, showFailedCounts } from '../orders/list-failed.ts';
import { submitOrder } from '../orders/submit-order.ts';
import { createSeatCenter, type SeatCenter } from '../testing/seat-center.ts';
import { finishCall } from './finish-call.ts';

const RESCUE_MS = Date.parse('2026-11-25T00:00:00Z');

let center: SeatCenter;
beforeEach(async () => {
  center = await createSeatCenter();
});
afterEach(() => center.close());

/** An order of ¥5,850 by a customer with ¥5,000, handed over and fallen through. */
async function failed(failure: Failure = { reason: 'no-funds', note: null }, quantity = 30): Promise<string> {
  const { orderId } = await center.command(center.as('op1'), submitOrder, {
    ...{ customerId: 'customer', deliveryDate: DELIVERY_DATE, draftRevision: null, note: '' },
    lines: [{ productId: 'plain', quantity, priceMinor: 19_500 }],
  });
  center.clock.nowMs = CUTOFF_MS;
  await center.command(center.as('lead'), handOver, { routeId: 'route', deliveryDate: DELIVERY_DATE });
  await center.command(
    center.as('lead'),
    (tx, ctx) => orderFailer(tx, ctx)(findOrder(tx, orderId) as never, failure),
    {},
  );
  return orderId;
}
const order = (orderId: string) => findOrder(center.services.db, orderId);
const live = (date = ORDER_DAY) => findLiveTask(center.services.db, 'customer', date) as TaskRow;
const items = (taskId: string) => itemsOfTask(center.services.db, taskId);
const lines = [{ productId: 'plain', quantity: 30, priceMinor: 19_500 }];
const repair = (seat: ReturnType<SeatCenter['seat']>, orderId: string) =>
  seat.do(changeOrder, { orderId, version: order(orderId)?.version ?? 0, reason: '已存款', lines });

describe('the call for a failed order', () => {
  it('is given out with why the order failed, as things stand now', async () => {
    const orderId = await failed();
    const seat = center.seat('op1');
    await seat.ready();
    const { inHand } = await seat.next();
    expect(contract.parse(inHand)).toEqual(inHand);
    expect(inHand.task).toMatchObject({ source: 'failed-order', cutoffAtMs: RESCUE_MS, deliveryDate: null });
    expect(inHand.failedOrders).toMatchObject([
      { orderId, reason: 'no-funds', rescueAtMs: RESCUE_MS, missingMinor: 85_000, short: [] },
    ]);
  });

  it('names what runs short, as stock is now', async () => {
    await failed({ reason: 'no-stock', note: '玉溪' }, 3);
    await center.services.writer.write((tx) => tx.raw.exec("UPDATE product SET stock = 2 WHERE id = 'plain'"));
    const seat = center.seat('op1');
    await seat.ready();
    expect((await seat.next()).inHand.failedOrders).toMatchObject([
      { missingMinor: 0, short: [{ productId: 'plain', quantity: 3, left: 2 }] },
    ]);
  });

  it('is handled by a repair, also straight from the preview', async () => {
    const orderId = await failed();
    const seat = center.seat('op1');
    await seat.ready();
    const taskId = (await seat.next()).inHand.task?.taskId ?? '';
    await repair(seat, orderId);
    expect(seat.inHand()).toMatchObject({
      seat: { state: 'talking' },
      call: { disposition: 'handled' },
      task: { items: [{ kind: 'failed-order', state: 'done' }] },
      failedOrders: [],
    });
    await seat.end();
    await seat.do(finishCall, {});
    expect(center.task(taskId).state).toBe('done');
    expect(order(orderId)?.state).toBe('submitted');
  });

  it('keeps asking for the order where one is asked for besides', async () => {
    const orderId = await failed();
    await center.services.writer.write((tx) =>
      tx.raw.exec(`INSERT INTO call_item (id, task_id, kind, cutoff_at_ms)
        SELECT 'own', id, 'order', ${RESCUE_MS + 1} FROM call_task WHERE source = 'failed-order'`),
    );
    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    await repair(seat, orderId);
    expect(seat.inHand().call).toMatchObject({ disposition: null });
  });

  it('comes again after nobody answered, and ends with a result though the order stays failed', async () => {
    const orderId = await failed();
    const seat = center.seat('op1');
    await seat.ready();
    const taskId = (await seat.next()).inHand.task?.taskId ?? '';
    await seat.record({ disposition: 'no-answer' });
    await seat.do(finishCall, {});
    expect(center.task(taskId)).toMatchObject({ state: 'open', place: 'waiting', cutoffAtMs: RESCUE_MS });
    center.after(3600);
    await seat.next();
    await seat.record({ disposition: 'refused' });
    await seat.do(finishCall, {});
    expect(items(taskId)).toMatchObject([{ state: 'closed', closedReason: 'refused' }]);
    expect(order(orderId)?.state).toBe('failed');
    const [row] = listFailed(center.services.db, center.as('lead'), { lost: false, limit: 10, offset: 0 }).rows;
    expect(row?.call).toMatchObject({ state: 'done', disposition: 'refused' });
  });

  it('takes the failed order along when the customer wants to be called on another day', async () => {
    const orderId = await failed();
    const seat = center.seat('op1');
    await seat.ready();
    await center.services.writer.write((tx) =>
      tx.raw.exec(`INSERT INTO call_task (id, customer_id, business_date, state, source, created_at_ms)
        VALUES ('there', 'customer', '2026-11-25', 'open', 'strategy', 0)`),
    );
    await seat.next();
    await seat.dial();
    await seat.answer();
    await seat.record({ disposition: 'callback', promisedAtMs: RESCUE_MS - 3_600_000, promisedTo: 'any' });
    await seat.do(finishCall, {});
    expect(live('2026-11-25').id).toBe('there');
    expect(items('there')).toMatchObject([{ kind: 'failed-order', state: 'open', referenceId: orderId }]);
    expect(live('2026-11-25').cutoffAtMs).toBe(RESCUE_MS);
  });
});

describe('the lists', () => {
  const page = { limit: 10, offset: 0 };
  const rows = (login: 'op1' | 'op2' | 'lead', lost = false) =>
    listFailedOutput.parse(listFailed(center.services.db, center.as(login), { lost, ...page })).rows;
  const counts = (login: 'op1' | 'op2' | 'lead') =>
    failedCounts.parse(showFailedCounts(center.services.db, center.as(login), {}));

  it('hold what can be repaired, then what is lost, each within reach', async () => {
    const orderId = await failed();
    expect(rows('lead')).toMatchObject([
      {
        orderId,
        routeCode: 'R01',
        failure: { reason: 'no-funds', rescueAtMs: RESCUE_MS },
        call: { state: 'open' },
        open: true,
      },
    ]);
    expect([rows('op1').length, rows('op2').length]).toEqual([1, 0]);
    expect(counts('lead')).toEqual({ open: 1, lost: 0 });
    center.clock.nowMs = RESCUE_MS;
    expect([rows('lead').length, rows('lead', true).length]).toEqual([0, 1]);
    expect(counts('lead')).toEqual({ open: 0, lost: 1 });
    expect(counts('op2')).toEqual({ open: 0, lost: 0 });
    center.clock.nowMs = RESCUE_MS + 7 * 86_400_000;
    expect(counts('lead')).toEqual({ open: 0, lost: 0 });
  });
});
