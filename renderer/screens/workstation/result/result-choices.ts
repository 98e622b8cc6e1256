import type { InHand } from '../../../../shared/contract/calls.ts';
import type { Disposition } from '../../../../shared/contract/dispositions.ts';

export interface ResultChoice {
  readonly digit: string;
  readonly result: Disposition | 'skip';
  /** Key below `workstation.refusal`: why it is no choice now. */
  readonly refusal?: 'needs-order' | 'has-order' | 'needs-task';
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
 * asked for; 0 puts a previewed customer back, and is a dropped line once somebody was called.
 */
export function resultChoices({ call, task, seat }: Pick<InHand, 'call' | 'task' | 'seat'>): ResultChoice[] {
  const hasOrder = call?.orderId != null;
  const asksOrder = task?.items.some((item) => item.kind === 'order' && item.state === 'open') ?? false;
  const first: ResultChoice =
    hasOrder || asksOrder
      ? { digit: '1', result: 'ordered', ...(hasOrder ? {} : { refusal: 'needs-order' }) }
      : { digit: '1', result: 'handled' };
  const others = DIGITS.map(([digit, result]): ResultChoice => {
    if (hasOrder) return { digit, result, refusal: 'has-order' };
    return result === 'callback' && !task ? { digit, result, refusal: 'needs-task' } : { digit, result };
  });
  const last: ResultChoice =
    seat.state === 'preview'
      ? { digit: '0', result: 'skip' }
      : { digit: '0', result: 'dropped', ...(hasOrder ? { refusal: 'has-order' } : {}) };
  return [first, ...others, last];
}
