import { useEffect, useRef } from 'react';
import type { SeatSteps } from '../../api/calls.ts';

/**
 * Binds the seat's call to this window. After a reload or a restart no other window of this operator has the seat's
 * lock, so the call is taken over without a question; while one has it, the person is asked.
 */
export function useSeatWindow(operatorId: string, attached: boolean | undefined, attach: SeatSteps['attach']): void {
  const attachRun = useRef(attach.run);
  attachRun.current = attach.run;

  useEffect(() => {
    if (attached === undefined) return;
    const ending = new AbortController();
    navigator.locks
      .request(`orderline.seat.${operatorId}`, { ifAvailable: !attached }, async (lock) => {
        if (!lock) return;
        if (!attached) await attachRun.current().catch(() => undefined);
        // Granted late, to a window that has gone on: a lock kept then would never be given back.
        if (ending.signal.aborted) return;
        await new Promise<void>((resolve) => ending.signal.addEventListener('abort', () => resolve()));
      })
      .catch(() => undefined);
    return () => ending.abort();
  }, [operatorId, attached]);
}
