import { z } from 'zod';
import { id, instantMs } from './primitives.ts';

export const MOST_ATTACHMENT_BYTES = 20 * 1024 ** 2;
export const MOST_ATTACHMENTS = 20;

/**
 * Begins to send a file of a case; its pieces go to `/uploads/:id`. Refusals before a byte is sent: `not-found/ticket-unknown`,
 * `invalid/attachment-name` {name}, `refused/attachment-type` {name}, `refused/attachment-too-large` {name, size, most},
 * `refused/attachment-empty` {name}, `refused/attachments-full` {most}.
 */
export const beginAttachmentInput = z.object({
  ticketId: id,
  fileName: z.string().min(1).max(500),
  sizeBytes: z.number().int().min(0),
});
export const beginAttachmentOutput = z.object({ uploadId: id });

/** The file has come whole and becomes part of the case. Also refuses `refused/attachment-content` {name}. */
export const attachFileInput = z.object({ ticketId: id, uploadId: id });
export const attachment = z.object({
  id,
  fileName: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int(),
  sha256: z.string(),
  addedAtMs: instantMs,
  addedByName: z.string(),
});
export type Attachment = z.output<typeof attachment>;
export const attachmentsInput = z.object({ ticketId: id });
export const attachmentsOutput = z.object({ attachments: z.array(attachment) });

/** A one-time address of the file. Refusals: `not-found/attachment-unknown`, `refused/attachment-missing` {name}. */
export const attachmentInput = z.object({ attachmentId: id });
export const attachmentAddress = z.object({ url: z.string(), fileName: z.string() });
