import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { versionsOf } from '../../../db/order-versions.ts';
import { findOrder } from '../../../db/orders.ts';
import { findLiveTask, itemsOfTask } from '../../../db/queue-tasks.ts';
import { CUTOFF_MS, DELIVERY_DATE, ORDER_DAY } from '../../../db/testing/seed-order-center.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { takeNextCall } from '../queue/take-next-call.ts';
import { createOrderCenter, type OrderCenter, recountedSums, usedSums } from '../testing/order-center.ts';
import { cancelOrder } from './cancel-order.ts';
import { changeOrder } from './change-order.ts';
import { type Failure, orderFailer } from './fail-order.ts';
import { handOver } from './hand-over.ts';
import { listFailed } from './list-failed.ts';
import { submitOrder } from './submit-order.ts';

/** 08:00 of the day after the order day, as the route has it. */
const RESCUE_MS = Date.parse('2026-11-25T00:00:00Z');
const PRICES = { plain: 19_500, quota: 38_160, stocked: 19_500 };
type Quantities = Partial<typeof PRICES>;

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter({ customers: 3, weeks: 2 });
});
afterEach(() => center.close());

const linesOf = (quantities: Quantities) =>
  Object.entries(quantities).map(([productId, quantity]) => ({
    productId,
    quantity,
    priceMinor: PRICES[productId as keyof typeof PRICES],
  }));
async function take(quantities: Quantities, customerId = 'customer'): Promise<string> {
  const input = { customerId, deliveryDate: DELIVERY_DATE, draftRevision: null, note: '', lines: linesOf(quantities) };
  return (await center.command(center.as('op1'), submitOrder, input)).orderId;
}
const row = (orderId: string) => findOrder(center.services.db, orderId);
const version = (orderId: string) => row(orderId)?.version ?? 0;
const fail = (orderId: string, failure: Failure = { reason: 'no-funds', note: null }) =>
  center.command(center.as('lead'), (tx, ctx) => orderFailer(tx, ctx)(findOrder(tx, orderId) as never, failure), {});
const hand = () => center.command(center.as('lead'), handOver, { routeId: 'route', deliveryDate: DELIVERY_DATE });
const repair = (orderId: string, quantities: Quantities, login: 'op1' | 'lead' = 'op1') =>
  center.command(center.as(login), changeOrder, {
    ...{ orderId, version: version(orderId), reason: '已存款' },
    lines: linesOf(quantities),
  });
const cancel = (orderId: string) =>
  center.command(center.as('op1'), cancelOrder, { orderId, version: version(orderId), reason: '不要了' });
async function refusal(work: Promise<unknown>): Promise<unknown> {
  const error = await work.catch((reason: unknown) => reason);
  return error instanceof AppError ? [error.key, error.params] : 'not refused';
}
const live = (date = ORDER_DAY) => findLiveTask(center.services.db, 'customer', date);
const items = (taskId: string) => itemsOfTask(center.services.db, taskId);

async function handedOver(quantities: Quantities = { plain: 3, quota: 4 }): Promise<string> {
  const orderId = await take(quantities);
  center.clock.nowMs = CUTOFF_MS;
  await hand();
  return orderId;
}

