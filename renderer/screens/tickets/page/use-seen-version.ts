import { useRef } from 'react';
import type { TicketView } from '../../../../shared/contract/ticket-view.ts';
import { useTicket, versionNow } from '../../../api/tickets.ts';

type AsSeen = <Output>(
  work: (seen: { readonly ticketId: string; readonly version: number }) => Promise<Output>,
) => Promise<Output>;

/**
 * Does something to the case as it was when a form opened. Somebody who was faster is told of first; once that was
 * said, the next try is for the case as it is then.
 */
export function useSeenVersion({ id, version }: TicketView): AsSeen {
  return useDecided(id, useRef(version));
}

/** The same where the case stands beside what is done to it: for the case as it is shown. */
export function useShownVersion({ id, version }: TicketView): AsSeen {
  const told = useRef(version);
  // What a refusal told may be later than what is shown.
  told.current = Math.max(told.current, version);
  return useDecided(id, told);
}

function useDecided(ticketId: string, seen: { current: number }): AsSeen {
  const { refetch } = useTicket(ticketId);
  return async (work) => {
    try {
      return await work({ ticketId, version: seen.current });
    } catch (error) {
      seen.current = versionNow(error) ?? seen.current;
      void refetch();
      throw error;
    }
  };
}
