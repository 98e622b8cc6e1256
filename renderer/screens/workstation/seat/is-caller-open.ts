import type { InHand } from '../../../../shared/contract/calls.ts';

/** Whether ⇧F2 says who the caller in hand is; else it takes another call. */
export function isCallerOpen({ call, customer, seat }: Pick<InHand, 'call' | 'customer' | 'seat'>): boolean {
  if (call?.direction !== 'in' || call.orderId !== null) return false;
  if (seat.state === 'talking' || seat.state === 'hold') return true;
  return seat.state === 'wrap-up' && customer === null && call.disposition === null;
}
