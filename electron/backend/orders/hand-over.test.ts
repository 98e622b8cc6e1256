import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sql } from '../../../db/connection.ts';
import { handOverContent } from '../../../db/hand-overs.ts';
import { orderProducts } from '../../../db/order-products.ts';
import { recountUse } from '../../../db/order-use.ts';
import { versionsOf } from '../../../db/order-versions.ts';
import { committedMinor, findOrder, linesOf, type NamedOrderRow } from '../../../db/orders.ts';
import { CUTOFF_MS, DELIVERY_DATE } from '../../../db/testing/seed-order-center.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { HAND_OVER_COLUMNS } from '../../../shared/domain/orders/hand-over-file.ts';
import { createOrderCenter, type OrderCenter, recountedSums, usedSums } from '../testing/order-center.ts';
import { cancelOrder } from './cancel-order.ts';
import { handOver } from './hand-over.ts';
import { issueHandOverTicket, listHandOvers } from './list-hand-overs.ts';
import { submitOrder } from './submit-order.ts';
import { useLines } from './write-order.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter({ customers: 3, weeks: 2 });
});
afterEach(() => center.close());

const PRICES = { plain: 19_500, quota: 38_160, stocked: 19_500 };
async function take(customerId: string, quantities: Partial<typeof PRICES>, note = ''): Promise<string> {
  const lines = Object.entries(quantities).map(([productId, quantity]) => ({
    productId,
    quantity,
    priceMinor: PRICES[productId as keyof typeof PRICES],
  }));
  const input = { customerId, deliveryDate: DELIVERY_DATE, draftRevision: null, note, lines };
  return (await center.command(center.as('op1'), submitOrder, input)).orderId;
}
const hand = () => center.command(center.as('lead'), handOver, { routeId: 'route', deliveryDate: DELIVERY_DATE });
async function refusal(work: Promise<unknown>): Promise<unknown> {
  const error = await work.catch((reason: unknown) => reason);
  return error instanceof AppError ? [error.key, error.params] : 'not refused';
}
const content = (id: string) => handOverContent(center.services.db, id) as Buffer;
const rowsOf = (id: string) => parse(content(id), { columns: true, bom: true }) as Record<string, string>[];
const sums = () => usedSums(center);
const recounted = () => recountedSums(center);
/** What a repair of a failed order does to its row. */
const set = (orderId: string, state: string) =>
  center.services.writer.write((tx) => sql(tx, 'UPDATE sales_order SET state = ? WHERE id = ?').run(state, orderId));

it('says until when orders come in, and that nothing did', async () => {
  await take('customer', { plain: 3 });
  const named = { route: 'R01 一号线', delivery: DELIVERY_DATE };
  center.clock.nowMs = CUTOFF_MS - 1;
  expect(await refusal(hand())).toEqual(['hand-over-too-early', { ...named, cutoff: '2026-11-24 17:00' }]);
  center.clock.nowMs = CUTOFF_MS;
  const empty = { routeId: 'route', deliveryDate: '2026-11-18' };
  expect(await refusal(center.command(center.as('lead'), handOver, empty))).toEqual([
    'hand-over-nothing',
    { ...named, delivery: '2026-11-18' },
  ]);
});

