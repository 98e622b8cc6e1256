import fs, { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { appendAudit, auditHash, type StoredAuditRow } from '../../../db/audit.ts';
import { auditRows, clearArchivedRows } from '../../../db/audit-archives.ts';
import { searchedTo } from '../../../db/audit-search.ts';
import { putSetting } from '../../../db/settings.ts';
import { inlineServices, runInline } from '../testing/inline-job.ts';
import { createTempBackend, TEST_NOW_MS, type TempBackend } from '../testing/temp-backend.ts';
import { archiveAudit } from './archive-audit.ts';
import { readKeeping } from './check-chain.ts';
import { createAuditKeeper } from './schedule-keeping.ts';
import { sealLog } from './seals.ts';
import { verifyAudit } from './verify-audit.ts';

const MONTH_MS = 30 * 86_400_000;
const BY = { actorId: 'system:root', actorName: 'root' };
let backend: TempBackend;
/** Forty rows, one a month: 2023-09 to 2026-11. */
beforeEach(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    for (let i = 40; i > 0; i -= 1)
      appendAudit(tx, { ...BY, atMs: TEST_NOW_MS - i * MONTH_MS, action: 'x', after: { i }, reason: '移动' });
  });
});
afterEach(() => backend.close());

const raw = () => backend.services.db.raw;
const keep = (months: number | null) =>
  backend.services.writer.write((tx) => putSetting(tx, 'auditKeepMonths', months));
const archive = () => runInline(backend, archiveAudit, BY);
const verify = async () => {
  const { findings } = await runInline(backend, verifyAudit, {});
  return findings.map(({ key, params }) => [key, params]);
};
const folder = () => join(backend.dataDir, 'audit');
const seqs = () => raw().prepare('SELECT seq FROM audit ORDER BY seq').pluck().all() as number[];
/** Like somebody with a database tool. */
const outside = (text: string) =>
  raw().exec(
    `DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete; DROP TRIGGER audit_archive_no_update; ${text}`,
  );

