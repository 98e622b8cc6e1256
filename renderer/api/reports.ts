import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ReportInput, ReportOutput } from '../../shared/contract/reports.ts';
import type { SavedTable } from '../../shared/contract/saved-tables.ts';
import { api } from './client.ts';
import { useSaveTable } from './saved-tables.ts';
import type { Command } from './use-command.ts';

/** Counted once for as long as it is looked at: figures that changed under a reader's eyes would not add up. */
export function useReport(asked: ReportInput | null): UseQueryResult<ReportOutput> {
  return useQuery({
    queryKey: ['reports', 'show', asked],
    queryFn: () => api.reports.show.mutate(asked as ReportInput),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

type Saving = Parameters<typeof api.reports.save.mutate>[0];
/** The table of a report as a file. */
export function useSaveReport(): Command<Saving, SavedTable> {
  return useSaveTable((input, options) => api.reports.save.mutate(input, options));
}
