import {
  type InfiniteData,
  keepPreviousData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import type { ListOrdersInput, OrderSummary, ShownOrder } from '../../shared/contract/orders.ts';
import { api } from './client.ts';
import { type Command, useCommand } from './use-command.ts';

const PAGE_ROWS = 200;
export type OrderFilter = Omit<ListOrdersInput, 'limit' | 'offset'>;
interface OrderPage {
  readonly rows: readonly OrderSummary[];
  readonly more: boolean;
}

/** Orders that fit, newest first, fetched as they are scrolled to. */
export function useOrders(filter: OrderFilter): UseInfiniteQueryResult<InfiniteData<OrderPage>> {
  return useInfiniteQuery({
    queryKey: ['orders', 'list', filter],
    queryFn: ({ pageParam }) => api.orders.list.query({ ...filter, limit: PAGE_ROWS, offset: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (page, pages) => (page.more ? pages.length * PAGE_ROWS : undefined),
    placeholderData: keepPreviousData,
  });
}

/** One order with its lines and versions. */
export function useOrder(orderId: string): UseQueryResult<ShownOrder> {
  return useQuery({ queryKey: ['orders', 'show', orderId], queryFn: () => api.orders.show.query({ orderId }) });
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
