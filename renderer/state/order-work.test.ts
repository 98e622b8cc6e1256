import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { OrderDraft } from '../../shared/contract/order-drafts.ts';
import type { OrderForm, OrderFormLine } from '../../shared/contract/order-form.ts';

const { saves } = await vi.hoisted(async () => {
  (await import('./memory-storage.ts')).giveMemoryStorages();
  return { saves: [] as { baseRevision: number; lines: unknown; takeOver?: boolean }[] };
});
/** Answers null as long as the backend is away. */
let answer: ((save: { baseRevision: number }) => { revision: number }) | null = null;
vi.mock('../api/order-form.ts', () => ({
  saveDraft: async (save: { baseRevision: number; lines: unknown; takeOver?: boolean }) => {
    saves.push(save);
    if (!answer) throw new Error('no answer');
    return answer(save);
  },
}));
vi.mock('../api/client.ts', () => ({ answerIn: (error: unknown) => (error === 'refused' ? 'final' : 'none') }));

import { useOrderWork } from './order-work.ts';
import { useSession } from './session.ts';

const lines = [
  { productId: 'a', usual: true, suggestedQuantity: 0 },
  { productId: 'b', usual: true, suggestedQuantity: 0 },
] as OrderFormLine[];
const form = (draft: Partial<OrderDraft> | null = null) =>
  ({
    customerId: 'customer',
    delivery: { deliveryDate: '2026-11-25' },
    draft: draft && { deliveryDate: '2026-11-25', note: '', ...draft },
    lines,
    taken: [],
    otherDrafts: [],
  }) as unknown as OrderForm;
const work = () => useOrderWork.getState();
const type = (productId: string, text: string) => work().edit({ type: 'quantity', productId, text }, lines);
const texts = () => work().editing.texts;

beforeEach(() => {
  vi.useFakeTimers();
  saves.length = 0;
  localStorage.clear();
  answer = (save) => ({ revision: save.baseRevision + 1 });
  useSession.setState({ operatorId: 'op1' });
});
afterEach(() => {
  work().close();
  vi.useRealTimers();
});

it('takes somebody’s draft over with what was typed on it before its owner was known', async () => {
  const theirs = form({ draftId: 'd', revision: 4, mine: false, lines: [{ productId: 'a', quantity: 7 }] });
  work().openForm(theirs, null);
  type('b', '2');
  await work().takeOver(theirs, null);
  expect(saves.at(-1)).toMatchObject({
    baseRevision: 4,
    takeOver: true,
    lines: [
      { productId: 'a', quantity: 7 },
      { productId: 'b', quantity: 2 },
    ],
  });
});

it('takes it over as it is when what was typed here was typed on another', async () => {
  answer = null;
  work().openForm(form(), null);
  type('b', '2');
  const theirs = form({ draftId: 'd', revision: 4, mine: false, lines: [{ productId: 'a', quantity: 7 }] });
  answer = (save) => ({ revision: save.baseRevision + 1 });
  await work().takeOver(theirs, null);
  expect(saves.at(-1)).toMatchObject({ baseRevision: 4, lines: [{ productId: 'a', quantity: 7 }] });
});

it('shows what was typed and never acknowledged to who typed it, and to nobody else on the same machine', () => {
  answer = null;
  work().openForm(form(), null);
  type('a', '12');
  work().close();
  useSession.setState({ operatorId: 'op2' });
  work().openForm(form(), null);
  expect(texts()).toEqual({});
  work().close();
  useSession.setState({ operatorId: 'op1' });
  work().openForm(form(), null);
  expect(texts()).toEqual({ a: '12' });
});

it('sends what was typed without a connection once there is one', async () => {
  answer = null;
  work().openForm(form(), null);
  type('a', '1');
  await vi.advanceTimersByTimeAsync(3_000);
  expect(work().saveState).toBe('unreachable');
  type('a', '12');
  answer = (save) => ({ revision: save.baseRevision + 1 });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(work().saveState).toBe('saved');
  expect(saves.at(-1)?.lines).toEqual([{ productId: 'a', quantity: 12 }]);
});
