import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { SampleState } from '../../shared/contract/sample.ts';
import { api } from './client.ts';
import { listenToEvents } from './event-stream.ts';
import { useCommand } from './use-command.ts';

const STATE = ['sample', 'state'];

/** Whether the sample center may be loaded, and how far its loading is. */
export function useSampleState() {
  const queryClient = useQueryClient();
  useEffect(
    () =>
      listenToEvents(({ topic, ids, progress = 0 }) => {
        if (topic !== 'job.progress') return;
        const state = queryClient.getQueryData<SampleState>(STATE);
        if (!state?.job || !ids.includes(state.job.id)) return;
        if (progress >= 1) void queryClient.invalidateQueries({ queryKey: STATE });
        else queryClient.setQueryData<SampleState>(STATE, { ...state, job: { ...state.job, share: progress } });
      }),
    [queryClient],
  );
  return useQuery({
    queryKey: STATE,
    queryFn: () => api.sample.state.mutate({}),
    // Beside the events, for a window that missed the last of them.
    refetchInterval: ({ state }) => (state.data?.job?.state === 'running' ? 2_000 : false),
  });
}

export function useLoadSample() {
  return useCommand(
    (
      asked: { readonly customers: number; readonly pastWeeks: number | null },
      options: { context: { commandId: string } },
    ) => api.sample.load.mutate(asked, options),
    { invalidate: ['sample'] },
  );
}

export function useCancelSample() {
  return useCommand(api.sample.cancel.mutate, { invalidate: ['sample'] });
}
