import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import type { LevelProposalView, ProposeLevelingInput, SetOrderWeekdaysInput } from '../../shared/contract/leveling.ts';
import { api } from './client.ts';
import { type Command, useCommand } from './use-command.ts';

/** Works out a proposal; changes nothing. */
export function useProposeLeveling(): UseMutationResult<LevelProposalView, Error, ProposeLevelingInput> {
  return useMutation({ mutationFn: (input: ProposeLevelingInput) => api.leveling.propose.mutate(input) });
}

export function useSetOrderWeekdays(): Command<SetOrderWeekdaysInput, { changed: number }> {
  return useCommand((input, options) => api.leveling.setWeekdays.mutate(input, options), {
    invalidate: ['customers', 'queue', 'strategies', 'routes'],
  });
}
