import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { SeatState } from '../../../shared/contract/seats.ts';
import { useSeatQueue } from '../../api/calls.ts';
import { cardQuery } from '../../api/customer-card.ts';
import { formQuery } from '../../api/order-form.ts';

/** While nobody is talked to, the customer who most likely comes next is asked for ahead, so that F2 shows them at once. */
export function useAskAhead(state: SeatState | undefined): void {
  const queryClient = useQueryClient();
  const next = useSeatQueue().data?.next[0];
  const customerId = next?.customerId;
  const taskId = next?.taskId;
  useEffect(() => {
    if (customerId === undefined || taskId === undefined || (state !== 'wrap-up' && state !== 'ready')) return;
    void queryClient.prefetchQuery(formQuery({ customerId, taskId, deliveryDate: null }));
    void queryClient.prefetchQuery(cardQuery(customerId));
  }, [queryClient, state, customerId, taskId]);
}
