import { describe, expect, it } from 'vitest';
import type { InHand } from '../../../../shared/contract/calls.ts';
import { numberAfter, resultChoices } from './result-choices.ts';

const hand = (state: string, more: { orderId?: string; item?: 'open' | 'closed'; task?: boolean } = {}) =>
  resultChoices({
    seat: { state },
    task: more.task === false ? null : { items: [{ kind: 'order', state: more.item ?? 'open' }] },
    call: state === 'preview' ? null : { orderId: more.orderId ?? null },
  } as unknown as InHand);
const at = (choices: ReturnType<typeof hand>, digit: string) => choices.find((each) => each.digit === digit);

describe('resultChoices', () => {
  it('gives every digit once, and the same one to the same result in every state', () => {
    const talking = hand('talking');
    expect(talking.map((each) => each.digit)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']);
    for (const state of ['preview', 'dialing', 'wrap-up']) {
      expect(hand(state).slice(1, 9)).toEqual(talking.slice(1, 9));
    }
  });
  it('takes "ordered" only with an order, and then nothing else', () => {
    expect(at(hand('talking'), '1')).toEqual({ digit: '1', result: 'ordered', refusal: 'needs-order' });
    const ordered = hand('talking', { orderId: 'o', item: 'closed' });
    expect(ordered).toEqual([{ digit: '1', result: 'ordered' }]);
  });
  it('offers "handled" where no order is asked for', () => {
    expect(at(hand('talking', { item: 'closed' }), '1')?.result).toBe('handled');
    expect(at(hand('talking', { task: false }), '1')?.result).toBe('handled');
  });
  it('promises no callback without a task', () => {
    expect(at(hand('talking', { task: false }), '5')?.refusal).toBe('needs-task');
  });
  it('skips a customer who is only previewed, and knows a dropped line after that', () => {
    expect(at(hand('preview'), '0')?.result).toBe('skip');
    expect(at(hand('talking'), '0')?.result).toBe('dropped');
  });
});

describe('numberAfter', () => {
  const phone = (position: number, dead = false) => ({ position, number: `1390000000${position}`, label: null, dead });
  const numberOf = (phones: ReturnType<typeof phone>[], dialed: number) =>
    numberAfter({ customer: { phones }, task: { phonePosition: dialed }, call: null } as unknown as InHand);

  it('is the next living one, from the front again behind the last', () => {
    const phones = [phone(1), phone(2, true), phone(3)];
    expect(numberOf(phones, 1)).toBe('13900000003');
    expect(numberOf(phones, 3)).toBe('13900000001');
  });
  it('is none when no other lives', () => expect(numberOf([phone(1), phone(2, true)], 1)).toBeNull());
  it('goes by what was dialed, not by what would have been', () => {
    const given = {
      customer: { phones: [phone(1), phone(2)] },
      task: { phonePosition: 1 },
      call: { number: '13900000002' },
    };
    expect(numberAfter(given as unknown as InHand)).toBe('13900000001');
  });
});
