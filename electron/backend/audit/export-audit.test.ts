import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { appendAudit } from '../../../db/audit.ts';
import { auditFilter } from '../../../shared/contract/audit.ts';
import type { Role } from '../../../shared/contract/rights.ts';
import type { ActionContext } from '../api/procedure.ts';
import { inlineServices } from '../testing/inline-job.ts';
import { createTempBackend, TEST_NOW_MS, type TempBackend } from '../testing/temp-backend.ts';
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
  const asked = { filter: auditFilter.parse({ entity: 'customer' }), language: 'zh-CN' as const };
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

it('is the supervisor’s, and only their own', async () => {
  const { exportId } = await startAuditExport(asking('supervisor'), { filter: auditFilter.parse({}), language: 'en' });
  const other = asking('supervisor');
  const someone = { ...other, actor: { ...other.actor, operatorId: 'other' } };
  await expect(auditExportState(someone, { exportId })).rejects.toMatchObject({ key: 'export-unknown' });
  const lead = { ...other, actor: backend.actor(['lead']) };
  await expect(auditExportState(lead, { exportId })).rejects.toMatchObject({ key: 'right-missing' });
});
