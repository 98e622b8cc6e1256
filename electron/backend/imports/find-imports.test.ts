import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertJob } from '../../../db/jobs.ts';
import type { Role } from '../../../shared/contract/rights.ts';
import type { ActionContext } from '../api/procedure.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { issueRejectsTicket } from './find-imports.ts';
import { IMPORT_JOB, rejectsFile } from './start-import.ts';

let backend: TempBackend;
beforeAll(async () => {
  backend = createTempBackend();
  const startedAtMs = backend.clock.nowMs;
  const input = JSON.stringify({ fileName: 'a.csv', kind: 'customers', testRun: false, operatorName: 'A' });
  await backend.services.writer.write((tx) =>
    insertJob(tx, { id: 'one', kind: IMPORT_JOB, operatorId: 'starter', startedAtMs, input }),
  );
  mkdirSync(join(backend.dataDir, 'imports'), { recursive: true });
  writeFileSync(rejectsFile(backend.dataDir, 'one'), 'phone\r\n13800138000\r\n');
});
afterAll(() => backend.close());

function contextOf(operatorId: string, role: Role): ActionContext {
  const context = backend.context(backend.actor([role], { operatorId }));
  return { ...context, services: backend.services, commandId: null, procedure: 'imports.rejects' };
}

describe('the refused rows of an import', () => {
  it('go to whoever brought the file and to those who see whole numbers', async () => {
    for (const context of [contextOf('starter', 'administrator'), contextOf('boss', 'supervisor')]) {
      await expect(issueRejectsTicket(context, { importId: 'one' })).resolves.toMatchObject({
        fileName: 'a-rejects.csv',
      });
    }
  });

  it('do not show another administrator the numbers that a file held', async () => {
    await expect(issueRejectsTicket(contextOf('other', 'administrator'), { importId: 'one' })).rejects.toMatchObject({
      key: 'right-missing',
    });
  });
});
