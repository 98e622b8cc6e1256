import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendAudit } from '../../../db/audit.ts';
import { putSetting } from '../../../db/settings.ts';
import { auditFilter, auditPageInput } from '../../../shared/contract/audit.ts';
import type { Role } from '../../../shared/contract/rights.ts';
import type { ActionContext } from '../api/procedure.ts';
import { inlineServices, runInline } from '../testing/inline-job.ts';
import { createTempBackend, TEST_NOW_MS, type TempBackend } from '../testing/temp-backend.ts';
import { archiveAudit } from './archive-audit.ts';
import { readArchivedPage, readArchivedRow } from './list-archived.ts';
import { readAuditPage } from './list-audit.ts';
import { copiesFolder } from './opened-archives.ts';
import { readAuditChoices } from './read-choices.ts';
import { auditExportState, startAuditExport } from './start-audit-export.ts';
import { openingState, readReached, startOpening } from './start-opening.ts';

const MONTH_MS = 30 * 86_400_000;
const BY = { actorId: 'p1', actorName: '张敏' };
let backend: TempBackend;
/** Forty rows, one a month: 2023-09 to 2026-11, of which nine are in a first archive and six in a second. */
beforeEach(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    for (let i = 40; i > 0; i -= 1)
      appendAudit(tx, {
        ...{
          ...BY,
          atMs: TEST_NOW_MS - i * MONTH_MS,
          action: 'customers.edit',
          entity: 'customer',
          entityId: `c${i % 3}`,
        },
        ...{ before: { name: '阳光' }, after: { phones: [{ number: `1380013${1000 + i}` }] }, reason: `原因 ${i}` },
      });
  });
  for (const months of [30, 24]) {
    await backend.services.writer.write((tx) => putSetting(tx, 'auditKeepMonths', months));
    await runInline(backend, archiveAudit, BY);
  }
});
afterEach(() => backend.close());

const asking = (role: Role = 'supervisor'): ActionContext => ({
  ...backend.context(backend.actor([role])),
  ...{ services: inlineServices(backend), commandId: null, procedure: 'audit.openArchives' },
});
const open = async (filter: object = {}) => {
  const ctx = asking();
  const { jobId } = await startOpening(ctx, { filter: auditFilter.parse(filter) });
  await ctx.services.tracked.ended(jobId);
  return openingState(ctx, { jobId });
};
/** Every row that the screen would show, live and archived, with what each page says of archives. */
const search = async (filter: object, role: Role = 'supervisor', limit = 7) => {
  const ctx = asking(role);
  const seqs: number[] = [];
  for (const read of [
    async (input: never) => readAuditPage(backend.services.db, ctx, input),
    (input: never) => readArchivedPage(ctx, input),
  ])
    for (let cursor: number | null = null; ; ) {
      const page = await read(auditPageInput.parse({ filter, cursor, limit }) as never);
      seqs.push(...page.entries.map(({ seq }) => seq));
      cursor = page.nextCursor;
      if (cursor === null) break;
    }
  const { left } = await readReached(ctx, { filter: auditFilter.parse(filter) });
  return { seqs, unopened: left?.files };
};
const archiveFiles = () =>
  readdirSync(join(backend.dataDir, 'audit'))
    .filter((name) => name.endsWith('.gz'))
    .sort();

