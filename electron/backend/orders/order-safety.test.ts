import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { firstBrokenAuditRow } from '../../../db/audit-chain.ts';
import { openDatabase } from '../../../db/connection.ts';
import { draftFor } from '../../../db/order-drafts.ts';
import { versionsOf } from '../../../db/order-versions.ts';
import { findOrder, ordersForDelivery } from '../../../db/orders.ts';
import { rowCounts, useNoMorePages } from '../../../db/testing/database-faults.ts';
import { CUTOFF_MS, DELIVERY_DATE } from '../../../db/testing/seed-order-center.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { errors } from '../../../shared/i18n/en/errors.ts';
import { DATABASE_FILE } from '../backend.ts';
import { runCommand } from '../command.ts';
import type { Services } from '../services.ts';
import { createOrderCenter, type OrderCenter, recountedSums, usedSums } from '../testing/order-center.ts';
import { createTempBackend } from '../testing/temp-backend.ts';
import { createWriter } from '../writer.ts';
import { cancelOrder } from './cancel-order.ts';
import { changeOrder } from './change-order.ts';
import { saveDraft } from './save-draft.ts';
import { submitOrder } from './submit-order.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter();
});
afterEach(() => center.close());

const LATER_DELIVERY = '2026-12-02';
const order = (quantity = 3, more: object = {}) => ({
  customerId: 'customer',
  deliveryDate: DELIVERY_DATE,
  draftRevision: null,
  note: '',
  lines: [
    { productId: 'plain', quantity, priceMinor: 19_500 },
    { productId: 'quota', quantity: 1, priceMinor: 38_160 },
  ],
  ...more,
});
const draft = (baseRevision: number, more: object = {}) => ({
  customerId: 'customer',
  deliveryDate: DELIVERY_DATE,
  baseRevision,
  lines: [{ productId: 'plain', quantity: baseRevision + 1 }],
  note: '',
  takeOver: false,
  ...more,
});
const submit = (commandId: string, input = order(), services: Services = center.services) =>
  runCommand(
    services,
    center.as('op1'),
    { procedure: 'orders.submit', audit: 'change', commandId },
    input,
    submitOrder,
  );
const save = (baseRevision: number, more: object = {}) =>
  center.command(center.as('op1'), saveDraft, draft(baseRevision, more), { audit: 'none', commandId: null });
async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((reason: unknown) => reason);
  if (!(error instanceof AppError)) throw error;
  expect(errors).toHaveProperty(error.key);
  return error.key;
}
const taken = () => ordersForDelivery(center.services.db, 'customer', DELIVERY_DATE);

it('writes nothing by half on a full disk, and takes the same order once there is room', async () => {
  await save(0);
  const before = rowCounts(center.services.db);
  const note = 'x'.repeat(500);
  const makeRoom = useNoMorePages(center.services.db);
  // What is left on the last pages may hold an order; not the one that needs another page.
  const many = Array.from({ length: 400 }, (_, at) => ({ productId: `p${at}`, quantity: at, note: 'x'.repeat(60) }));
  expect(await refusal(save(1, { lines: many }))).toBe('disk-full');
  expect(draftFor(center.services.db, 'customer', DELIVERY_DATE)).toMatchObject({ revision: 1 });
  let refused: string | null = null;
  let at = 0;
  while (refused === null && at < 500) {
    at += 1;
    refused = await submit(`c-${at}`, order(1, { note, draftRevision: at === 1 ? 1 : null })).then(
      () => null,
      (error: AppError) => error.key,
    );
  }
  expect(refused).toBe('disk-full');
  const full = rowCounts(center.services.db);
  const took = at - 1;
  expect(taken()).toHaveLength(took);
  for (const table of ['audit', 'outbox', 'command'] as const) expect(full[table] - before[table]).toBe(took);
  expect(full.order_line - before.order_line).toBe(2 * took);
  makeRoom();
  await submit(`c-${at}`, order(1, { note, draftRevision: took === 0 ? 1 : null }));
  expect(taken()).toHaveLength(took + 1);
  const kept = usedSums(center);
  expect(await recountedSums(center)).toEqual(kept);
  expect(firstBrokenAuditRow(center.services.db)).toBeNull();
});

