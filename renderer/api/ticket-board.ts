import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { TicketBoard } from '../../shared/contract/ticket-board.ts';
import { api } from './client.ts';

/** Clocks run on while nothing happens. */
const AGEING_MS = 60_000;

type AskedBoard = Parameters<typeof api.tickets.board.query>[0];

/** Cases by state; what is shown stays until a changed filter or a deeper column is answered. */
export function useTicketBoard(asked: AskedBoard): UseQueryResult<TicketBoard> {
  return useQuery({
    queryKey: ['tickets', 'board', asked],
    queryFn: () => api.tickets.board.query(asked),
    placeholderData: keepPreviousData,
    refetchInterval: AGEING_MS,
  });
}
