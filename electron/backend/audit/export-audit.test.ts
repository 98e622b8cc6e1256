import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { appendAudit } from '../../../db/audit.ts';
import { auditFilter, auditPageInput } from '../../../shared/contract/audit.ts';
import type { Role } from '../../../shared/contract/rights.ts';
import { auditCells } from '../../../shared/i18n/audit-cells.ts';
import { createTranslator } from '../../../shared/i18n/index.ts';
import type { ActionContext } from '../api/procedure.ts';
import { inlineServices } from '../testing/inline-job.ts';
import { createTempBackend, TEST_NOW_MS, type TempBackend } from '../testing/temp-backend.ts';
import { idsOfTeam, seedTwoTeams } from '../testing/two-teams.ts';
import { readAuditPage } from './list-audit.ts';
import { auditExportState, startAuditExport } from './start-audit-export.ts';

let backend: TempBackend;
beforeAll(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    for (let i = 0; i < 1100; i += 1)
      appendAudit(tx, {
        ...{ atMs: TEST_NOW_MS, actorId: 'p1', actorName: '=张敏', action: 'customers.edit', entity: 'customer' },
        ...{
          entityId: `c${i}`,
          before: { creditLimitMinor: 5000 },
          after: { creditLimitMinor: 8000 + i },
          reason: '-1',
        },
      });
  });
});
afterAll(() => backend.close());

const asking = (role: Role, services = inlineServices(backend)): ActionContext => ({
  ...backend.context(backend.actor([role])),
  ...{ services, commandId: null, procedure: 'audit.export' },
});

it('writes what the filter finds as a file in words, and the log knows of it before it can be taken', async () => {
  const ctx = asking('supervisor');
  const asked = { filter: auditFilter.parse({ entity: 'customer' }), archives: 0, language: 'zh-CN' as const };
  const { exportId } = await startAuditExport(ctx, asked);
  await ctx.services.tracked.ended(exportId);
  const { state, file } = await auditExportState(ctx, { exportId });
  expect([state, file?.fileName]).toEqual(['done', '审计日志.csv']);
  const lines = readFileSync(`${backend.dataDir}/exports/${exportId}.csv`, 'utf8').split('\r\n');
  expect(lines).toHaveLength(1102);
  expect(lines[0]).toContain('"时间","人员","操作"');
  expect(lines[1]).toMatch(
    /^1100,2026-11-24 09:00:00,"'=张敏","修改客户","客户","c1099","信用额度: 50.00 → 90.99","'-1","\w{64}"$/,
  );
  const row = backend.services.db.raw.prepare('SELECT action, entity, after FROM audit WHERE seq = 1101').get();
  expect(row).toMatchObject({ action: 'audit.export', entity: 'export', after: expect.stringMatching('"rows":1100') });
});

it('says in every cell what the screen says', async () => {
  const ctx = asking('supervisor');
  await backend.services.writer.write((tx) => {
    seedTwoTeams(tx);
    const by = { atMs: TEST_NOW_MS, actorId: 'p1', actorName: '张敏' };
    const { customerId } = idsOfTeam(0);
    const more = {
      entity: 'customer',
      entityId: String(customerId),
      after: { contact: '李', routeId: 'r', n: 1, m: 2 },
    };
    appendAudit(tx, { ...by, action: 'customers.edit', ...more, before: { contact: null, routeId: 'q' } });
    appendAudit(tx, { ...by, action: 'queue.build', entity: 'queue', entityId: '2026-11-24', after: 12 });
    appendAudit(tx, { ...by, action: 'auth.signOut' });
  });
  const asked = {
    filter: auditFilter.parse({ actorId: 'p1', entity: null }),
    archives: 0,
    language: 'en' as const,
  };
  const { exportId } = await startAuditExport(ctx, asked);
  await ctx.services.tracked.ended(exportId);
  const file = readFileSync(`${backend.dataDir}/exports/${exportId}.csv`, 'utf8').slice(1);
  const [, ...lines] = parse(file) as string[][];
  const { entries, names } = readAuditPage(backend.services.db, ctx, auditPageInput.parse({ filter: asked.filter }));
  const { t } = createTranslator('en');
  const texts = { t, language: 'en', timeZone: 'Asia/Shanghai', currency: 'CNY', names } as const;
  const shown = entries.slice(0, 3).map((entry) => {
    const { at, person, action, entity, thing, changes, reason } = auditCells(entry, texts);
    return [String(entry.seq), at, person, action, entity, thing, changes.join('; '), reason];
  });
  expect(lines.slice(0, 3).map((cells) => cells.slice(0, -1))).toEqual(shown);
  expect(shown[2]).toEqual(expect.arrayContaining(['C-000000 阳光便利店0', expect.stringContaining('(none) → 李')]));
});

it('is the supervisor’s, and only their own', async () => {
  const { exportId } = await startAuditExport(asking('supervisor'), {
    filter: auditFilter.parse({}),
    archives: 0,
    language: 'en',
  });
  const other = asking('supervisor');
  const someone = { ...other, actor: { ...other.actor, operatorId: 'other' } };
  await expect(auditExportState(someone, { exportId })).rejects.toMatchObject({ key: 'export-unknown' });
  const lead = { ...other, actor: backend.actor(['lead']) };
  await expect(auditExportState(lead, { exportId })).rejects.toMatchObject({ key: 'right-missing' });
});
