import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { StrategyFields } from '../../shared/contract/strategies.ts';
import { api } from './client.ts';
import { type Command, useCommand } from './use-command.ts';

const PLAN = ['strategies', 'classes', 'queue'];

export function useStrategies() {
  return useQuery({ queryKey: ['strategies', 'list'], queryFn: () => api.strategies.list.query({}) });
}

export type DatesAsked = Parameters<typeof api.strategies.previewDates.query>[0];

/** The days on which a rule calls; null asks nothing, because there is no rule to ask for yet. */
export function usePreviewDates(asked: DatesAsked | null) {
  return useQuery({
    queryKey: ['strategies', 'previewDates', asked],
    queryFn: () => api.strategies.previewDates.query(asked as DatesAsked),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export function useSaveStrategy(): Command<{ id: string | null; fields: StrategyFields }, { id: string }> {
  return useCommand((input, options) => api.strategies.save.mutate(input, options), { invalidate: PLAN });
}

export function useRemoveStrategy(): Command<{ id: string }, { ok: true }> {
  return useCommand((input, options) => api.strategies.remove.mutate(input, options), { invalidate: PLAN });
}
