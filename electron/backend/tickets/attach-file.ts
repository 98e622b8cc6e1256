import { existsSync } from 'node:fs';
import type { z } from 'zod';
import { type ReadableDB, storageError } from '../../../db/connection.ts';
import {
  type AttachmentRow,
  attachmentsOfTicket,
  findAttachment,
  insertAttachment,
} from '../../../db/ticket-attachments.ts';
import { findTicket } from '../../../db/tickets.ts';
import {
  type Attachment,
  type attachFileInput,
  type attachmentAddress,
  type attachmentInput,
  type attachmentsInput,
  type attachmentsOutput,
  type beginAttachmentInput,
  MOST_ATTACHMENT_BYTES,
  MOST_ATTACHMENTS,
} from '../../../shared/contract/attachments.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { attachmentType, cleanFileName, isContentOf } from '../../../shared/domain/tickets/attachment-type.ts';
import type { ActionContext } from '../api/procedure.ts';
import { runCommand } from '../command.ts';
import { beginUpload, removeUpload, wholeUpload } from '../imports/uploads.ts';
import type { Query, ReadContext } from '../services.ts';
import { attachmentFile, putAttachmentFile, readFileFacts } from './attachment-files.ts';
import { mayRead, mayWork } from './ticket-scope.ts';
import { tell } from './ticket-timeline.ts';

const MEGABYTE = 1024 ** 2;

/** Says whether a file is taken before a byte of it is sent. Errors: see `beginAttachmentInput`. */
export async function beginAttachment(
  ctx: ActionContext,
  { ticketId, fileName, sizeBytes }: z.output<typeof beginAttachmentInput>,
): Promise<{ uploadId: string }> {
  const { ports, db } = ctx.services;
  requireRoom(db, ctx, ticketId);
  const name = cleanFileName(fileName);
  if (name === null) throw new AppError('invalid', 'attachment-name', { name: fileName });
  if (attachmentType(name) === null) throw new AppError('refused', 'attachment-type', { name });
  if (sizeBytes === 0) throw new AppError('refused', 'attachment-empty', { name });
  if (sizeBytes > MOST_ATTACHMENT_BYTES) {
    const [size, most] = [Math.ceil(sizeBytes / MEGABYTE), MOST_ATTACHMENT_BYTES / MEGABYTE];
    throw new AppError('refused', 'attachment-too-large', { name, size, most });
  }
  const uploadId = ports.newId();
  await beginUpload(
    ports.dataDir,
    { id: uploadId, operatorId: ctx.actor.operatorId, fileName: name, sizeBytes },
    Date.now(),
  );
  return { uploadId };
}

/**
 * Makes a file that has come whole part of its case, under the upload's id, so that asking again attaches it once. Errors:
 * those of `wholeUpload`, see `attachFileInput`.
 */
export async function attachFile(
  ctx: ActionContext,
  { ticketId, uploadId }: z.output<typeof attachFileInput>,
): Promise<Attachment> {
  const { services, actor, commandId, procedure } = ctx;
  const { dataDir } = services.ports;
  const known = findAttachment(services.db, uploadId);
  if (known?.ticketId === ticketId) return shown(known);
  requireRoom(services.db, ctx, ticketId);
  const upload = await wholeUpload(dataDir, uploadId, actor.operatorId);
  const { fileName } = upload;
  const { head, ...facts } = await readFileFacts(upload.file);
  const mediaType = attachmentType(fileName);
  if (mediaType === null || !isContentOf(fileName, head)) {
    await removeUpload(dataDir, uploadId);
    throw new AppError('refused', 'attachment-content', { name: fileName });
  }
  await putAttachmentFile(upload.file, dataDir, uploadId).catch((error: unknown) => {
    throw storageError(error, dataDir) ?? error;
  });
  const attached = { id: uploadId, ticketId, fileName, mediaType, ...facts };
  const row = await runCommand(
    services,
    ctx,
    { procedure, audit: 'change', commandId },
    attached,
    (tx, command, input) => {
      requireRoom(tx, command, ticketId);
      const written: AttachmentRow = { ...input, addedAtMs: command.nowMs, addedByName: actor.name };
      insertAttachment(tx, written);
      const { sizeBytes, sha256 } = input;
      tell(tx, command, ticketId, {
        kind: 'attached',
        data: { attachmentId: uploadId, sizeBytes, sha256 },
        text: fileName,
      });
      command.audit({ entity: 'ticket', entityId: ticketId, after: { attached: fileName, sizeBytes, sha256 } });
      command.publish('ticket.changed', [ticketId]);
      return written;
    },
  );
  await removeUpload(dataDir, uploadId);
  return shown(row);
}

/** The files of a case. Error: `not-found/ticket-unknown`. */
export const listAttachments: Query<z.output<typeof attachmentsInput>, z.input<typeof attachmentsOutput>> = (
  db,
  ctx,
  { ticketId },
) => {
  const ticket = findTicket(db, ticketId);
  if (!ticket || !mayRead(db, ctx, ticket)) throw new AppError('not-found', 'ticket-unknown');
  return { attachments: attachmentsOfTicket(db, ticketId).map(shown) };
};

/** A one-time address of a file. Errors: see `attachmentInput`. */
export async function attachmentTicket(
  ctx: ActionContext,
  { attachmentId }: z.output<typeof attachmentInput>,
): Promise<z.input<typeof attachmentAddress>> {
  const { db, ports, tickets } = ctx.services;
  const row = findAttachment(db, attachmentId);
  const ticket = row && findTicket(db, row.ticketId);
  if (!ticket || !mayRead(db, ctx, ticket)) throw new AppError('not-found', 'attachment-unknown');
  const { fileName, mediaType } = row;
  const path = attachmentFile(ports.dataDir, row.id);
  if (!existsSync(path)) throw new AppError('refused', 'attachment-missing', { name: fileName });
  return { url: tickets.issue({ path, fileName, contentType: mediaType }), fileName };
}

/** Errors: `not-found/ticket-unknown`, `refused/attachments-full` {most}. */
function requireRoom(db: ReadableDB, ctx: ReadContext, ticketId: string): void {
  const ticket = findTicket(db, ticketId);
  if (!ticket || !mayWork(db, ctx, ticket)) throw new AppError('not-found', 'ticket-unknown');
  if (attachmentsOfTicket(db, ticketId).length >= MOST_ATTACHMENTS) {
    throw new AppError('refused', 'attachments-full', { most: MOST_ATTACHMENTS });
  }
}

function shown({ ticketId: _, ...row }: AttachmentRow): Attachment {
  return row;
}
