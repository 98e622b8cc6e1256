import { useEffect } from 'react';
import type { InHand } from '../../../shared/contract/calls.ts';
import { serverNow } from '../../state/server-clock.ts';

/** A wrap-up that runs out previews the next customer; without a result it overruns until there is one. */
export function useWrapUpEnd(inHand: InHand | undefined, takeNext: () => unknown): void {
  const endsAtMs = inHand?.attached && inHand.call?.disposition != null ? inHand.wrapUpEndsAtMs : null;
  useEffect(() => {
    if (endsAtMs === null) return;
    const timer = setTimeout(takeNext, Math.max(0, endsAtMs - serverNow()));
    return () => clearTimeout(timer);
  }, [endsAtMs, takeNext]);
}
