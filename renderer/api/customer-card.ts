import { useQuery } from '@tanstack/react-query';
import { api } from './client.ts';

/** The query of a card; a key apart from the feature `customers`: see `api/calls.ts`. */
export function cardQuery(customerId: string) {
  return {
    queryKey: ['workstation', 'card', customerId],
    queryFn: () => api.customers.card.query({ customerId }),
    staleTime: 5_000,
  };
}

/** All of the customer in hand. */
export function useCustomerCard(customerId: string | null) {
  return useQuery({ ...cardQuery(customerId ?? ''), enabled: customerId !== null });
}

/** The lines of an order of the past. */
export function useShownOrder(orderId: string | null) {
  return useQuery({
    queryKey: ['orders', 'show', { orderId }],
    queryFn: () => api.orders.show.query({ orderId: orderId ?? '' }),
    enabled: orderId !== null,
  });
}
