import { useEffect, useRef } from 'react';
import type { SeatSteps } from '../../api/calls.ts';
import { sessionToken } from '../../state/session.ts';

/**
 * Binds the seat's call to this window. After a reload or a restart no other window of this operator has the seat's
 * lock, so the call is taken over without a question; while one has it, the person is asked. Who signs in again in the
 * window that had the seat goes on without a question too: the lock that is in the way is that window's own.
 */
export function useSeatWindow(operatorId: string, attached: boolean | undefined, attach: SeatSteps['attach']): void {
  const attachRun = useRef(attach.run);
  attachRun.current = attach.run;
  /** The session that this window has had the seat with. */
  const heldWith = useRef<string | null>(null);

  useEffect(() => {
    if (attached === undefined) return;
    const ending = new AbortController();
    const token = sessionToken();
    const isOwn = heldWith.current !== null && heldWith.current !== token;
    navigator.locks
      .request(`orderline.seat.${operatorId}`, { ifAvailable: !attached && !isOwn }, async (lock) => {
        if (!lock) return;
        if (!attached) await attachRun.current().catch(() => undefined);
        // Granted late, to a window that has gone on: a lock kept then would never be given back.
        if (ending.signal.aborted) return;
        heldWith.current = token;
        await new Promise<void>((resolve) => ending.signal.addEventListener('abort', () => resolve()));
      })
      .catch(() => undefined);
    return () => ending.abort();
  }, [operatorId, attached]);
}