it('writes a row a line in a fixed order, with number and hash, and freezes the orders', async () => {
  const second = await take('customer-2', { plain: 2 }, '=放后门,"轻放"');
  const first = await take('customer', { plain: 3, quota: 4 });
  const cancelled = await take('customer-3', { plain: 1 });
  await center.command(center.as('op1'), cancelOrder, { orderId: cancelled, version: 1, reason: '不要了' });
  center.clock.nowMs = CUTOFF_MS;
  const made = await hand();
  expect(made).toMatchObject({
    number: 'H-20261124-0001',
    supplement: 0,
    orderCount: 2,
    lineCount: 3,
    totalQuantity: 9,
    amountMinor: 5 * 19_500 + 4 * 38_160,
    repeated: false,
  });
  const bytes = content(made.handOverId);
  expect(made.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const rows = rowsOf(made.handOverId);
  expect(Object.keys(rows[0] ?? {})).toEqual([...HAND_OVER_COLUMNS]);
  expect(rows.map((row) => [row.customer_code, row.line_number, row.product_code, row.quantity, row.amount])).toEqual([
    ['C-000001', '1', '100101', '3', '585.00'],
    ['C-000001', '2', '100102', '4', '1526.40'],
    ['C-000002', '1', '100101', '2', '390.00'],
  ]);
  expect(rows[2]).toMatchObject({ route_code: 'R01', order_version: '2', note: '\'=放后门,"轻放"' });

  const { db } = center.services;
  expect(findOrder(db, first)).toMatchObject({ state: 'handed-over', version: 2 });
  expect(versionsOf(db, first).map((row) => row.state)).toEqual(['submitted', 'handed-over']);
  const late = { orderId: second, version: 2, reason: '改主意' };
  expect(await refusal(center.command(center.as('op1'), cancelOrder, late))).toMatchObject(['order-handed-over', {}]);
  expect(findOrder(db, cancelled)).toMatchObject({ state: 'cancelled' });
  expect(committedMinor(db, 'customer', '2026-11-24', '')).toBe(3 * 19_500 + 4 * 38_160);
});

it('writes the note of the order in each of its rows, and that of a line in its own', async () => {
  const lines = [
    { productId: 'plain', quantity: 3, priceMinor: PRICES.plain, note: '=红色包装' },
    { productId: 'quota', quantity: 4, priceMinor: PRICES.quota },
  ];
  const order = { customerId: 'customer', deliveryDate: DELIVERY_DATE, draftRevision: null, note: '放后门', lines };
  await center.command(center.as('op1'), submitOrder, order);
  center.clock.nowMs = CUTOFF_MS;
  const rows = rowsOf((await hand()).handOverId);
  expect(rows.map((row) => [row.note, row.line_note])).toEqual([
    ['放后门', "'=红色包装"],
    ['放后门', ''],
  ]);
});

it('gives the same file again, whatever became of the names, and what came since as a supplement', async () => {
  const repaired = await take('customer', { plain: 3 });
  await take('customer-2', { plain: 2 });
  center.clock.nowMs = CUTOFF_MS;
  const made = await hand();
  const before = content(made.handOverId);
  await center.services.writer.write((tx) => tx.raw.exec("UPDATE customer SET name = '新名字'"));
  center.clock.nowMs += 60_000;
  const { repeated: _first, ...same } = made;
  expect(await hand()).toEqual({ ...same, repeated: true });
  expect(content(made.handOverId).equals(before)).toBe(true);

  await set(repaired, 'failed');
  expect(await hand()).toMatchObject({ number: made.number, repeated: true });
  await set(repaired, 'submitted');
  const supplement = await hand();
  expect(supplement).toMatchObject({ number: 'H-20261124-0002', supplement: 1, orderCount: 1, repeated: false });
  expect(rowsOf(supplement.handOverId)).toMatchObject([{ customer_code: 'C-000001', order_version: '3' }]);
  expect(content(made.handOverId).equals(before)).toBe(true);
  expect(await hand()).toMatchObject({ number: supplement.number, repeated: true });
});

it('leaves web orders out, tells their sums apart, and lets nobody change or cancel one', async () => {
  const orderId = await take('customer', { plain: 3 });
  const web = await take('customer-2', { plain: 4 });
  const toWeb = (id: string) =>
    center.services.writer.write((tx) => sql(tx, "UPDATE sales_order SET channel = 'web' WHERE id = ?").run(id));
  await toWeb(web);
  const late = { orderId: web, version: 1, reason: '不要了' };
  expect(await refusal(center.command(center.as('op1'), cancelOrder, late))).toMatchObject(['order-by-web', {}]);
  center.clock.nowMs = CUTOFF_MS;
  const look = () => listHandOvers(center.services.db, center.as('lead'), { deliveryDate: DELIVERY_DATE }).routes;
  const sumOfWeb = { orderCount: 1, totalQuantity: 4, amountMinor: 4 * PRICES.plain };
  expect(look()).toMatchObject([{ state: 'ready', orderCount: 1, totalQuantity: 3, waitingCount: 1, web: sumOfWeb }]);
  const made = await hand();
  expect(made).toMatchObject({ orderCount: 1, totalQuantity: 3 });
  expect(findOrder(center.services.db, orderId)?.state).toBe('handed-over');
  expect(findOrder(center.services.db, web)?.state).toBe('submitted');
  expect(look()).toMatchObject([{ state: 'handed-over', orderCount: 1, waitingCount: 0, web: sumOfWeb }]);
  expect(await hand()).toMatchObject({ number: made.number, repeated: true });
});

it('makes one file of two hand-overs at once', async () => {
  await take('customer', { plain: 3 });
  center.clock.nowMs = CUTOFF_MS;
  const both = await Promise.all([hand(), hand()]);
  expect(new Set(both.map((one) => one.number)).size).toBe(1);
  expect(both.map((one) => one.repeated).sort()).toEqual([false, true]);
});

it('leaves quota and stock used as they were until a stock is imported that knows of it', async () => {
  await take('customer', { quota: 4, stocked: 5 });
  const before = sums();
  center.clock.nowMs = CUTOFF_MS;
  await hand();
  expect(sums()).toEqual(before);
  expect(await recounted()).toEqual(before);
  const imported = (asOfMs: number) =>
    center.services.writer.write((tx) =>
      sql(tx, "UPDATE product SET stock_as_of_ms = ? WHERE id = 'stocked'").run(asOfMs),
    );
  await imported(CUTOFF_MS - 1);
  expect(await recounted()).toEqual(before);
  await imported(CUTOFF_MS);
  expect(await recounted()).toMatchObject({
    quota: [{ quantity: 4 }, { quantity: 5 }],
    stock: [{ product_id: 'quota' }],
  });
});

it("shows a lead the team's routes with what waits, and no other team's", async () => {
  await take('customer', { plain: 3 });
  const look = (ctx = center.as('lead'), deliveryDate: string | null = DELIVERY_DATE) =>
    listHandOvers(center.services.db, ctx, { deliveryDate });
  expect(look(center.as('lead'), null).deliveryDate).toBe(DELIVERY_DATE);
  expect(look().routes).toMatchObject([
    { code: 'R01', cutoffAtMs: CUTOFF_MS, state: 'open', orderCount: 1, waitingCount: 1 },
  ]);
  center.clock.nowMs = CUTOFF_MS;
  expect(look().routes).toMatchObject([{ state: 'ready' }]);
  await hand();
  expect(look().routes).toMatchObject([
    {
      state: 'handed-over',
      orderCount: 1,
      totalQuantity: 3,
      waitingCount: 0,
      files: [{ number: 'H-20261124-0001', orderCount: 1 }],
    },
  ]);
  const other = center.context(center.actor(['lead'], { teamId: 'other' }));
  expect(look(other).routes).toEqual([]);
  const input = { routeId: 'route', deliveryDate: DELIVERY_DATE };
  expect(await refusal(center.command(other, handOver, input))).toEqual(['route-unknown', {}]);
  expect(look(center.as('lead'), '2026-11-26').routes).toEqual([]);
  expect(look(center.as('lead'), null).deliveryDate).toBe('2026-11-24');
});

it('gives a file away by a ticket, byte for byte, and to nobody out of reach', async () => {
  await take('customer', { plain: 3 });
  center.clock.nowMs = CUTOFF_MS;
  const { handOverId, number } = await hand();
  const around = { services: center.services, commandId: v7(), procedure: 'orders.handOverTicket' };
  const { url, fileName } = await issueHandOverTicket({ ...center.as('lead'), ...around }, { handOverId });
  expect(fileName).toBe(`${number}.csv`);
  const answer = await center.fetch(new Request(`http://orderline${url}`));
  expect(Buffer.from(await answer.arrayBuffer()).equals(content(handOverId))).toBe(true);
  const other = center.context(center.actor(['lead'], { teamId: 'other' }));
  expect(await refusal(issueHandOverTicket({ ...other, ...around }, { handOverId }))).toEqual([
    'hand-over-unknown',
    {},
  ]);
});

it('gives stock back as the stock knows the order: taken before its hand-over, unknown after it', async () => {
  const orderId = await take('customer', { stocked: 5 });
  center.clock.nowMs = CUTOFF_MS;
  await hand();
  const { db, writer } = center.services;
  const giveBack = (stockAsOfMs: number) =>
    writer.write((tx) => {
      sql(tx, "UPDATE product SET stock_as_of_ms = ? WHERE id = 'stocked'").run(stockAsOfMs);
      recountUse(tx);
      const order = findOrder(tx, orderId) as NamedOrderRow;
      const products = new Map(orderProducts(tx, ['stocked']).map((row) => [row.id, row]));
      useLines(tx, order, linesOf(tx, orderId), -1, products);
      return sql<[], number>(tx, "SELECT coalesce(sum(quantity), 0) FROM stock_use WHERE product_id = 'stocked'")
        .pluck()
        .get();
    });
  expect(await giveBack(CUTOFF_MS - 1)).toBe(0);
  expect(await giveBack(CUTOFF_MS)).toBe(0);
  expect(findOrder(db, orderId)?.state).toBe('handed-over');
});
