import { afterEach, beforeEach, expect, it } from 'vitest';
import { pauseOn } from '../../../db/queue-lists.ts';
import { seedCallTasks } from '../../../db/testing/seed-call-tasks.ts';
import { ORDER_DAY } from '../../../db/testing/seed-order-center.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { SavePauseInput } from '../../../shared/contract/pauses.ts';
import { touchedCalls } from '../exceptions/touched-calls.ts';
import { runInline } from '../testing/inline-job.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { listPauses, pausesOfCustomer } from './list-pauses.ts';
import { endPause, savePause } from './save-pause.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter();
});
afterEach(() => center.close());

const supervisor = () => center.context(center.actor(['supervisor'], { operatorId: 'lead' }));
const pause = (more: Partial<SavePauseInput> = {}): SavePauseInput => ({
  pauseId: null,
  subject: { kind: 'customer', id: 'customer' },
  validFrom: ORDER_DAY,
  validTo: '2026-11-30',
  reason: '装修停业',
  ...more,
});
const save = (more: Partial<SavePauseInput> = {}) => center.command(supervisor(), savePause, pause(more));
const key = (work: Promise<unknown>) => work.catch((error: AppError) => error.key);
const list = (more: object = {}, ctx = supervisor()) =>
  listPauses(center.services.db, ctx, { limit: 50, offset: 0, ...more }).rows;
const nextDay = (days = 1) => {
  center.clock.nowMs += days * 86_400_000;
};

it('suppresses from-to for a customer, a class or a route, with an open end', async () => {
  const { db } = center.services;
  await save();
  await save({ subject: { kind: 'class', id: 'class-a' }, validFrom: '2026-12-05', validTo: null });
  await save({ subject: { kind: 'route', id: 'route' }, validFrom: '2026-12-01', validTo: '2026-12-01' });
  expect(pauseOn(db, 'customer', '2026-11-30')).toBeDefined();
  expect(pauseOn(db, 'customer-2', '2026-11-30')).toBeUndefined();
  expect(pauseOn(db, 'customer-2', '2026-12-01')).toBeDefined();
  expect(pauseOn(db, 'customer-2', '2026-12-02')).toBeUndefined();
  expect(pauseOn(db, 'customer-2', '2030-01-01')).toBeDefined();
  expect(pausesOfCustomer(db, supervisor(), { customerId: 'customer' }).map((row) => row.subject.kind)).toEqual([
    'customer',
    'route',
    'class',
  ]);
});

it('refuses dates the wrong way round, the past, a second pause of the same days, and nobody', async () => {
  expect(await key(save({ validTo: '2026-11-20' }))).toBe('pause-backwards');
  expect(await key(save({ validFrom: '2026-11-23' }))).toBe('pause-begins-past');
  expect(await key(save({ subject: { kind: 'route', id: 'nowhere' } }))).toBe('route-unknown');
  expect(await key(save({ subject: { kind: 'customer', id: 'nobody' } }))).toBe('customer-unknown');
  await save();
  expect(await key(save({ validFrom: '2026-11-30', validTo: null }))).toBe('pause-overlaps');
  await save({ validFrom: '2026-12-01', validTo: null });
  await save({ subject: { kind: 'customer', id: 'customer-2' } });
  await center.services.writer.write((tx) =>
    tx.raw.exec(`UPDATE customer SET status = 'closed' WHERE id = 'customer-2'`),
  );
  expect(
    await key(save({ subject: { kind: 'customer', id: 'customer-2' }, validFrom: '2027-01-01', validTo: null })),
  ).toBe('pause-customer-closed');
});

it('keeps the days that are over', async () => {
  const { pauseId } = await save();
  nextDay(3);
  expect(await key(save({ pauseId, validFrom: '2026-11-25' }))).toBe('pause-begun');
  expect(await key(save({ pauseId, validTo: '2026-11-25' }))).toBe('pause-end-past');
  await save({ pauseId, validTo: '2026-11-26', reason: '提前开业' });
  expect(list({ state: 'past' })).toMatchObject([{ validTo: '2026-11-26', reason: '提前开业' }]);
  expect(await key(save({ pauseId, validTo: '2026-12-31' }))).toBe('pause-over');
});

it('ends a pause that holds with yesterday, and takes back one that has not begun', async () => {
  const { pauseId } = await save();
  const { pauseId: later } = await save({
    subject: { kind: 'route', id: 'route' },
    validFrom: '2026-12-24',
    validTo: null,
  });
  nextDay();
  const end = (id: string) => center.command(supervisor(), endPause, { pauseId: id, reason: '恢复营业' });
  await end(pauseId);
  await end(later);
  expect(list()).toMatchObject([{ validFrom: ORDER_DAY, validTo: ORDER_DAY, state: 'past' }]);
  expect(await key(end(later))).toBe('pause-unknown');
  expect(await key(end(pauseId))).toBe('pause-over');
  const audited = center.services.db.raw
    .prepare(`SELECT reason FROM audit WHERE entity = 'pause' ORDER BY seq DESC LIMIT 1`)
    .get();
  expect(audited).toEqual({ reason: '恢复营业' });
});

it('lists by subject, state and words; a lead sees the own team', async () => {
  await save();
  await save({ subject: { kind: 'class', id: 'class-b' }, validFrom: '2026-12-24', validTo: null, reason: '盘点' });
  expect(list({ state: 'active' }).map((row) => row.subject.code)).toEqual(['C-000001']);
  expect(list({ state: 'future' }).map((row) => row.subject.name)).toEqual(['B 类']);
  expect(list({ kind: 'class' })).toHaveLength(1);
  expect(list({ text: '阳光' })).toHaveLength(1);
  expect(list({ text: '盘点' })).toHaveLength(1);
  expect(list({}, center.as('lead'))).toHaveLength(2);
  const stranger = center.context(center.actor(['lead'], { teamId: 'other' }));
  expect(list({}, stranger).map((row) => row.subject.kind)).toEqual(['class']);
});

it('says which open calls of today and tomorrow it touches', async () => {
  await center.services.writer.write((tx) => seedCallTasks(tx, ['customer', 'customer-2']));
  const touches = (subject: SavePauseInput['subject'], from = ORDER_DAY) =>
    runInline(center, touchedCalls, { subject, from, to: null, dates: [] });
  expect(await touches({ kind: 'route', id: 'route' })).toEqual({
    customers: 2,
    days: [
      { date: ORDER_DAY, open: 2 },
      { date: '2026-11-25', open: 0 },
    ],
  });
  expect((await touches({ kind: 'class', id: 'class-b' })).customers).toBe(0);
  expect((await touches({ kind: 'customer', id: 'customer' }, '2026-11-25')).days).toEqual([
    { date: '2026-11-25', open: 0 },
  ]);
});