it('answers busy while another process holds the database, and takes the same order once afterwards', async () => {
  const file = join(center.dataDir, DATABASE_FILE);
  const [other, own] = [openDatabase(file), openDatabase(file)];
  other.raw.exec('BEGIN IMMEDIATE');
  const services = { ...center.services, writer: createWriter(own, 30) };
  expect(await refusal(submit('c-1', order(), services))).toBe('database-busy');
  expect(taken()).toEqual([]);
  // Still held while it is asked again: the writer waits for it.
  const again = submit('c-1');
  other.raw.exec('COMMIT');
  for (const { raw } of [other, own]) raw.close();
  await again;
  await submit('c-1');
  expect(taken()).toHaveLength(1);
});

it('gives the stored answer to the same command after a restart, and refuses it with other input', async () => {
  const first = await submit('c-1');
  const restarted = createTempBackend({ dataDir: center.dataDir });
  expect(await submit('c-1', order(), restarted.services)).toEqual(first);
  expect(await refusal(submit('c-1', order(4), restarted.services))).toBe('command-reused');
  await restarted.close();
  expect(taken()).toHaveLength(1);
});

it('goes on in the order of what was done when the clock is set back', async () => {
  await save(0);
  const { orderId, number } = await submit('c-1', order(3, { draftRevision: 1 }));
  await save(0);
  center.clock.nowMs -= 2 * 3_600_000;
  await save(1);
  expect(draftFor(center.services.db, 'customer', DELIVERY_DATE)).toMatchObject({ revision: 2 });
  const lines = [{ productId: 'plain', quantity: 5, priceMinor: 19_500 }];
  const changed = await center.command(center.as('op1'), changeOrder, { orderId, version: 1, lines, reason: 'more' });
  expect(changed.version).toBe(2);
  const next = await submit('c-2', order(1, { draftRevision: 2 }));
  expect(Number(next.number.slice(-6))).toBe(Number(number.slice(-6)) + 1);
  await center.command(center.as('op1'), cancelOrder, { orderId, version: 2, reason: 'none' });
  expect(findOrder(center.services.db, orderId)).toMatchObject({ state: 'cancelled', version: 3 });
  expect(
    versionsOf(center.services.db, orderId)
      .map(({ version }) => version)
      .sort(),
  ).toEqual([1, 2, 3]);
  expect(firstBrokenAuditRow(center.services.db)).toBeNull();
});

it('keeps a draft across midnight, and counts its order on the day that it is submitted', async () => {
  center.clock.nowMs = Date.parse('2026-11-24T23:59:59.900+08:00');
  await save(0, { deliveryDate: LATER_DELIVERY });
  center.clock.nowMs += 200;
  await save(1, { deliveryDate: LATER_DELIVERY });
  expect(draftFor(center.services.db, 'customer', LATER_DELIVERY)).toMatchObject({ revision: 2 });
  const lines = [{ productId: 'plain', quantity: 2, priceMinor: 19_500 }];
  const { orderId } = await submit(
    'c-1',
    order(0, { deliveryDate: LATER_DELIVERY, draftRevision: 2, lines, offDayReason: 'rang us' }),
  );
  expect(findOrder(center.services.db, orderId)).toMatchObject({
    number: expect.stringMatching(/^20261125-/),
    orderDate: '2026-11-25',
    orderDay: '2026-12-01',
    deliveryDate: LATER_DELIVERY,
  });
});

it('refuses at the very instant of the cut-off, not a moment before', async () => {
  center.clock.nowMs = CUTOFF_MS - 1;
  await submit('c-1');
  center.clock.nowMs = CUTOFF_MS;
  expect(await refusal(submit('c-2'))).toMatch(/^order-cutoff-passed/);
  // An answer that was lost just before comes still.
  await submit('c-1');
  expect(taken()).toHaveLength(1);
});
