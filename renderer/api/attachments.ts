import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Attachment } from '../../shared/contract/attachments.ts';
import { api } from './client.ts';
import { saveFile } from './save-file.ts';
import { uploadFile } from './upload-file.ts';
import { useCommand } from './use-command.ts';

/** The files of a case, in the order they came. */
export function useAttachments(ticketId: string): UseQueryResult<readonly Attachment[]> {
  return useQuery({
    queryKey: ['tickets', 'attachments', ticketId],
    queryFn: async () => (await api.tickets.attachments.query({ ticketId })).attachments,
  });
}

/** Sends a file and makes it part of the case. What is not taken is refused before a byte is sent. */
export function useAttachFile(
  ticketId: string,
): (file: File, watch: { onProgress(share: number): void; readonly signal: AbortSignal }) => Promise<Attachment> {
  const attach = useCommand(
    (input: { ticketId: string; uploadId: string }, options) => api.tickets.attach.mutate(input, options),
    { invalidate: ['tickets'] },
  );
  return async (file, watch) => {
    const begin: Parameters<typeof uploadFile>[1] = (about, options) =>
      api.tickets.beginAttachment.mutate({ ticketId, ...about }, options);
    return await attach.run({ ticketId, uploadId: await uploadFile(file, begin, watch) });
  };
}

/** A one-time address of a file, for a picture that is looked at. */
export async function attachmentUrl(attachmentId: string): Promise<string> {
  return (await api.tickets.attachmentTicket.mutate({ attachmentId })).url;
}

export async function saveAttachment(attachmentId: string): Promise<void> {
  await saveFile(await api.tickets.attachmentTicket.mutate({ attachmentId }));
}
