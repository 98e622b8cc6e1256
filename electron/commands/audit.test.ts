import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { appendAudit } from '../../db/audit.ts';
import { inTransaction, openMigrated } from '../../db/connection.ts';
import { putSetting } from '../../db/settings.ts';
import { TEST_NOW_MS } from '../backend/testing/temp-backend.ts';
import { runForTest } from './testing/run-for-test.ts';

const YEAR_MS = 365 * 86_400_000;
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'orderline-audit-'));
  inDatabase((tx) => {
    putSetting(tx, 'auditKeepMonths', 24);
    for (const years of [5, 4, 3, 1])
      appendAudit(tx, {
        ...{ atMs: TEST_NOW_MS - years * YEAR_MS, actorId: 'p1', actorName: '张敏', action: 'customers.edit' },
        ...{ entity: 'customer', entityId: 'c1', before: { name: '阳光' }, after: { name: `阳光${years}` } },
      });
  });
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

function inDatabase(work: Parameters<typeof inTransaction<void>>[1]): void {
  const db = openMigrated(join(dataDir, 'orderline.db'));
  inTransaction(db, work);
  db.raw.close();
}
const run = (...args: string[]) => runForTest([...args, '--data-dir', dataDir, '--lang', 'en']);

it('archives by the rule, and lists and checks what it archived', async () => {
  const sealed = (await run('audit', 'seal')).out.trim();
  expect((await run('audit', 'archive')).out).toContain('Rows 1 to 3 (3) were moved to');
  expect((await run('audit', 'archive')).out).toContain('Nothing to archive');
  expect((await run('audit', 'verify')).out).toBe('The audit log is whole: 2 rows in the database, 3 in 1 archives.\n');
  expect((await run('audit', 'verify', '--seal', sealed)).exitCode).toBe(0);
  const other = await run('audit', 'verify', '--seal', `4:${'0'.repeat(64)}`);
  expect([other.exitCode, other.out]).toEqual([1, expect.stringContaining('row 4 is not the one that was sealed')]);
  expect((await run('audit', 'verify', '--seal', '4')).exitCode).toBe(2);

  const file = join(dataDir, 'audit', readdirSync(join(dataDir, 'audit')).find((name) => name.endsWith('.gz')) ?? '');
  expect((await run('audit', 'verify', file)).out).toMatch(
    /^The archive is whole: 3 rows \(1 to 3\), SHA-256 \w{64}\n$/,
  );
  const shown = await run('audit', 'show', file, '--text', '阳光4');
  expect(shown.out.split('\n')).toEqual([expect.stringMatching(/^2\t.*张敏\tcustomers.edit\tcustomer\tc1\t/), '']);
  const gone = await run('audit', 'show', join(dataDir, 'no-such-file'));
  expect([gone.exitCode, gone.err]).toEqual([1, expect.stringContaining('can’t be read')]);
  expect((await run('doctor')).exitCode).toBe(0);
  rmSync(file);
  expect((await run('doctor')).out).toContain('is gone. Copy it back from backups/audit');
});

it('knows that a restore took rows back, and says so without alarm', async () => {
  await run('audit', 'archive');
  await run('backup');
  const backups = join(dataDir, 'backups');
  const older = join(backups, 'older.db');
  copyFileSync(join(backups, readdirSync(backups).find((name) => name.endsWith('.db')) ?? ''), older);
  inDatabase((tx) => appendAudit(tx, { atMs: TEST_NOW_MS, actorId: 'p1', actorName: '张敏', action: 'x' }));
  await run('backup');
  for (const name of readdirSync(join(dataDir, 'audit')))
    if (name.endsWith('.gz')) rmSync(join(dataDir, 'audit', name));
  expect((await run('restore', older)).exitCode).toBe(0);
  const { exitCode, out } = await run('audit', 'verify', '--json');
  const { rows, findings } = JSON.parse(out);
  // The row that came after is gone, the restore has one of its own, and the archive came back from the backup.
  const restored = { key: 'audit-restored', params: { from: 6, to: 6, at: expect.any(String) }, advice: true };
  expect([exitCode, rows, findings]).toEqual([0, 3, [restored]]);
});
