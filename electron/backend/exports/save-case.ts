import { existsSync } from 'node:fs';
import type { z } from 'zod';
import { storageError } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import { attachmentsOfTicket } from '../../../db/ticket-attachments.ts';
import type { saveCaseInput, saveCaseOutput } from '../../../shared/contract/case-actions.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { caseSheet } from '../../../shared/i18n/case-sheet.ts';
import { createTranslator } from '../../../shared/i18n/index.ts';
import type { ActionContext } from '../api/procedure.ts';
import { runCommand } from '../command.ts';
import { attachmentFile } from '../tickets/attachment-files.ts';
import { showTicket } from '../tickets/show-ticket.ts';
import { caseHtml } from './case-html.ts';
import { exportFile, tidyExports } from './export-files.ts';
import { writeWhole } from './write-whole.ts';

/**
 * Writes a case down for whoever may read it, with numbers as that person sees them, and gives a one-time address of the
 * file. The audit row with its SHA-256 is written before the file can be taken away. Errors: see `saveCaseInput`.
 */
export async function saveCase(
  ctx: ActionContext,
  { ticketId, withNotes, withAttachments, language }: z.output<typeof saveCaseInput>,
): Promise<z.input<typeof saveCaseOutput>> {
  const { services, actor, nowMs } = ctx;
  const { ports, db } = services;
  const ticket = showTicket(db, ctx, { ticketId });
  const files = attachmentsOfTicket(db, ticketId);
  const packed = withAttachments && files.length > 0;
  if (packed) requireFiles(ports.dataDir, files);
  const { companyName, timeZone } = companySettings(db);
  const setting = { companyName, timeZone, nowMs, by: actor.name, withNotes };
  const html = caseHtml(caseSheet(createTranslator(language).t, ticket, files, setting), language);
  const exportId = ports.newId();
  const extension = packed ? 'zip' : 'html';
  const file = exportFile(ports.dataDir, exportId, extension);
  try {
    tidyExports(ports.dataDir, Date.now());
  } catch (error) {
    throw storageError(error, ports.dataDir) ?? error;
  }
  const htmlName = `${ticket.number}.html`;
  // Two files of a case may have one name.
  const attachments = files.map(({ id, fileName }, at) => ({
    path: attachmentFile(ports.dataDir, id),
    name: `${String(at + 1).padStart(2, '0')} ${fileName}`,
  }));
  const { bytes, sha256 } = packed
    ? await services.jobs.run('pack-case', { html, htmlName, attachments, file })
    : await writeWhole(file, html);
  const after = { number: ticket.number, withNotes, attachments: packed ? files.length : 0, bytes, sha256 };
  const command = { procedure: ctx.procedure, audit: 'access', commandId: null } as const;
  await runCommand(services, ctx, command, { ticketId }, (_tx, { audit }) =>
    audit({ entity: 'export', entityId: exportId, after }),
  );
  const fileName = `${ticket.number}.${extension}`;
  const contentType = packed ? 'application/zip' : 'text/html; charset=utf-8';
  return { url: services.tickets.issue({ path: file, fileName, contentType }), fileName };
}

function requireFiles(dataDir: string, files: readonly { readonly id: string; readonly fileName: string }[]): void {
  const lost = files.find(({ id }) => !existsSync(attachmentFile(dataDir, id)));
  if (lost) throw new AppError('refused', 'attachment-missing', { name: lost.fileName });
}
