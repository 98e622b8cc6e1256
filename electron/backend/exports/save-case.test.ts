import { readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPromise } from 'yauzl';
import { seedCategory } from '../../../db/testing/seed-category.ts';
import { insertAttachment } from '../../../db/ticket-attachments.ts';
import { appendTicketEvent } from '../../../db/ticket-events.ts';
import { findTicket } from '../../../db/tickets.ts';
import { saveCaseInput } from '../../../shared/contract/case-actions.ts';
import { registerTicketInput } from '../../../shared/contract/tickets.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { TEST_NOW_MS } from '../testing/temp-backend.ts';
import { attachmentFile } from '../tickets/attachment-files.ts';
import { noteTicket } from '../tickets/note-ticket.ts';
import { registerTicket } from '../tickets/register-ticket.ts';
import { saveCase } from './save-case.ts';

let center: OrderCenter;
let ticketId: string;
beforeEach(async () => {
  center = await createOrderCenter();
  await center.services.writer.write((tx) => seedCategory(tx, { id: 'goods', code: 'G', name: 'Goods' }));
  const given = { kind: 'complaint', categoryId: 'goods', customerId: null };
  const person = { name: '<b>路人</b>', phone: '13800138000' };
  const register = registerTicketInput.parse({ ...given, person, description: '<script>alert("x")</script> & more' });
  ticketId = (await center.command(center.as('op1'), registerTicket, register)).ticketId;
  const note = { ticketId, told: false, text: 'Only for us' };
  await center.command(center.as('op1'), noteTicket, { ...note, version: 1 });
  await center.command(center.as('op1'), noteTicket, { ...note, version: 2, told: true, text: 'Sorry for that' });
});
afterEach(() => center.close());

async function save(asked: Record<string, unknown> = {}, login: 'op1' | 'op2' | 'lead' = 'op1') {
  const ctx = { ...center.as(login), services: center.services, commandId: null, procedure: 'tickets.saveFile' };
  const given = { ticketId, withNotes: false, withAttachments: false, language: 'en', ...asked };
  const { url, fileName } = await saveCase(ctx, saveCaseInput.parse(given));
  const redeemed = center.services.tickets.redeem(url.slice(url.lastIndexOf('/') + 1));
  if (!redeemed) throw new Error('no such file');
  return { fileName, path: redeemed.path };
}
async function attach(fileName: string, text: string, id: string) {
  const facts = { mediaType: 'text/plain', sizeBytes: text.length, sha256: '', addedAtMs: 0, addedByName: 'OP1' };
  await center.services.writer.write((tx) => insertAttachment(tx, { id, ticketId, fileName, ...facts }));
  await mkdir(join(center.services.ports.dataDir, 'attachments'), { recursive: true });
  writeFileSync(attachmentFile(center.services.ports.dataDir, id), text);
}

describe('a case as a file', () => {
  it('is one page on which what people typed stays text, without internal notes unless they are asked for', async () => {
    const number = findTicket(center.services.db, ticketId)?.number;
    await center.services.writer.write((tx) => {
      const moved = {
        ticketId,
        atMs: TEST_NOW_MS,
        operatorId: 'op1',
        operatorName: 'OP1',
        kind: 'moved',
        told: false,
      } as const;
      const why = { waiting: 'Why we wait', withdrawn: 'Found it himself' };
      for (const [to, text] of Object.entries(why)) {
        appendTicketEvent(tx, { ...moved, id: to, text, data: { from: 'in-progress', to } });
      }
    });
    const { fileName, path } = await save();
    expect(fileName).toBe(`${number}.html`);
    const html = readFileSync(path, 'utf8');
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; more');
    expect(html).not.toMatch(/<script|<b>/);
    expect(html).toContain('Sorry for that');
    expect(html).toContain('without internal notes');
    expect(html).not.toContain('Only for us');
    expect(html).not.toContain('Why we wait');
    expect(html).toContain('Found it himself');
    expect(readFileSync((await save({ withNotes: true, language: 'zh-CN' })).path, 'utf8')).toMatch(
      /Only for us[\s\S]*Why we wait/,
    );
  });

  it('shows numbers as the person sees them, and nothing to whoever may not read the case', async () => {
    expect(readFileSync((await save()).path, 'utf8')).toContain('13800138000');
    await center.services.writer.write((tx) => tx.raw.exec(`UPDATE ticket SET assignee_id = 'op2'`));
    const html = readFileSync((await save({}, 'op2')).path, 'utf8');
    expect(html).not.toContain('13800138000');
    await center.services.writer.write((tx) => tx.raw.exec('UPDATE ticket SET assignee_id = NULL'));
    await expect(save({}, 'op2')).rejects.toMatchObject({ key: 'ticket-unknown' });
  });

  it('is packed with its attachments, each under a name of its own, or refused by name when one is lost', async () => {
    await attach('photo.txt', 'one', 'file-1');
    await attach('photo.txt', 'two', 'file-2');
    const { fileName, path } = await save({ withAttachments: true });
    expect(fileName).toMatch(/\.zip$/);
    const zip = await openPromise(path);
    const entries: string[] = [];
    for await (const entry of zip.eachEntry()) entries.push(`${entry.fileName} ${entry.uncompressedSize > 0}`);
    expect(entries).toEqual([`${fileName.replace('zip', 'html')} true`, '01 photo.txt true', '02 photo.txt true']);
    await center.services.writer.write((tx) =>
      tx.raw.exec(`UPDATE ticket_attachment SET id = 'gone' WHERE id = 'file-2'`),
    );
    await expect(save({ withAttachments: true })).rejects.toMatchObject({ key: 'attachment-missing' });
  });

  it('leaves a row in the audit log with what the file is', async () => {
    await save({ withNotes: true });
    const row = center.services.db.raw
      .prepare("SELECT entity, after FROM audit WHERE action = 'tickets.saveFile'")
      .get() as { entity: string; after: string };
    expect(row.entity).toBe('export');
    expect(JSON.parse(row.after)).toMatchObject({ withNotes: true, attachments: 0, sha256: expect.any(String) });
  });
});
