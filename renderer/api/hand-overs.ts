import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { HandOverList, HandOverOutput } from '../../shared/contract/hand-overs.ts';
import { api } from './client.ts';
import { saveFile } from './save-file.ts';
import { type Command, useCommand } from './use-command.ts';

/** Cut-offs pass without an event. */
const LOOK_AGAIN_MS = 30_000;

/** The routes that deliver on a date with what waits and what was handed over; null: the next date with orders. */
export function useHandOvers(deliveryDate: string | null): UseQueryResult<HandOverList> {
  return useQuery({
    queryKey: ['orders', 'hand-overs', deliveryDate],
    queryFn: () => api.orders.handOvers.query({ deliveryDate }),
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN_MS,
  });
}

export function useHandOver(): Command<{ routeId: string; deliveryDate: string }, HandOverOutput> {
  return useCommand((input, options) => api.orders.handOver.mutate(input, options), {
    invalidate: ['orders', 'customers'],
  });
}

/** Takes a file away, by a one-time address. */
export function useDownloadHandOver(): Command<{ handOverId: string }, { url: string; fileName: string }> {
  return useCommand((input, options) => api.orders.handOverTicket.mutate(input, options), {
    onSuccess: (file) => void saveFile(file),
  });
}
