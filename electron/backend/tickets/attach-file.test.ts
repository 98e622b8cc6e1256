import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedCategory } from '../../../db/testing/seed-category.ts';
import { eventsOfTicket } from '../../../db/ticket-events.ts';
import { MOST_ATTACHMENTS } from '../../../shared/contract/attachments.ts';
import { registerTicketInput } from '../../../shared/contract/tickets.ts';
import type { ActionContext } from '../api/procedure.ts';
import { receivePiece } from '../imports/uploads.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { attachFile, attachmentTicket, beginAttachment, listAttachments } from './attach-file.ts';
import { attachmentFile, backUpAttachments, bringBackAttachments, missingAttachments } from './attachment-files.ts';
import { registerTicket } from './register-ticket.ts';

const PDF = new TextEncoder().encode('%PDF-1.7 送货单');
let center: OrderCenter;
let ticketId: string;
beforeEach(async () => {
  center = await createOrderCenter();
  await center.services.writer.write((tx) => {
    seedCategory(tx, { id: 'a', code: 'A', name: 'A' });
  });
  const input = registerTicketInput.parse({
    ...{ kind: 'complaint', categoryId: 'a', customerId: 'customer', description: 'x' },
  });
  ticketId = (await center.command(center.as('op1'), registerTicket, input)).ticketId;
});
afterEach(() => center.close());

const asked = (login: 'op1' | 'op2' | 'lead' = 'op1'): ActionContext => ({
  ...center.as(login),
  services: center.services,
  commandId: crypto.randomUUID(),
  procedure: 'tickets.attach',
});
const refusal = (key: string) => expect.objectContaining({ key });
const begin = (fileName: string, sizeBytes = PDF.length, login: 'op1' | 'op2' = 'op1') =>
  beginAttachment(asked(login), { ticketId, fileName, sizeBytes });

async function attach(fileName: string, bytes: Uint8Array = PDF) {
  const { uploadId } = await begin(fileName, bytes.length);
  await receivePiece(center.dataDir, { id: uploadId, operatorId: 'op1', offset: 0 }, bytes);
  return { uploadId, row: await attachFile(asked(), { ticketId, uploadId }) };
}
const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? null;

describe('attachments', () => {
  it('keep a file under its id with its hash, tell the timeline, and give it out once by a ticket', async () => {
    const { uploadId, row } = await attach('送货单: 1.pdf');
    expect(row).toMatchObject({
      fileName: '送货单_ 1.pdf',
      mediaType: 'application/pdf',
      sizeBytes: PDF.length,
      sha256: createHash('sha256').update(PDF).digest('hex'),
      addedByName: 'OP1',
    });
    expect(await attachFile(asked(), { ticketId, uploadId })).toEqual(row);
    expect(listAttachments(center.services.db, center.as('op1'), { ticketId }).attachments).toEqual([row]);
    expect(eventsOfTicket(center.services.db, ticketId).at(-1)).toMatchObject({
      kind: 'attached',
      text: '送货单_ 1.pdf',
    });
    expect(readdirSync(join(center.dataDir, 'uploads'))).toEqual([]);
    const { url } = await attachmentTicket(asked('lead'), { attachmentId: row.id });
    const answer = await center.fetch(new Request(`http://orderline${url}`));
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(PDF);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await center.fetch(new Request(`http://orderline${url}`))).status).toBe(404);
  });

  it('are refused before a byte is sent: paths, programs, 2 GB, empty, beyond reach', async () => {
    await expect(begin('../../x.exe')).rejects.toEqual(refusal('attachment-name'));
    await expect(begin('x.exe')).rejects.toEqual(refusal('attachment-type'));
    await expect(begin('x.pdf', 2 * 1024 ** 3)).rejects.toMatchObject({
      key: 'attachment-too-large',
      params: { size: 2048, most: 20 },
    });
    await expect(begin('x.pdf', 0)).rejects.toEqual(refusal('attachment-empty'));
    await expect(begin('x.pdf', 9, 'op2')).rejects.toEqual(refusal('ticket-unknown'));
    expect(existsSync(join(center.dataDir, 'uploads'))).toBe(false);
  });

  it('are refused when the content is not what the name says, and nothing of them stays', async () => {
    await expect(attach('photo.jpg')).rejects.toEqual(refusal('attachment-content'));
    expect(readdirSync(join(center.dataDir, 'uploads'))).toEqual([]);
    expect(existsSync(join(center.dataDir, 'attachments'))).toBe(false);
  });

  it('are at most twenty a case', async () => {
    for (let count = 0; count < MOST_ATTACHMENTS; count += 1) await attach(`${count}.pdf`);
    await expect(begin('more.pdf')).rejects.toEqual(refusal('attachments-full'));
  });

  it('survive by the backup what happens to the data folder, and are missed until then', async () => {
    const { db } = center.services;
    const { row } = await attach('a.pdf');
    expect(await backUpAttachments(db, center.dataDir)).toBe(1);
    expect(await backUpAttachments(db, center.dataDir)).toBe(0);
    const file = attachmentFile(center.dataDir, row.id);
    writeFileSync(file, 'changed');
    expect(missingAttachments(db, center.dataDir, sizeOf)).toEqual(['a.pdf']);
    rmSync(file);
    await expect(attachmentTicket(asked(), { attachmentId: row.id })).rejects.toEqual(refusal('attachment-missing'));
    expect(await bringBackAttachments(db, center.dataDir, join(center.dataDir, 'backups'))).toBe(1);
    expect(missingAttachments(db, center.dataDir, sizeOf)).toEqual([]);
  });
});
