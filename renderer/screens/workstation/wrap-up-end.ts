import type { InHand } from '../../../shared/contract/calls.ts';

/** When a wrap-up ends by itself (UTC ms); null: there is none, it belongs to another window, or it still lacks its result. */
export function endsByItselfAt(
  inHand: Pick<InHand, 'attached' | 'call' | 'wrapUpEndsAtMs'> | undefined,
): number | null {
  return inHand?.attached && inHand.call?.disposition != null ? inHand.wrapUpEndsAtMs : null;
}
