import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ForeseenChange } from '../../shared/contract/case-actions.ts';
import type { MovedTickets } from '../../shared/contract/ticket-bulk.ts';
import { inTurn } from './case-turns.ts';
import { api } from './client.ts';
import { saveFile } from './save-file.ts';
import { useCaseCommand } from './tickets.ts';
import { type Command, useCommand } from './use-command.ts';

const CHANGES = { invalidate: ['tickets', 'audit'] } as const;

type Assigning = Parameters<typeof api.tickets.assign.mutate>[0];
export function useAssignTickets(): Command<Assigning, { assigned: number }> {
  return useCommand(async (input, options) => {
    const [only, ...more] = input.tickets;
    if (!only || more.length > 0) return api.tickets.assign.mutate(input, options);
    return inTurn(only.ticketId, only.version, async (version) => {
      const answer = await api.tickets.assign.mutate({ ...input, tickets: [{ ...only, version }] }, options);
      return { ...answer, version: version + answer.assigned };
    });
  }, CHANGES);
}

type Climbing = Parameters<typeof api.tickets.climb.mutate>[0];
export function useClimbTicket(): Command<Climbing, { version: number }> {
  return useCaseCommand((input, options) => api.tickets.climb.mutate(input, options), CHANGES);
}

export type MovingSome = Parameters<typeof api.tickets.moveSome.mutate>[0];
/** The same for a selection; what is refused leaves the others done. */
export function useMoveTickets(): Command<MovingSome, MovedTickets> {
  return useCommand((input, options) => api.tickets.moveSome.mutate(input, options), CHANGES);
}

/** The clocks that a case would have under another category; nothing is asked without one. */
export function useForeseenChange(ticketId: string, categoryId: string | null): UseQueryResult<ForeseenChange> {
  return useQuery({
    queryKey: ['tickets', 'foresee', ticketId, categoryId],
    queryFn: () => api.tickets.foreseeChange.query({ ticketId, categoryId }),
    enabled: categoryId !== null,
  });
}

type Saving = Parameters<typeof api.tickets.saveFile.mutate>[0];
/** Writes a case down and hands the file over. */
export function useSaveCase(): Command<Saving, { url: string; fileName: string }> {
  return useCommand((input, options) => api.tickets.saveFile.mutate(input, options), {
    invalidate: ['audit'],
    onSuccess: saveFile,
  });
}
