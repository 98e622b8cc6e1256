import type { InHand } from '../../../../shared/contract/calls.ts';
import type { Disposition } from '../../../../shared/contract/dispositions.ts';

export interface ResultChoice {
  readonly digit: string;
  readonly result: Disposition | 'skip';
  /** Key below `workstation.refusal`: why it is no choice now. */
  readonly refusal?: 'needs-order' | 'needs-task';
}

/** The same digit means the same result all day, so that it can be typed without reading. */
const DIGITS: readonly (readonly [string, Disposition])[] = [
  ['2', 'no-order'],
  ['3', 'no-answer'],
  ['4', 'busy'],
  ['5', 'callback'],
  ['6', 'unreachable'],
  ['7', 'refused'],
  ['8', 'invalid-number'],
  ['9', 'wrong-person'],
];

/**
 * The results of the call in hand with their digits. 1 is what it was made for: the order, or "handled" where none is
 * asked for, and the only one once an order was taken; 0 puts a previewed customer back, and is a dropped line once
 * somebody was called.
 */
export function resultChoices({ call, task, seat }: Pick<InHand, 'call' | 'task' | 'seat'>): ResultChoice[] {
  const hasOrder = call?.orderId != null;
  const asksOrder = task?.items.some((item) => item.kind === 'order' && item.state === 'open') ?? false;
  const first: ResultChoice =
    hasOrder || asksOrder
      ? { digit: '1', result: 'ordered', ...(hasOrder ? {} : { refusal: 'needs-order' }) }
      : { digit: '1', result: 'handled' };
  if (hasOrder) return [first];
  const others = DIGITS.map(
    ([digit, result]): ResultChoice =>
      result === 'callback' && !task ? { digit, result, refusal: 'needs-task' } : { digit, result },
  );
  return [first, ...others, { digit: '0', result: seat.state === 'preview' ? 'skip' : 'dropped' }];
}

/** The number that is dialed when the one in hand is void: the next living one, from the front again; null: none lives. */
export function numberAfter({ call, customer, task }: Pick<InHand, 'call' | 'customer' | 'task'>): string | null {
  const phones = customer?.phones ?? [];
  const dialed = phones.find((phone) => (call ? phone.number === call.number : phone.position === task?.phonePosition));
  const others = phones.filter((phone) => !phone.dead && phone !== dialed);
  return (others.find((phone) => phone.position > (dialed?.position ?? 0)) ?? others[0])?.number ?? null;
}
