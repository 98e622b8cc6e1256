import { useQuery } from '@tanstack/react-query';
import { api } from './client.ts';

/** All of the customer in hand. A key apart from the feature `customers`: see `api/calls.ts`. */
export function useCustomerCard(customerId: string | null) {
  return useQuery({
    queryKey: ['workstation', 'card', customerId],
    queryFn: () => api.customers.card.query({ customerId: customerId ?? '' }),
    enabled: customerId !== null,
    staleTime: 5_000,
  });
}

/** The lines of an order of the past. */
export function useShownOrder(orderId: string | null) {
  return useQuery({
    queryKey: ['orders', 'show', { orderId }],
    queryFn: () => api.orders.show.query({ orderId: orderId ?? '' }),
    enabled: orderId !== null,
  });
}
