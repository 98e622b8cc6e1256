import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ListOrdersInput, OrderSlip, OrderSummary, ShownOrder } from '../../shared/contract/orders.ts';
import { api } from './client.ts';
import { type PagedList, usePagedList } from './paged-list.ts';
import { type Command, useCommand } from './use-command.ts';

export type OrderFilter = Omit<ListOrdersInput, 'limit' | 'offset'>;

/** Orders that fit, newest first, fetched as they are scrolled to. */
export function useOrders(filter: OrderFilter): PagedList<OrderSummary> {
  return usePagedList(['orders', 'list', filter], (page) => api.orders.list.query({ ...filter, ...page }));
}

/** One order with its lines and versions. */
export function useOrder(orderId: string): UseQueryResult<ShownOrder> {
  return useQuery({ queryKey: ['orders', 'show', orderId], queryFn: () => api.orders.show.query({ orderId }) });
}

/** One order as its customer is given it. */
export function useOrderSlip(orderId: string): UseQueryResult<OrderSlip> {
  return useQuery({ queryKey: ['orders', 'slip', orderId], queryFn: () => api.orders.slip.query({ orderId }) });
}

type Cancelling = Parameters<typeof api.orders.cancel.mutate>[0];
export function useCancelOrder(): Command<Cancelling, { version: number }> {
  return useCommand((input, options) => api.orders.cancel.mutate(input, options), {
    invalidate: ['orders', 'customers'],
  });
}

type Changing = Parameters<typeof api.orders.change.mutate>[0];
export function useChangeOrder(): Command<Changing, { version: number }> {
  return useCommand((input, options) => api.orders.change.mutate(input, options), {
    invalidate: ['orders', 'customers'],
  });
}
