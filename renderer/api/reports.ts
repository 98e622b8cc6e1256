import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ReportInput, ReportOutput } from '../../shared/contract/reports.ts';
import { api } from './client.ts';

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
