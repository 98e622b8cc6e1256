import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { StandingOrder } from '../../shared/contract/standing-orders.ts';
import { api } from './client.ts';
import { type Command, useCommand } from './use-command.ts';

/** What a customer takes every time; null: nothing is kept. */
export function useStandingOrder(customerId: string): UseQueryResult<StandingOrder | null> {
  return useQuery({
    queryKey: ['orders', 'standing', customerId],
    queryFn: () => api.orders.standing.query({ customerId }),
  });
}

type Keeping = Parameters<typeof api.orders.keepStanding.mutate>[0];
export function useKeepStanding(): Command<Keeping, StandingOrder> {
  return useCommand((input, options) => api.orders.keepStanding.mutate(input, options), {
    invalidate: ['workstation', 'orders'],
  });
}

type Removing = Parameters<typeof api.orders.removeStanding.mutate>[0];
export function useRemoveStanding(): Command<Removing, { ok: true }> {
  return useCommand((input, options) => api.orders.removeStanding.mutate(input, options), {
    invalidate: ['workstation', 'orders'],
  });
}
