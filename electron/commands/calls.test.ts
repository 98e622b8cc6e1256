import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstBrokenAuditRow } from '../../db/audit-chain.ts';
import { inTransaction, openMigrated } from '../../db/connection.ts';
import { seedCalls } from '../../db/testing/seed-calls.ts';
import { runForTest } from './testing/run-for-test.ts';

let dataDir: string;
let out: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'orderline-calls-'));
  out = join(dataDir, 'out.csv');
  const db = openMigrated(join(dataDir, 'orderline.db'));
  inTransaction(db, (tx) => seedCalls(tx, { calls: 400 }));
  db.raw.close();
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const run = (...args: string[]) => runInterrupted(undefined, ...args);
const runInterrupted = (signal: AbortSignal | undefined, ...args: string[]) =>
  runForTest(['calls', 'export', ...args, '--data-dir', dataDir, '--lang', 'en'], signal ? { signal } : {});

const RANGE = ['--from', '2026-11-01', '--to', '2026-11-30', '--format', 'csv'];

describe('calls export', () => {
  it('writes the file, says what it is as JSON, and leaves an audit row', async () => {
    const { exitCode, out: json, err } = await run(...RANGE, '--out', out, '--json');
    expect([exitCode, err]).toEqual([0, '']);
    expect(JSON.parse(json)).toMatchObject({ file: out, rows: 400, format: 'csv', from: '2026-11-01' });
    expect(readFileSync(out, 'utf8').startsWith('\ufeff"Call id","Date"')).toBe(true);
    const db = openMigrated(join(dataDir, 'orderline.db'));
    const audit = db.raw.prepare<[], { action: string; after: string }>('SELECT action, after FROM audit').all();
    expect(firstBrokenAuditRow(db)).toBe(null);
    db.raw.close();
    expect(audit).toHaveLength(1);
    expect(audit[0]?.action).toBe('exports.startCalls');
    expect(JSON.parse(audit[0]?.after ?? '')).toMatchObject({ rows: 400, sha256: JSON.parse(json).sha256 });
  });

  it('keeps a file that is there, unless told to replace it', async () => {
    const refused = await run(...RANGE, '--out', out, '--columns', 'id');
    expect([refused.exitCode, refused.err]).toEqual([1, expect.stringContaining('exists already')]);
    const forced = await run(...RANGE, '--out', out, '--columns', 'id,number', '--force');
    expect([forced.exitCode, forced.out]).toEqual([0, expect.stringContaining('400 rows exported')]);
    expect(readFileSync(out, 'utf8').startsWith('\ufeff"Call id","Number"\r\n')).toBe(true);
  });

  it('writes a spreadsheet file, and GB18030 by either name', async () => {
    const book = join(dataDir, 'out.xlsx');
    const { out: json } = await run(...RANGE, '--format', 'xlsx', '--out', book, '--json', '--columns', 'id');
    expect(JSON.parse(json)).toMatchObject({ rows: 400, format: 'xlsx' });
    expect(readFileSync(book).subarray(0, 4).toString('latin1')).toBe('PK\x03\x04');
    const written = ['--format csv-gb18030', '--encoding gb18030'].map(async (name, i) => {
      const file = join(dataDir, `gb${i}.csv`);
      await run('--from', '2026-11-01', '--to', '2026-11-30', ...name.split(' '), '--out', file, '--columns', 'source');
      return readFileSync(file, 'hex');
    });
    const [first, second] = await Promise.all(written);
    expect(first?.startsWith('22')).toBe(true);
    expect(second).toBe(first);
  });

  it.each(['csv', 'xlsx'])(
    'leaves nothing of a %s when it is interrupted, and says so by its exit code',
    async (format) => {
      const before = readdirSync(dataDir);
      const dates = ['--from', '2026-11-01', '--to', '2026-11-30', '--format', format];
      const out = join(dataDir, `cut.${format}`);
      const { exitCode, err } = await runInterrupted(AbortSignal.abort(), ...dates, '--out', out);
      expect([exitCode, err]).toEqual([130, expect.stringContaining('Cancelled')]);
      expect(readdirSync(dataDir)).toEqual(before);
    },
  );

  it('filters by code and says so before when nothing matches', async () => {
    const some = await run(...RANGE, '--out', join(dataDir, 'a.csv'), '--json', '--seat', 'A-01', '--class', 'K');
    expect(JSON.parse(some.out).rows).toBeGreaterThan(0);
    const none = await run('--from', '2020-01-01', '--to', '2020-01-02', '--out', join(dataDir, 'b.csv'), '--json');
    expect([none.exitCode, JSON.parse(none.out).rows]).toEqual([0, 0]);
    expect(none.err).toContain('No call matches');
  });

  it.each([
    [1, 'Swap the two dates', ['--from', '2026-11-30', '--to', '2026-11-01', '--out', 'x.csv']],
    [1, 'no seat “Z-99”', [...RANGE, '--out', 'x.csv', '--seat', 'Z-99']],
    [1, 'cannot be written', [...RANGE, '--out', '/no/such/folder/x.csv']],
    [2, 'not a valid value', ['--from', '2026-02-30', '--to', '2026-11-01', '--out', 'x.csv']],
    [2, '', ['--from', '2026-02-01', '--out', 'x.csv']],
    [2, '', [...RANGE, '--out', 'x.csv', '--columns', 'id,secret']],
    [2, '', [...RANGE, '--out', 'x.csv', '--format', 'ods']],
    [2, '', [...RANGE, '--out', 'x.xlsx', '--format', 'xlsx', '--encoding', 'gb18030']],
  ])('refuses with exit code %d and a sentence (%s)', async (code, sentence, args) => {
    const { exitCode, err } = await run(...args);
    expect(exitCode).toBe(code);
    expect(err.length).toBeGreaterThan(10);
    if (code === 1) expect(err).toContain(sentence);
    expect(readdirSync(dataDir).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
