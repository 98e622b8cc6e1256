import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ImportRun } from '../../shared/contract/imports.ts';
import { api } from './client.ts';
import { listenToEvents } from './event-stream.ts';
import { saveFile } from './save-file.ts';
import { type Command, useCommand } from './use-command.ts';

type StartInput = Parameters<typeof api.imports.start.mutate>[0];
type PreviewInput = Parameters<typeof api.imports.preview.mutate>[0];

/** A running import is asked for its rows this often; its share comes by events as well. */
const ASK_EVERY_MS = 500;

/** Imports, newest first. */
export function useImports() {
  const queryClient = useQueryClient();
  useEffect(
    () =>
      listenToEvents(({ topic, progress }) => {
        if (topic === 'job.progress' && progress === 1) {
          void queryClient.invalidateQueries({ queryKey: ['imports'] });
        }
      }),
    [queryClient],
  );
  return useQuery({ queryKey: ['imports', 'list'], queryFn: () => api.imports.list.mutate({}) });
}

/** One import, followed until it has ended. */
export function useImport(importId: string) {
  return useQuery({
    queryKey: ['imports', 'find', importId],
    queryFn: () => api.imports.find.mutate({ importId }),
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'running' ? ASK_EVERY_MS : false),
  });
}

export function startImportUpload(
  file: { readonly fileName: string; readonly sizeBytes: number },
  options: { readonly signal: AbortSignal },
): Promise<{ uploadId: string }> {
  return api.imports.startUpload.mutate(file, options);
}

export function previewImport(input: PreviewInput, options: { readonly signal?: AbortSignal } = {}) {
  return api.imports.preview.mutate(input, options);
}

export function useStartImport(): Command<StartInput, { importId: string }> {
  return useCommand((input, options) => api.imports.start.mutate(input, options), { invalidate: ['imports'] });
}

export function useCancelImport(): Command<{ importId: string }, { ok: true }> {
  return useCommand((input, options) => api.imports.cancel.mutate(input, options), { invalidate: ['imports'] });
}

/** Takes the refused rows of an import away. */
export function useSaveRejects(): Command<Pick<ImportRun, 'id'>, { url: string; fileName: string }> {
  return useCommand(async ({ id }, options) => {
    const file = await api.imports.rejects.mutate({ importId: id }, options);
    await saveFile(file);
    return file;
  });
}
