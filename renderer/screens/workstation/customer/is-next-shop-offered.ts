import type { InHand } from '../../../../shared/contract/calls.ts';

/** True when the shop in hand has its result and another one of the person on the line follows. */
export function isNextShopOffered({
  seat,
  call,
  conversation,
}: Pick<InHand, 'seat' | 'call' | 'conversation'>): boolean {
  return seat.state === 'talking' && call?.disposition != null && conversation?.next != null;
}
