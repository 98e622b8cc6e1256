import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { TicketCounts, TicketFilterChoices, TicketHit, TicketLine } from '../../shared/contract/ticket-lists.ts';
import { api } from './client.ts';
import { type PagedList, usePagedList } from './paged-list.ts';

type AskedTickets = Parameters<typeof api.tickets.count.mutate>[0];
type ListedTickets = Omit<Parameters<typeof api.tickets.list.query>[0], 'limit' | 'offset'> & { text?: string };

/** Cases run overdue while nothing happens. */
const AGEING_MS = 60_000;

/** A row of the list; of a search with where it was found. */
export type CaseRow = TicketLine & Partial<TicketHit>;
/** `cut`: a search found more than it gives. */
interface CasePage {
  readonly rows: readonly CaseRow[];
  readonly more: boolean;
  readonly cut: boolean;
}

/** Cases that a filter shows within the person's reach, fetched as they are scrolled to; with a text, what it finds of them. */
export function useTickets({ text = '', ...list }: ListedTickets): PagedList<CaseRow, CasePage> {
  return usePagedList(['tickets', 'list', list, text], async (page) => {
    if (text === '') return { ...(await api.tickets.list.query({ ...list, ...page })), cut: false };
    const { rows, more } = await api.tickets.search.query({ ...list, text });
    return { rows, more: false, cut: more };
  });
}

export function useTicketCount(filter: AskedTickets): UseQueryResult<{ total: number }> {
  return useQuery({
    queryKey: ['tickets', 'count', filter],
    queryFn: () => api.tickets.count.mutate(filter),
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
