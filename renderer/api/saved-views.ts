import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { SavedView, ViewScreen } from '../../shared/contract/saved-views.ts';
import { api } from './client.ts';
import { type Command, useCommand } from './use-command.ts';

const CHANGES = { invalidate: ['savedViews', 'audit'] } as const;

/** The person's lists of a screen and those that others share. */
export function useSavedViews(screen: ViewScreen): UseQueryResult<readonly SavedView[]> {
  return useQuery({
    queryKey: ['savedViews', 'list', screen],
    queryFn: async () => (await api.savedViews.list.query({ screen })).views,
  });
}

type Saving = Parameters<typeof api.savedViews.save.mutate>[0];
export function useSaveView(): Command<Saving, { id: string }> {
  return useCommand((input, options) => api.savedViews.save.mutate(input, options), CHANGES);
}

export function useRemoveView(): Command<{ id: string }, { ok: true }> {
  return useCommand((input, options) => api.savedViews.remove.mutate(input, options), CHANGES);
}
