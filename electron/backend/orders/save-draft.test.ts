import { afterEach, beforeEach, expect, it } from 'vitest';
import { CUTOFF_MS, DELIVERY_DATE } from '../../../db/testing/seed-order-center.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { DraftLine } from '../../../shared/contract/order-drafts.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { discardDraft } from './discard-draft.ts';
import { moveDraft } from './move-draft.ts';
import { orderForm } from './order-form.ts';
import { saveDraft } from './save-draft.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter();
});
afterEach(() => center.close());

type Login = 'op1' | 'op2';
const LINES: DraftLine[] = [
  { productId: 'plain', quantity: 3 },
  { productId: 'boxed', quantity: null },
];
const save = (baseRevision: number, more: object = {}, login: Login = 'op1') =>
  center.command(
    center.as(login),
    saveDraft,
    {
      customerId: 'customer',
      deliveryDate: DELIVERY_DATE,
      baseRevision,
      lines: LINES,
      note: '',
      takeOver: false,
      ...more,
    },
    { audit: 'none', commandId: null },
  );
const form = (login: Login = 'op1') => orderForm(center.services.db, center.as(login), { customerId: 'customer' });
const refusal = async (work: Promise<unknown>): Promise<[string, object]> => {
  const error = (await work.catch((reason: unknown) => reason)) as AppError;
  return [error.key, error.params];
};

it('is there again with every line, also one without a quantity yet', async () => {
  const { draftId } = await save(0);
  expect(await save(1, { note: '放在后门' })).toMatchObject({ draftId, revision: 2 });
  expect(form().draft).toEqual({
    draftId,
    deliveryDate: DELIVERY_DATE,
    revision: 2,
    operatorId: 'op1',
    operatorName: 'OP1',
    mine: true,
    cutoffPassed: false,
    updatedAtMs: center.clock.nowMs,
    lines: LINES,
    note: '放在后门',
  });
  expect(form().lines.find((line) => line.productId === 'boxed')).toMatchObject({ usual: false, suggestedQuantity: 0 });
});

it('keeps the note on a line, also on one without a quantity', async () => {
  const lines: DraftLine[] = [
    { productId: 'plain', quantity: 3, note: '要红色包装 ' },
    { productId: 'boxed', quantity: null, note: '问价' },
  ];
  await save(0);
  expect(await save(1, { lines })).toMatchObject({ revision: 2 });
  expect(await save(1, { lines })).toMatchObject({ revision: 2 });
  expect(form().draft?.lines).toEqual(lines);
});

it('is kept also when its call is not there any more', async () => {
  expect(await save(0, { taskId: 'gone' })).toMatchObject({ revision: 1 });
});

it('answers a repeated save like the first, and an old one with who was faster', async () => {
  await save(0);
  expect(await save(0)).toMatchObject({ revision: 1 });
  await save(1, { lines: [] });
  expect(await refusal(save(1, { lines: [{ productId: 'plain', quantity: 9 }] }))).toEqual([
    'draft-changed',
    { operator: 'OP1', revision: 2 },
  ]);
});

it('shows a colleague whose it is, and lets them take it over', async () => {
  await save(0);
  expect(form('op2').draft).toMatchObject({ mine: false, operatorName: 'OP1' });
  expect(await refusal(save(1, {}, 'op2'))).toEqual(['draft-of-other', { operator: 'OP1' }]);
  await save(1, { takeOver: true }, 'op2');
  expect(form('op2').draft).toMatchObject({ mine: true, revision: 2 });
  expect(await refusal(save(1))).toEqual(['draft-of-other', { operator: 'OP2' }]);
});

it('is discarded as it was looked at, and gone for the one who types on', async () => {
  const { draftId } = await save(0);
  const discard = (revision: number) => center.command(center.as('op2'), discardDraft, { draftId, revision });
  expect(await refusal(discard(0))).toEqual(['draft-changed', { operator: 'OP1', revision: 1 }]);
  await discard(1);
  expect(form().draft).toBeNull();
  await discard(1);
  expect(await refusal(save(1))).toEqual(['draft-gone', {}]);
});

it('keeps what is typed after the cut-off, and moves on once confirmed', async () => {
  const { draftId } = await save(0);
  center.clock.nowMs = CUTOFF_MS + 1;
  await save(1, { lines: [{ productId: 'plain', quantity: 4 }] });
  expect(await refusal(save(0, { customerId: 'customer-2' }))).toEqual([
    'order-cutoff-passed-next',
    { cutoff: '11-24 17:00', next: '2026-12-02' },
  ]);
  expect(form()).toMatchObject({ draft: null, delivery: { deliveryDate: '2026-12-02' } });
  expect(form().otherDrafts).toMatchObject([{ draftId, cutoffPassed: true, revision: 2 }]);
  const move = (toDeliveryDate: string) =>
    center.command(center.as('op1'), moveDraft, { draftId, revision: 2, toDeliveryDate });
  expect((await refusal(move('2026-12-03')))[0]).toBe('order-delivery-unknown');
  expect(await move('2026-12-02')).toMatchObject({ deliveryDate: '2026-12-02', revision: 3 });
  expect(form().draft).toMatchObject({ draftId, cutoffPassed: false, lines: [{ productId: 'plain', quantity: 4 }] });
  expect(form().otherDrafts).toEqual([]);
});

it('does not move onto another draft', async () => {
  await save(0, { deliveryDate: '2026-12-02' }, 'op2');
  const { draftId } = await save(0);
  const move = center.command(center.as('op1'), moveDraft, { draftId, revision: 1, toDeliveryDate: '2026-12-02' });
  expect(await refusal(move)).toEqual(['draft-exists-there', { delivery: '2026-12-02', operator: 'OP2' }]);
});
