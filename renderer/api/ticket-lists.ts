import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { TicketCounts, TicketFilterChoices, TicketLine } from '../../shared/contract/ticket-lists.ts';
import { api } from './client.ts';
import { type PagedList, usePagedList } from './paged-list.ts';

type AskedTickets = Parameters<typeof api.tickets.count.query>[0];
type ListedTickets = Omit<Parameters<typeof api.tickets.list.query>[0], 'limit' | 'offset'>;

/** Cases run overdue while nothing happens. */
const AGEING_MS = 60_000;

/** Cases that a filter shows within the person's reach, fetched as they are scrolled to. */
export function useTickets(list: ListedTickets): PagedList<TicketLine> {
  return usePagedList(['tickets', 'list', list], (page) => api.tickets.list.query({ ...list, ...page }));
}

export function useTicketCount(filter: AskedTickets): UseQueryResult<{ total: number }> {
  return useQuery({
    queryKey: ['tickets', 'count', filter],
    queryFn: () => api.tickets.count.query(filter),
    placeholderData: keepPreviousData,
  });
}

/** What stands beside the views. */
export function useTicketCounts(): UseQueryResult<TicketCounts> {
  return useQuery({
    queryKey: ['tickets', 'counts'],
    queryFn: () => api.tickets.counts.query({}),
    refetchInterval: AGEING_MS,
  });
}

export function useTicketFilterChoices(): UseQueryResult<TicketFilterChoices> {
  return useQuery({ queryKey: ['tickets', 'filter-choices'], queryFn: () => api.tickets.filterChoices.query({}) });
}
