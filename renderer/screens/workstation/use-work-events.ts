import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { IN_HAND } from '../../api/calls.ts';
import { cardQuery } from '../../api/customer-card.ts';
import { listenToEvents } from '../../api/event-stream.ts';
import { ORDER_FORM } from '../../api/order-form.ts';
import { CASES_IN_HAND } from '../../api/tickets.ts';
import { windowId } from '../../state/session.ts';

/** However many orders other seats take, quotas and stock on this screen are asked at most so often. */
const FORM_EVERY_MS = 5_000;
/** Which customer a changed case is of isn't told. */
const CASES_EVERY_MS = 1_000;
/** Every seat's ticks are told to all. */
const MESSAGES_EVERY_MS = 10_000;

/** Asks again when something of this seat's call has changed: its task, or what its order depends on. */
export function useWorkEvents(taskId: string | null, customerId: string | null): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    let messageTimer: ReturnType<typeof setTimeout> | undefined;
    let casesTimer: ReturnType<typeof setTimeout> | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = listenToEvents(({ topic, ids }) => {
      // The seat is at work in another window: this one stops.
      if (topic === 'seat.moved' && !ids.includes(windowId)) {
        void queryClient.invalidateQueries({ queryKey: IN_HAND });
      }
      if (topic === 'queue.changed' && taskId !== null && ids.includes(taskId)) {
        void queryClient.invalidateQueries({ queryKey: IN_HAND });
        // Mostly an order by another channel, which the form shows.
        void queryClient.invalidateQueries({ queryKey: ORDER_FORM });
      }
      // A message was withdrawn, or another was written for this customer; a complaint asks no more, or begins to.
      if ((topic === 'message.changed' || topic === 'ticket.changed') && customerId !== null) {
        messageTimer ??= setTimeout(() => {
          messageTimer = undefined;
          void queryClient.invalidateQueries({ queryKey: IN_HAND });
        }, MESSAGES_EVERY_MS);
      }
      if (topic === 'ticket.changed') {
        casesTimer ??= setTimeout(() => {
          casesTimer = undefined;
          void queryClient.invalidateQueries({ queryKey: CASES_IN_HAND });
        }, CASES_EVERY_MS);
      }
      // Its standing order, or what of it bears on the order.
      if (topic === 'customer.changed' && customerId !== null && ids.includes(customerId)) {
        void queryClient.invalidateQueries({ queryKey: ORDER_FORM });
      }
      if (topic === 'customer.changed' && customerId !== null && ids.includes(customerId)) {
        // Its numbers stand in the seat bar, the rest on the card.
        void queryClient.invalidateQueries({ queryKey: IN_HAND });
        void queryClient.invalidateQueries({ queryKey: cardQuery(customerId).queryKey });
      }
      if (topic === 'order.changed' || topic === 'product.changed' || topic === 'plan.changed') {
        if (customerId === null) return;
        timer ??= setTimeout(() => {
          timer = undefined;
          void queryClient.invalidateQueries({ queryKey: ORDER_FORM });
        }, FORM_EVERY_MS);
      }
    });
    return () => {
      stop();
      clearTimeout(timer);
      clearTimeout(casesTimer);
      clearTimeout(messageTimer);
    };
  }, [queryClient, taskId, customerId]);
}
