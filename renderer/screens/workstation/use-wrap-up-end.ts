import { useEffect } from 'react';
import type { InHand } from '../../../shared/contract/calls.ts';
import { serverNow } from '../../state/server-clock.ts';
import { stepLine } from '../../state/step-line.ts';
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
    let isOver = false;
    const end = () => {
      if (isOver) return;
      // What is under way may lead elsewhere, or correct the result.
      if (stepLine.busy) stepLine.hold('wrap-up-end', end);
      else goOn();
    };
    const timer = setTimeout(end, Math.max(0, endsAtMs - serverNow()));
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [endsAtMs, goOn]);
}
