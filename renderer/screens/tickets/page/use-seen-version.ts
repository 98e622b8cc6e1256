import { useRef } from 'react';
import type { TicketView } from '../../../../shared/contract/ticket-view.ts';
import { useTicket } from '../../../api/tickets.ts';

/**
 * Does something to the case as it was when a dialog opened. Somebody who was faster is told of first; once that was
 * shown, the next try is for the case as it is then.
 */
export function useSeenVersion({
  id,
  version,
}: TicketView): <Output>(
  work: (seen: { readonly ticketId: string; readonly version: number }) => Promise<Output>,
) => Promise<Output> {
  const seen = useRef(version);
  const { refetch } = useTicket(id);
  return async (work) => {
    try {
      return await work({ ticketId: id, version: seen.current });
    } catch (error) {
      const { data } = await refetch();
      seen.current = data?.version ?? seen.current;
      throw error;
    }
  };
}
