import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from './client.ts';

/** So many of each kind are shown. */
const SHOWN = 6;

/** Customers by any fragment of code, name, phone or initials. */
export function useFoundCustomers(text: string, enabled: boolean) {
  return useQuery({
    queryKey: ['customers', 'search', { text, limit: SHOWN }],
    queryFn: () => api.customers.search.query({ text, limit: SHOWN }),
    enabled: enabled && text !== '',
    placeholderData: keepPreviousData,
  });
}

/** Orders by the beginning of their number, or by their customer. */
export function useFoundOrders(text: string, enabled: boolean) {
  return useQuery({
    queryKey: ['orders', 'list', { text, limit: SHOWN }],
    queryFn: () => api.orders.list.query({ text, limit: SHOWN }),
    // Fewer characters are in nearly every number.
    enabled: enabled && text.length >= 3,
    placeholderData: keepPreviousData,
  });
}

/** Cases within reach by number, phone, customer or words. */
export function useFoundCases(text: string, enabled: boolean) {
  return useQuery({
    queryKey: ['tickets', 'search', { text, limit: SHOWN }],
    queryFn: () => api.tickets.search.query({ view: 'all', text, limit: SHOWN }),
    enabled: enabled && text.length >= 2,
    placeholderData: keepPreviousData,
  });
}