describe('an order that fails', () => {
  it('gives back quota and stock, keeps its lines and versions, and has until the rescue deadline', async () => {
    const orderId = await handedOver({ quota: 4, stocked: 2 });
    const before = version(orderId);
    expect(await fail(orderId, { reason: 'no-funds', note: '差 300' })).toMatchObject({
      rescueAtMs: RESCUE_MS,
      lost: false,
    });
    expect(row(orderId)).toMatchObject({ state: 'failed', version: before + 1, failedReason: 'no-funds' });
    expect(versionsOf(center.services.db, orderId).at(-1)).toMatchObject({
      state: 'failed',
      reason: 'no-funds: 差 300',
    });
    expect(usedSums(center)).toEqual({ quota: [], stock: [] });
  });

  it('becomes a call of today with the deadline as its cut-off', async () => {
    const orderId = await handedOver();
    await fail(orderId);
    const task = live();
    expect(task).toMatchObject({ source: 'failed-order', cutoffAtMs: RESCUE_MS, deliveryDate: null });
    expect(items(task?.id ?? '')).toMatchObject([
      { kind: 'failed-order', state: 'open', referenceId: orderId, cutoffAtMs: RESCUE_MS },
    ]);
  });

  it('is called for on the next day while the deadline is open, without any build', async () => {
    const orderId = await handedOver();
    await fail(orderId);
    center.clock.nowMs = RESCUE_MS - 60_000;
    const ctx = center.as('op1');
    const { call } = await center.command({ ...ctx, sessionHash: 's', windowId: 'w' }, takeNextCall, {});
    // Nobody can be dialed: the seeded customers have no phone. The call is there all the same.
    expect(call).toBeNull();
    expect(live('2026-11-25')).toMatchObject({ source: 'failed-order', cutoffAtMs: RESCUE_MS });
    center.clock.nowMs = RESCUE_MS;
    await center.command({ ...center.as('op1'), sessionHash: 's', windowId: 'w' }, takeNextCall, {});
    expect(live('2026-11-25')).toBeUndefined();
    const ended = center.services.db.raw
      .prepare(
        'SELECT t.state, i.closed_reason AS reason FROM call_task t JOIN call_item i ON i.task_id = t.id WHERE i.reference_id = ?',
      )
      .get(orderId);
    expect(ended).toEqual({ state: 'missed', reason: 'rescue-passed' });
  });

  it('is lost at once where the route gives no time', async () => {
    const orderId = await handedOver();
    await center.services.writer.write((tx) => tx.raw.exec('UPDATE route_day SET rescue_minute = NULL'));
    expect(await fail(orderId)).toMatchObject({ rescueAtMs: null, lost: true, taskId: null });
    expect(await refusal(repair(orderId, { plain: 3 }))).toEqual([
      'order-lost-at-once',
      { number: row(orderId)?.number },
    ]);
  });
});

describe('repairing a failed order', () => {
  it('puts it back as it was, which a supplement takes', async () => {
    const orderId = await handedOver();
    await fail(orderId);
    const task = live()?.id ?? '';
    await repair(orderId, { plain: 3, quota: 4 });
    expect(row(orderId)).toMatchObject({ state: 'submitted', failedReason: null, rescueAtMs: null });
    expect(items(task)).toMatchObject([{ state: 'done', closedReason: 'repaired' }]);
    expect(live()).toBeUndefined();
    expect(await hand()).toMatchObject({ supplement: 1, orderCount: 1, repeated: false });
    expect(usedSums(center)).toEqual(await recountedSums(center));
  });

  it('leaves nothing of its call to a later failure, for which nobody has called', async () => {
    const orderId = await handedOver();
    await fail(orderId);
    await repair(orderId, { plain: 3 });
    await hand();
    center.clock.nowMs = RESCUE_MS;
    expect(await fail(orderId)).toMatchObject({ lost: true });
    const { rows } = listFailed(center.services.db, center.as('lead'), { lost: true, limit: 10, offset: 0 });
    expect(rows).toMatchObject([{ orderId, call: null }]);
  });

  it('is judged by what is left now, the order itself not counted', async () => {
    const orderId = await take({ stocked: 5 });
    await fail(orderId, { reason: 'no-stock', note: null });
    await center.services.writer.write((tx) => tx.raw.exec("UPDATE product SET stock = 4 WHERE id = 'stocked'"));
    const refused = await repair(orderId, { stocked: 5 }).catch((error: AppError) => error);
    expect((refused as AppError).fields).toMatchObject([{ key: 'order-line-stock', params: { left: 4 } }]);
    await repair(orderId, { stocked: 4 });
    expect(usedSums(center)).toEqual(await recountedSums(center));
  });

  it('is refused after the deadline, and so is cancelling', async () => {
    const orderId = await handedOver();
    await fail(orderId);
    center.clock.nowMs = RESCUE_MS;
    const told = ['order-lost', { number: row(orderId)?.number, until: '2026-11-25 08:00' }];
    expect(await refusal(repair(orderId, { plain: 3 }))).toEqual(told);
    expect(await refusal(cancel(orderId))).toEqual(told);
  });

  it('is for those who may alter the order', async () => {
    const orderId = await handedOver();
    await fail(orderId);
    const foreign = center.command(center.as('op2'), changeOrder, {
      ...{ orderId, version: version(orderId), reason: 'x' },
      lines: linesOf({ plain: 3 }),
    });
    expect(await refusal(foreign)).toMatchObject(['order-of-other', {}]);
    await repair(orderId, { plain: 3 }, 'lead');
  });

  it('or cancelling settles the call', async () => {
    const orderId = await handedOver();
    await fail(orderId);
    const task = live()?.id ?? '';
    await cancel(orderId);
    expect(items(task)).toMatchObject([{ state: 'done', closedReason: 'cancelled' }]);
    expect(row(orderId)?.state).toBe('cancelled');
    expect(usedSums(center)).toEqual({ quota: [], stock: [] });
  });
});