describe('a log that somebody changed from outside', () => {
  it('is whole as it was written, in the middle and at both ends', async () => {
    expect(await verify()).toEqual([]);
  });

  it.each([
    ['a changed row', 'UPDATE audit SET reason = NULL WHERE seq = 12', [['audit-row-changed', { row: 12 }]]],
    [
      'rows taken from the middle',
      'DELETE FROM audit WHERE seq IN (12, 13)',
      [['audit-rows-missing', { from: 12, to: 13 }]],
    ],
    ['rows taken from the beginning', 'DELETE FROM audit WHERE seq < 4', [['audit-rows-missing', { from: 1, to: 3 }]]],
    ['rows taken from the end', 'DELETE FROM audit WHERE seq > 38', [['audit-end-missing', { from: 39, to: 40 }]]],
    ['all rows taken', 'DELETE FROM audit', [['audit-end-missing', { from: 1, to: 40 }]]],
    [
      'two rows that changed places',
      'UPDATE audit SET seq = -1 WHERE seq = 12; UPDATE audit SET seq = 12 WHERE seq = 13; UPDATE audit SET seq = 13 WHERE seq = -1',
      [
        ['audit-row-changed', { row: 12 }],
        ['audit-row-changed', { row: 13 }],
        ['audit-row-out-of-place', { row: 14 }],
      ],
    ],
  ])('shows %s', async (_what, text, findings) => {
    outside(text);
    expect(await verify()).toEqual(findings);
  });

  it('shows a row that was put in, though its own hash fits', async () => {
    const [row] = auditRows(backend.services.db, 20, 20) as unknown as [StoredAuditRow];
    outside('DELETE FROM audit WHERE seq = 20');
    const { hash: _hash, ...forged } = { ...row, actorName: 'X' };
    raw()
      .prepare(`INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
      .run(...Object.values(forged), auditHash(forged));
    expect(await verify()).toEqual([['audit-row-out-of-place', { row: 21 }]]);
  });

  it('shows by its seal that the end was taken and written anew, hashes and all', async () => {
    sealLog(backend.services.db, backend.dataDir, 'daily', TEST_NOW_MS);
    outside(
      'DELETE FROM audit WHERE seq = 40; UPDATE audit_head SET seq = 39, hash = (SELECT hash FROM audit WHERE seq = 39)',
    );
    await backend.services.writer.write((tx) => appendAudit(tx, { ...BY, atMs: TEST_NOW_MS, action: 'forged' }));
    expect(await verify()).toEqual([['audit-seal-broken', { row: 40, at: '2026-11-24T01:00:00.000Z' }]]);
  });
});

describe('retention by rule', () => {
  it('keeps all of it without a rule', async () => {
    expect(await archive()).toBeNull();
    expect(existsSync(folder())).toBe(false);
  });

  it('moves what is older to a sealed file, says so in the log, and goes on from there', async () => {
    await keep(24);
    const archived = await archive();
    // Everything before 2024-11-01 in Shanghai.
    expect(archived).toMatchObject({ firstSeq: 1, lastSeq: 15, rows: 15 });
    expect(seqs()).toEqual([...Array.from({ length: 25 }, (_, i) => 16 + i), 41]);
    const anchor = raw().prepare('SELECT * FROM audit WHERE seq = 41').get() as { action: string; after: string };
    expect(anchor).toMatchObject({ actor_name: 'root', action: 'audit.archive', entity: 'audit-archive' });
    expect(JSON.parse(anchor.after)).toMatchObject({
      ...{ keepMonths: 24, keptFrom: '2024-11-01', rows: 15, firstSeq: 1, lastSeq: 15, sha256: archived?.sha256 },
    });
    expect(await verify()).toEqual([]);
    expect(await archive()).toBeNull();
    // The next one follows, and takes the first one's anchor along some day.
    backend.clock.nowMs += 26 * MONTH_MS;
    expect(await archive()).toMatchObject({ firstSeq: 16, lastSeq: 41 });
    expect(seqs()).toEqual([42]);
    expect(await verify()).toEqual([]);
    backend.clock.nowMs = TEST_NOW_MS;
  });

  it('lets the program thin the log in no other way', async () => {
    expect(() => raw().exec('DELETE FROM audit WHERE seq = 1')).toThrow('append only');
    expect(() =>
      raw().exec(
        "INSERT INTO audit_archive VALUES (5, 1, 0, 0, '', (SELECT hash FROM audit WHERE seq = 5), 'f', 0, '', 40)",
      ),
    ).toThrow('with its anchor only');
    await keep(24);
    await archive();
    expect(() => raw().exec('DELETE FROM audit WHERE seq = 16')).toThrow('append only');
    expect(() => raw().exec('DELETE FROM audit_archive')).toThrow('append only');
  });

  it.each([
    ['before the anchor is written', 2, 1],
    ['between the anchor and the clearing', 3, 5],
  ])('loses nothing when it ends %s', async (_when, killedAt, firstLeft) => {
    await keep(24);
    const { writer } = backend.services;
    const write = writer.write.bind(writer);
    const clear = vi.spyOn(writer, 'write');
    let writes = 0;
    clear.mockImplementation(async (work) => {
      writes += 1;
      // The first clears what an earlier run left, the second tells the log, the third clears away.
      if (writes === 3) await write((tx) => clearArchivedRows(tx, 4));
      if (writes >= killedAt) throw new Error('killed');
      return write(work);
    });
    await expect(archive()).rejects.toThrow('killed');
    clear.mockRestore();
    expect(seqs()[0]).toBe(firstLeft);
    expect(await verify()).toEqual([]);
    await archive();
    expect(seqs()[0]).toBe(16);
    expect(seqs()).toHaveLength(26);
    expect(await verify()).toEqual([]);
  });

  it('moves nothing unless the file is on the disk, reads back whole, and the rows are as they were written', async () => {
    await keep(24);
    const full = vi.spyOn(fs, 'writeSync').mockImplementation(() => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    });
    await expect(archive()).rejects.toMatchObject({ key: 'disk-full' });
    full.mockRestore();
    const { renameSync } = fs;
    const lying = vi.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
      renameSync(from, to);
      writeFileSync(to, readFileSync(to).fill(0, 100, 120));
    });
    await expect(archive()).rejects.toMatchObject({ key: 'audit-archive-not-written' });
    lying.mockRestore();
    outside("UPDATE audit SET actor_name = 'X' WHERE seq = 3");
    await expect(archive()).rejects.toMatchObject({ key: 'audit-chain-broken', params: { row: 3 } });
    expect(readdirSync(folder())).toEqual([]);
    expect(seqs()).toHaveLength(40);
  });

  it('shows an archive that is gone, was changed, or never announced', async () => {
    await keep(24);
    const { file } = (await archive()) as { file: string };
    const name = readdirSync(folder()).find((each) => each.endsWith('.gz')) as string;
    const good = readFileSync(file);
    const lines = gunzipSync(good).toString().split('\n');
    // A row less, and the count at the end made to fit.
    const fewer = [...lines.slice(0, 5), ...lines.slice(6)].join('\n').replace('"rows":15', '"rows":14');
    for (const bytes of [gzipSync(fewer), good.subarray(0, good.length - 20), Buffer.from('nothing of the kind')]) {
      writeFileSync(file, bytes);
      expect(await verify()).toContainEqual(['audit-archive-changed', { file: name }]);
    }
    rmSync(file);
    expect(await verify()).toEqual([['audit-archive-missing', { file: name }]]);
    writeFileSync(file, good);
    outside("UPDATE audit_archive SET sha256 = 'x'");
    expect(await verify()).toContainEqual(['audit-archive-unannounced', { file: name }]);
  });
});

describe('the look after the log', () => {
  it('moves what is too old once a day, indexes what is new, and checks once a day', async () => {
    await keep(24);
    await backend.services.writer.write((tx) => {
      for (let i = 0; i < 301; i += 1)
        appendAudit(tx, { ...BY, atMs: TEST_NOW_MS, action: 'x', after: { text: '新' } });
    });
    const services = inlineServices(backend);
    const look = createAuditKeeper(services);
    const checks = () => raw().prepare("SELECT count(*) FROM job WHERE kind = 'verify-audit'").pluck().get();
    await look();
    await services.tracked.settled();
    expect([seqs()[0], searchedTo(backend.services.db), checks()]).toEqual([16, 342, 1]);
    expect((await readKeeping({ services })).last).toMatchObject({ archivedRows: 15, findings: [] });
    await look();
    expect(checks()).toBe(1);
    backend.clock.nowMs += 25 * 3_600_000;
    await look();
    await services.tracked.settled();
    expect(checks()).toBe(2);
  });

  it('takes a half-written seal for none', () => {
    const file = join(folder(), 'seals.jsonl');
    const seal = () => sealLog(backend.services.db, backend.dataDir, 'daily', TEST_NOW_MS);
    seal();
    const line = readFileSync(file, 'utf8');
    writeFileSync(file, line + line.slice(0, 20));
    seal();
    expect(readFileSync(file, 'utf8')).toBe(line + line);
  });
});
