import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ReasonInput, ReasonOutput, ReasonRowsInput, ReasonRowsOutput } from '../../shared/contract/reasons.ts';
import type { SavedTable } from '../../shared/contract/saved-tables.ts';
import { api } from './client.ts';
import { useSaveTable } from './saved-tables.ts';
import { type Command, useCommand } from './use-command.ts';

/** Counted once for as long as it is looked at. The figures of another kind say nothing while those of this one are counted. */
export function useReasons(asked: ReasonInput | null): UseQueryResult<ReasonOutput> {
  return useQuery({
    queryKey: ['reports', 'reasons', asked],
    queryFn: () => api.reports.reasons.mutate(asked as ReasonInput),
    enabled: asked !== null,
    placeholderData: (earlier) => (earlier?.kind === asked?.kind ? earlier : undefined),
    staleTime: 60_000,
  });
}

/** The rows behind a line. */
export function useReasonRows(asked: ReasonRowsInput): UseQueryResult<ReasonRowsOutput> {
  return useQuery({
    queryKey: ['reports', 'reasonRows', asked],
    queryFn: () => api.reports.reasonRows.mutate(asked),
    staleTime: 60_000,
  });
}

type Saving = Parameters<typeof api.reports.saveReasons.mutate>[0];
/** The table of lines as a file. */
export function useSaveReasons(): Command<Saving, SavedTable> {
  return useSaveTable((input, options) => api.reports.saveReasons.mutate(input, options));
}

type SavingRows = Parameters<typeof api.reports.saveReasonRows.mutate>[0];
/** Starts the export of all rows. */
export function useSaveReasonRows(): Command<SavingRows, { exportId: string }> {
  return useCommand((input, options) => api.reports.saveReasonRows.mutate(input, options), { invalidate: ['exports'] });
}
