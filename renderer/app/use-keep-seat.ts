import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { InHand } from '../../shared/contract/calls.ts';
import { IN_HAND, keepSeat } from '../api/calls.ts';

const HEARTBEAT_MS = 20_000;

/**
 * Says every 20 seconds that this person is at work, on whichever screen: it keeps the lease of the call in hand. What it
 * finds otherwise than the workstation knows (another window, a lead, the program was there) makes that ask again.
 */
export function useKeepSeat(works: boolean): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!works) return;
    const askAgain = () => void queryClient.invalidateQueries({ queryKey: IN_HAND });
    const timer = setInterval(() => {
      keepSeat().then(({ attached, state, sinceMs }) => {
        const known = queryClient.getQueryData<InHand>(IN_HAND);
        if (!known) return;
        // A seat that was never signed in to has no time of its own.
        const same = known.seat.state === state && (state === 'signed-out' || known.seat.sinceMs === sinceMs);
        if (!same || known.attached !== attached) askAgain();
      }, askAgain);
    }, HEARTBEAT_MS);
    return () => clearInterval(timer);
  }, [works, queryClient]);
}
