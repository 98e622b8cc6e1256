import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { FailedCounts, FailedOrder } from '../../shared/contract/failed-orders.ts';
import type { ListOrdersInput, OrderSlip, OrderSummary, ShownOrder } from '../../shared/contract/orders.ts';
import { api } from './client.ts';
import { type PagedList, usePagedList } from './paged-list.ts';
import { type Command, useCommand } from './use-command.ts';

const COUNTS_EVERY_MS = 30_000;

export type OrderFilter = Omit<ListOrdersInput, 'limit' | 'offset'>;

/** Orders that fit, newest first, fetched as they are scrolled to. */
export function useOrders(filter: OrderFilter): PagedList<OrderSummary> {
  return usePagedList(['orders', 'list', filter], (page) => api.orders.list.query({ ...filter, ...page }));
}

/** Orders that fell through: still to be repaired, or lost. */
export function useFailedOrders(lost: boolean): PagedList<FailedOrder> {
  return usePagedList(['orders', 'failed', lost], (page) => api.orders.failed.query({ lost, ...page }));
}

/** How many both lists hold. Asked now and then too: deadlines pass without any event. */
export function useFailedCounts(): UseQueryResult<FailedCounts> {
  return useQuery({
    queryKey: ['orders', 'failedCounts'],
    queryFn: () => api.orders.failedCounts.query({}),
    refetchInterval: COUNTS_EVERY_MS,
  });
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
