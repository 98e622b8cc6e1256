import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { inTransaction, openDatabase, openMigrated, sql, type WritableDB } from '../../../db/connection.ts';
import { runJob } from './run-job.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'orderline-checkpoint-'));
const databaseFile = join(dataDir, 'orderline.db');
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

function fill(db: WritableDB, rows: number): void {
  inTransaction(db, (tx) => {
    const insert = sql<[string, string]>(tx, 'INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)');
    for (let row = 0; row < rows; row += 1) insert.run(`key-${row}`, JSON.stringify('x'.repeat(1000)));
  });
}

it('moves the WAL into the file and cuts it, under the lock only at the end', async () => {
  const db = openMigrated(databaseFile, { walAutocheckpoint: 0 });
  fill(db, 2000);
  const walBytes = () => statSync(`${databaseFile}-wal`).size;
  expect(walBytes()).toBeGreaterThan(2_000_000);
  const seen: string[] = [];
  const host = {
    dataDir,
    databaseFile,
    lock: async () => {
      seen.push('lock');
      return () => void seen.push('unlock');
    },
    progress: () => undefined,
    isCancelled: () => false,
    nowMs: () => 0,
    newId: () => 'id',
  };
  const reader = openDatabase(databaseFile, { readonly: true });
  reader.raw.exec('BEGIN');
  reader.raw.prepare('SELECT count(*) FROM setting').get();
  expect(await runJob(host, 'checkpoint', {})).toMatchObject({ truncated: false });
  expect(walBytes()).toBeGreaterThan(2_000_000);
  reader.raw.close();

  expect(await runJob(host, 'checkpoint', {})).toMatchObject({ truncated: true });
  expect(walBytes()).toBe(0);
  expect(seen).toEqual(['lock', 'unlock', 'lock', 'unlock']);
  expect(sql<[], { n: number }>(db, 'SELECT count(*) AS n FROM setting').get()?.n).toBeGreaterThanOrEqual(2000);
  db.raw.close();
});
