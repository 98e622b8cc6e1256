import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { SavedTable } from '../../shared/contract/saved-tables.ts';
import type { CaseFiguresInput, CaseFiguresOutput, FigureChoices } from '../../shared/contract/ticket-figures.ts';
import { api } from './client.ts';
import { useSaveTable } from './saved-tables.ts';
import type { Command } from './use-command.ts';

/** What figures can be asked of, beside what lists of cases can be narrowed to. */
export function useFigureChoices(): UseQueryResult<FigureChoices> {
  return useQuery({ queryKey: ['case-figures', 'choices'], queryFn: () => api.caseFigures.choices.query({}) });
}

/** Counted once for as long as they are looked at: figures that changed under a reader's eyes would not add up. */
export function useCaseFigures(asked: CaseFiguresInput | null): UseQueryResult<CaseFiguresOutput> {
  return useQuery({
    queryKey: ['case-figures', 'show', asked],
    queryFn: () => api.caseFigures.show.mutate(asked as CaseFiguresInput),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

type Saving = Parameters<typeof api.caseFigures.save.mutate>[0];
/** A table of the figures as a file. */
export function useSaveFigures(): Command<Saving, SavedTable> {
  return useSaveTable((input, options) => api.caseFigures.save.mutate(input, options));
}
