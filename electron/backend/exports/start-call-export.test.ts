import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedCalls, seedId } from '../../../db/testing/seed-calls.ts';
import { callLogFilter } from '../../../shared/contract/call-log.ts';
import { startCallExportInput } from '../../../shared/contract/exports.ts';
import type { ActionContext } from '../api/procedure.ts';
import type { Actor } from '../services.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { exportFile } from './export-files.ts';
import { cancelExport, issueExportTicket, listExports } from './list-exports.ts';
import { startCallExport } from './start-call-export.ts';

const ASKED = startCallExportInput.parse({
  filter: callLogFilter.parse({ from: '2026-11-01', to: '2026-11-30' }),
  columns: ['id', 'number'],
  language: 'zh-CN',
});

let backend: TempBackend;
beforeAll(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => seedCalls(tx, { calls: 300 }));
});
afterAll(() => backend.close());

const boss = () => backend.actor(['supervisor'], { operatorId: seedId('c2', 0), name: '王主管' });
const asking = (actor: Actor): ActionContext => ({
  ...backend.context(actor),
  services: backend.services,
  commandId: null,
  procedure: 'exports.startCalls',
});
const auditRows = () =>
  backend.services.db.raw
    .prepare<[], { actorName: string; entityId: string; after: string }>(
      'SELECT actor_name AS actorName, entity_id AS entityId, after FROM audit',
    )
    .all();

describe('an export in the program', () => {
  it('runs in a worker, is in the audit log, and is taken away once by ticket', async () => {
    const ctx = asking(boss());
    const { exportId } = await startCallExport(ctx, ASKED);
    await expect(issueExportTicket(ctx, { exportId })).rejects.toThrow('export-not-done');
    await backend.services.tracked.ended(exportId);
    const [entry] = await listExports(ctx);
    expect(entry).toMatchObject({
      id: exportId,
      state: 'done',
      share: 1,
      rows: 300,
      available: true,
      fileName: '呼叫记录_2026-11-01_2026-11-30.csv',
    });
    const [audited] = auditRows();
    expect(audited).toMatchObject({ actorName: '王主管', entityId: exportId });
    expect(JSON.parse(audited?.after ?? '')).toMatchObject({
      filter: ASKED.filter,
      rows: 300,
      sha256: entry?.sha256,
      fullNumbers: true,
    });

    const { url } = await issueExportTicket(ctx, { exportId });
    const address = `http://orderline${url}`;
    const answer = await backend.fetch(new Request(address));
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get('content-length')).toBe(String(entry?.bytes));
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('呼叫记录_2026-11-01'));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(entry?.sha256);
    expect((await backend.fetch(new Request(address))).status).toBe(404);

    rmSync(exportFile(backend.dataDir, exportId));
    await expect(issueExportTicket(ctx, { exportId })).rejects.toThrow('export-file-gone');
    expect((await listExports(ctx))[0]?.available).toBe(false);
  });

  it('belongs to the one who asked', async () => {
    const { exportId } = await startCallExport(asking(boss()), ASKED);
    await backend.services.tracked.ended(exportId);
    const other = asking(backend.actor(['supervisor'], { operatorId: seedId('c2', 1) }));
    await expect(issueExportTicket(other, { exportId })).rejects.toThrow('export-unknown');
    await expect(cancelExport(other, { exportId })).rejects.toThrow('export-unknown');
    expect(await listExports(other)).toEqual([]);
  });

  it('goes on without its session, and is given out only for the eyes it was made for', async () => {
    const person = { operatorId: seedId('c2', 2), name: '赵主管' };
    const whole = asking(backend.actor(['supervisor'], person));
    const { exportId } = await startCallExport(whole, ASKED);
    await backend.services.writer.write((tx) => tx.raw.prepare('DELETE FROM session').run());
    await backend.services.tracked.ended(exportId);
    expect(auditRows().at(-1)).toMatchObject({ actorName: '赵主管', entityId: exportId });
    const rights = new Set(whole.actor.rights);
    rights.delete('phone.full');
    const masked = asking({ ...whole.actor, rights });
    await expect(issueExportTicket(masked, { exportId })).rejects.toThrow('export-beyond-view');
    const team = asking({ ...whole.actor, scope: 'team', teamId: seedId('c1', 0) });
    await expect(issueExportTicket(team, { exportId })).rejects.toThrow('export-beyond-view');
    expect((await issueExportTicket(whole, { exportId })).fileName).toContain('.csv');

    const { exportId: second } = await startCallExport(masked, { ...ASKED, format: 'xlsx' });
    await backend.services.tracked.ended(second);
    const [entry] = await listExports(masked);
    expect(entry).toMatchObject({ id: second, masked: true, rows: 300, filter: ASKED.filter, columns: ASKED.columns });
    expect(entry?.fileName).toMatch(/\.xlsx$/);
    expect(JSON.parse(auditRows().at(-1)?.after ?? '')).toMatchObject({ fullNumbers: false, format: 'xlsx' });
  });

  it('says of an export that the program left running that nothing is there', async () => {
    const { exportId } = await startCallExport(asking(boss()), ASKED);
    await backend.services.tracked.ended(exportId);
    await backend.services.writer.write((tx) =>
      tx.raw.prepare("UPDATE job SET state = 'failed', result = NULL WHERE id = ?").run(exportId),
    );
    const entry = (await listExports(asking(boss()))).find(({ id }) => id === exportId);
    expect(entry).toMatchObject({ state: 'failed', error: { key: 'export-interrupted' }, available: false });
  });

  it('says the same of one whose end could not be stored, and that it may be asked for again', async () => {
    const { exportId } = await startCallExport(asking(boss()), ASKED);
    await backend.services.tracked.ended(exportId);
    await backend.services.writer.write((tx) =>
      tx.raw.prepare("UPDATE job SET state = 'running', result = NULL WHERE id = ?").run(exportId),
    );
    const entry = (await listExports(asking(boss()))).find(({ id }) => id === exportId);
    expect(entry).toMatchObject({ state: 'failed', error: { key: 'export-interrupted' }, filter: ASKED.filter });
  });

  it('leaves no part behind where the program was killed, once it starts again', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'orderline-killed-'));
    const [whole, part] = [exportFile(dataDir, 'whole'), `${exportFile(dataDir, 'cut')}.0a1b2c3d.part`];
    mkdirSync(dirname(whole));
    for (const file of [whole, part]) writeFileSync(file, 'x');
    const again = createTempBackend({ dataDir });
    expect([existsSync(whole), existsSync(part)]).toEqual([true, false]);
    await again.close();
  });

  it('refuses dates that run backwards', async () => {
    const backwards = { ...ASKED, filter: { ...ASKED.filter, from: '2026-12-01' } };
    await expect(startCallExport(asking(boss()), backwards)).rejects.toThrow('date-range-backwards');
  });

  it('leaves no file and no audit row when it is cancelled', async () => {
    const before = auditRows().length;
    const { exportId } = await startCallExport(asking(boss()), ASKED);
    await cancelExport(asking(boss()), { exportId });
    await backend.services.tracked.ended(exportId);
    const entry = (await listExports(asking(boss()))).find(({ id }) => id === exportId);
    expect(entry).toMatchObject({ state: 'cancelled', available: false, rows: null });
    expect(auditRows()).toHaveLength(before);
  });
});