describe('archived rows of the audit log', () => {
  it('are found with the rest once their archives were checked, by the same filters and masked alike', async () => {
    expect(await search({ words: '阳光' })).toMatchObject({ unopened: 2 });
    expect(await open()).toMatchObject({ state: 'done', findings: [], error: null });
    const all = await search({ words: '阳光' });
    expect(all).toEqual({ seqs: Array.from({ length: 40 }, (_, i) => 40 - i), unopened: undefined });
    expect((await search({ thing: 'c1', entity: 'customer' })).seqs).toHaveLength(14);
    expect((await search({ reason: '40' })).seqs).toEqual([1]);
    expect((await search({ from: '2024-01-01', to: '2024-02-29' })).seqs).toEqual([7, 6]);
    expect((await search({ words: '13800131040' })).seqs).toEqual([1]);
    expect((await search({ words: '13800131040' }, 'administrator')).seqs).toEqual([]);
    const masked = await readArchivedRow(asking('administrator'), { seq: 1 });
    expect(masked.changes).toContainEqual({ path: 'phones.0.number', before: null, after: '138****1040' });
    const row = await readArchivedRow(asking(), { seq: 1 });
    expect(row).toMatchObject({ seq: 1, reason: '原因 40', previousHash: '', hash: expect.stringMatching(/^\w{64}$/) });
    expect(row.changes).toContainEqual({ path: 'phones.0.number', before: null, after: '13800131040' });
    const told = backend.services.db.raw
      .prepare("SELECT entity_id FROM audit WHERE action = 'audit.openArchives' ORDER BY seq")
      .pluck()
      .all();
    expect(told).toHaveLength(2);
  });

  it('offer their people and actions once they are open, and are found by what is typed before', async () => {
    const left = { actorId: 'left', actorName: '王离', action: 'routes.save', entity: 'route', entityId: 'r1' };
    const renamed = { before: { name: '一线' }, after: { name: '二线' } };
    await backend.services.writer.write((tx) => appendAudit(tx, { ...left, ...renamed, atMs: TEST_NOW_MS }));
    backend.clock.nowMs += 27 * MONTH_MS;
    await runInline(backend, archiveAudit, BY);
    const choices = async () => {
      const { people, actions, entities } = await readAuditChoices(asking());
      return [people.map(({ id }) => id), actions, entities];
    };
    expect(await choices()).toEqual([['p1'], expect.not.arrayContaining(['routes.save']), expect.anything()]);
    expect(await search({ actorId: '王离' })).toEqual({ seqs: [], unopened: 3 });
    await open();
    expect(await choices()).toEqual([
      expect.arrayContaining(['p1', 'left']),
      expect.arrayContaining(['customers.edit', 'routes.save']),
      expect.arrayContaining(['customer', 'route']),
    ]);
    const found = await search({ actorId: 'left' });
    expect(found.seqs).toHaveLength(1);
    for (const filter of [{ actorId: '王' }, { action: 'routes.save' }, { action: '线路' }, { action: 'ROUTE' }])
      expect((await search(filter)).seqs, JSON.stringify(filter)).toEqual(found.seqs);
    // A whole name of an action is no part of another's.
    expect((await search({ action: 'routes.sav' })).seqs).toEqual([]);
    backend.clock.nowMs = TEST_NOW_MS;
  });

  it('are opened only as far as the days reach, and closed when nobody looks', async () => {
    expect(await search({ from: '2024-08-01' })).toMatchObject({ unopened: 1 });
    expect(await search({ from: '2026-01-01' })).toMatchObject({ unopened: undefined });
    await open({ from: '2024-08-01' });
    expect(readdirSync(copiesFolder(backend.dataDir))).toHaveLength(1);
    expect(await search({})).toMatchObject({ unopened: 1 });
    await expect(readArchivedRow(asking(), { seq: 1 })).rejects.toMatchObject({ key: 'audit-archive-closed' });
    await expect(startOpening(asking(), { filter: auditFilter.parse({ from: '2024-08-01' }) })).rejects.toMatchObject({
      key: 'audit-no-archive',
    });
    backend.clock.nowMs += 3_600_001;
    backend.services.archives.tidy();
    expect(readdirSync(copiesFolder(backend.dataDir))).toHaveLength(0);
    backend.clock.nowMs = TEST_NOW_MS;
  });

  it('are not shown of an archive that is gone or was changed, before it is opened or after', async () => {
    const [first = '', second = ''] = archiveFiles();
    const path = join(backend.dataDir, 'audit', first);
    const good = readFileSync(path);
    writeFileSync(path, good.subarray(0, good.length - 20));
    expect((await open()).findings).toEqual([{ key: 'audit-archive-changed', params: { file: first }, advice: false }]);
    const { seqs, unopened } = await search({ entity: 'customer' });
    expect([seqs.at(-1), unopened]).toEqual([10, 1]);
    expect(readdirSync(copiesFolder(backend.dataDir))).toHaveLength(1);
    writeFileSync(path, good);
    expect((await open()).findings).toEqual([]);
    expect((await search({ entity: 'customer' })).seqs).toHaveLength(40);
    rmSync(join(backend.dataDir, 'audit', second));
    expect((await search({ entity: 'customer' })).seqs).toHaveLength(34);
    expect((await open()).findings).toEqual([
      { key: 'audit-archive-missing', params: { file: second }, advice: false },
    ]);
  });

  it('stand in the file, too, when they were looked into', async () => {
    const ctx = asking();
    const asked = { filter: auditFilter.parse({ entity: 'customer' }), archives: 2, language: 'en' as const };
    await expect(startAuditExport(ctx, asked)).rejects.toMatchObject({ key: 'audit-archive-closed' });
    await open();
    const { exportId } = await startAuditExport(ctx, asked);
    await ctx.services.tracked.ended(exportId);
    expect(await auditExportState(ctx, { exportId })).toMatchObject({ state: 'done' });
    const lines = readFileSync(`${backend.dataDir}/exports/${exportId}.csv`, 'utf8').trim().split('\r\n');
    expect(lines.slice(1).map((line) => Number(line.split(',')[0]))).toEqual(
      Array.from({ length: 40 }, (_, i) => 40 - i),
    );
    await backend.services.archives.close();
    expect(existsSync(copiesFolder(backend.dataDir)) && readdirSync(copiesFolder(backend.dataDir))).toEqual([]);
  });
});
