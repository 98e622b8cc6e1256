import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ExportEntry, StartCallExport } from '../../shared/contract/exports.ts';
import { api } from './client.ts';
import { listenToEvents } from './event-stream.ts';
import { saveFile } from './save-file.ts';
import { type Command, useCommand } from './use-command.ts';

const LIST = ['exports', 'list'];

/** The asker's exports, newest first, with the progress of those that run. */
export function useExports(enabled: boolean) {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!enabled) return;
    return listenToEvents(({ topic, ids, progress = 0 }) => {
      if (topic !== 'job.progress') return;
      if (progress >= 1) {
        void queryClient.invalidateQueries({ queryKey: LIST });
        return;
      }
      queryClient.setQueryData<ExportEntry[]>(LIST, (entries) =>
        entries?.map((entry) => (ids.includes(entry.id) ? { ...entry, share: progress } : entry)),
      );
    });
  }, [enabled, queryClient]);
  return useQuery({ queryKey: LIST, queryFn: () => api.exports.list.mutate({}), enabled });
}

export function useStartExport(): Command<StartCallExport, { exportId: string }> {
  return useCommand((input, options) => api.exports.startCalls.mutate(input, options), { invalidate: ['exports'] });
}

export function useCancelExport(): Command<{ exportId: string }, { ok: true }> {
  return useCommand((input, options) => api.exports.cancel.mutate(input, options), { invalidate: ['exports'] });
}

/** Takes a finished file away, by a one-time address. */
export function useDownloadExport(): Command<{ exportId: string }, { url: string; fileName: string }> {
  return useCommand((input, options) => api.exports.ticket.mutate(input, options), { onSuccess: saveFile });
}
