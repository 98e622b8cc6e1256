import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type {
  ConveyedMessage,
  CustomerCallRow,
  CustomerOutlook,
  TimelineEntry,
} from '../../shared/contract/customer-history.ts';
import type { OrderSummary } from '../../shared/contract/orders.ts';
import { api } from './client.ts';
import { type PagedList, usePagedList } from './paged-list.ts';

/** What stands on the card at once; more is fetched on demand. */
const CARD_ROWS = 10;

/** What lies ahead of a customer. */
export function useOutlook(customerId: string): UseQueryResult<CustomerOutlook> {
  return useQuery({
    queryKey: ['customerHistory', 'outlook', customerId],
    queryFn: () => api.customers.outlook.query({ customerId }),
  });
}

export function useOrdersOfCustomer(customerId: string): PagedList<OrderSummary> {
  const key = ['customerHistory', 'orders', customerId];
  return usePagedList(key, (page) => api.orders.list.query({ customerId, ...page }), CARD_ROWS);
}

export function useCallsOfCustomer(customerId: string): PagedList<CustomerCallRow> {
  const key = ['customerHistory', 'calls', customerId];
  return usePagedList(key, (page) => api.customers.calls.query({ customerId, ...page }), CARD_ROWS);
}

export function useConveyed(customerId: string): PagedList<ConveyedMessage> {
  const key = ['customerHistory', 'conveyed', customerId];
  return usePagedList(key, (page) => api.customers.conveyed.query({ customerId, ...page }), CARD_ROWS);
}

/** Who changed what when. */
export function useTimeline(customerId: string): PagedList<TimelineEntry> {
  const key = ['customerHistory', 'timeline', customerId];
  return usePagedList(key, (page) => api.customers.timeline.query({ customerId, ...page }), CARD_ROWS);
}
