import { useEffect } from 'react';
import type { InHand } from '../../../shared/contract/calls.ts';
import { serverNow } from '../../state/server-clock.ts';
import { useWorkstation } from '../../state/workstation.ts';
import { endsByItselfAt } from './wrap-up-end.ts';

/**
 * A wrap-up that runs out previews the next customer, or leads back to the pause that a call came in during; without a
 * result it overruns until there is one, and nothing is taken away from somebody who is just answering what the right
 * column asks.
 */
export function useWrapUpEnd(inHand: InHand | undefined, goOn: () => unknown): void {
  const isAsked = useWorkstation(({ panel, drawer }) => panel !== null || drawer !== null);
  const endsAtMs = isAsked ? null : endsByItselfAt(inHand);
  useEffect(() => {
    if (endsAtMs === null) return;
    const timer = setTimeout(goOn, Math.max(0, endsAtMs - serverNow()));
    return () => clearTimeout(timer);
  }, [endsAtMs, goOn]);
}