describe('together with the call for another order', () => {
  const seedCall = (cutoffAtMs: number) =>
    center.services.writer.write((tx) =>
      tx.raw.exec(`INSERT INTO call_task (id, customer_id, business_date, state, source, delivery_date, cutoff_at_ms, created_at_ms)
          VALUES ('own', 'customer', '${ORDER_DAY}', 'open', 'strategy', '2026-12-02', ${cutoffAtMs}, 0);
        INSERT INTO call_item (id, task_id, kind) VALUES ('o', 'own', 'order')`),
    );
  const ask = () => center.command({ ...center.as('op2'), sessionHash: 's', windowId: 'w' }, takeNextCall, {});
  const state = () => [live()?.cutoffAtMs, ...items('own').map((item) => `${item.kind} ${item.state}`)];

  it('is one call with the nearest cut-off, and an order that closes earlier leaves the failed one', async () => {
    const orderId = await take({ stocked: 5 });
    const soon = center.clock.nowMs + 60_000;
    await seedCall(soon);
    await fail(orderId, { reason: 'no-stock', note: '玉溪' });
    expect(state()).toEqual([soon, 'failed-order open', 'order open']);
    center.clock.nowMs = soon;
    await ask();
    expect(state()).toEqual([RESCUE_MS, 'failed-order open', 'order closed']);
  });

  it('a rescue deadline that is nearer leaves the order with its own cut-off', async () => {
    const orderId = await handedOver();
    const late = RESCUE_MS + 3_600_000;
    await seedCall(late);
    await fail(orderId);
    expect(state()).toEqual([RESCUE_MS, 'failed-order open', 'order open']);
    await repair(orderId, { plain: 3 });
    expect(state()).toEqual([late, 'failed-order done', 'order open']);
  });
});

it('keeps quota and stock equal to the sums over standing orders, whatever happens to the orders', async () => {
  const step = fc.record({
    what: fc.constantFrom('take', 'fail', 'repair', 'cancel', 'hand'),
    at: fc.nat(9),
    n: fc.integer({ min: 1, max: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      await center.close();
      center = await createOrderCenter({ customers: 2, weeks: 0 });
      const ids: string[] = [];
      const atEnd = steps.findIndex((one) => one.what === 'hand');
      for (const [index, { what, at, n }] of steps.entries()) {
        if (atEnd >= 0 && index >= atEnd) center.clock.nowMs = CUTOFF_MS + index;
        const orderId = ids[at % Math.max(1, ids.length)] ?? '';
        const state = row(orderId)?.state;
        if (what === 'take') {
          await take({ quota: n, stocked: n }, at % 2 === 0 ? 'customer' : 'customer-2').then(
            (id) => ids.push(id),
            isRefusal,
          );
        } else if (what === 'hand') await hand().catch(isRefusal);
        else if (what === 'fail' && (state === 'submitted' || state === 'handed-over')) await fail(orderId);
        else if (what === 'repair' && orderId !== '') await repair(orderId, { quota: n, stocked: n }).catch(isRefusal);
        else if (what === 'cancel' && orderId !== '') await cancel(orderId).catch(isRefusal);
        expect(usedSums(center)).toEqual(await recountedSums(center));
      }
    }),
    { numRuns: 8 },
  );
});

function isRefusal(error: unknown): undefined {
  if (!(error instanceof AppError)) throw error;
  return undefined;
}
