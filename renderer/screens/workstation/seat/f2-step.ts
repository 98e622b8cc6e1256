import type { InHand } from '../../../../shared/contract/calls.ts';
import { isNextShopOffered } from '../customer/is-next-shop-offered.ts';

/** What the one key F2 does in a state of the seat (product.md section 3: it stamps started, answered and ended). */
export type F2Step =
  | 'sign-in'
  | 'end-pause'
  | 'next'
  | 'dial'
  | 'answer'
  | 'end'
  | 'next-shop'
  | 'resume'
  | 'choose-result';

export function f2Step(inHand: Pick<InHand, 'seat' | 'task' | 'call' | 'conversation'>): F2Step {
  const { seat, task, call } = inHand;
  switch (seat.state) {
    case 'signed-out':
      return 'sign-in';
    case 'paused':
      return 'end-pause';
    case 'ready':
      return 'next';
    case 'preview':
      // The lease was lost or taken back while looking: there is nobody to dial.
      return task ? 'dial' : 'next';
    case 'dialing':
      return 'answer';
    case 'talking':
      return isNextShopOffered(inHand) ? 'next-shop' : 'end';
    case 'hold':
      return 'resume';
    case 'wrap-up':
      return call && call.disposition === null ? 'choose-result' : 'next';
  }
}
