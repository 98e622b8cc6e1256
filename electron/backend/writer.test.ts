import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMigrated, sql, type WritableDB } from '../../db/connection.ts';
import { createWriter } from './writer.ts';

let folder: string;
let file: string;
let db: WritableDB;
const put = (tx: WritableDB, key: string) =>
  sql<[string]>(tx, "INSERT INTO setting (key, value) VALUES (?, '1')").run(key);
const keys = () =>
  sql<[], { key: string }>(db, 'SELECT key FROM setting ORDER BY key')
    .all()
    .map(({ key }) => key);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orderline-writer-'));
  file = join(folder, 'test.db');
  db = openMigrated(file);
});
afterEach(() => {
  db.raw.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Another process that holds the database's write lock until it is told to stop. */
async function otherProcessHoldsLock() {
  const connection = fileURLToPath(new URL('../../db/connection.ts', import.meta.url));
  const script = `
    const { openDatabase } = await import(${JSON.stringify(connection)});
    const db = openDatabase(${JSON.stringify(file)});
    db.raw.exec("BEGIN IMMEDIATE; INSERT INTO setting VALUES ('other', '1')");
    console.log('held');
    process.stdin.once('data', () => { db.raw.exec('COMMIT'); db.raw.close(); process.exit(0); });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return {
    async letGo() {
      child.stdin.write('go\n');
      await once(child, 'exit');
    },
  };
}

describe('writer', () => {
  it('rolls the whole transaction back when the work throws', async () => {
    const writer = createWriter(db);
    const failing = writer.write((tx) => {
      put(tx, 'half');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(keys()).toEqual([]);
    await writer.write((tx) => put(tx, 'whole'));
    expect(keys()).toEqual(['whole']);
  });

  it('keeps every write waiting while a worker holds the lock, in the order they came', async () => {
    const writer = createWriter(db);
    const unlock = await writer.lock();
    const done: string[] = [];
    const writes = ['b', 'a'].map((key) => writer.write((tx) => put(tx, key)).then(() => done.push(key)));
    await sleep(20);
    expect(keys()).toEqual([]);
    unlock();
    await Promise.all(writes);
    expect(done).toEqual(['b', 'a']);
  });

  it('waits for another process without holding the event loop', async () => {
    const writer = createWriter(db);
    const other = await otherProcessHoldsLock();
    let settled = false;
    const write = writer
      .write((tx) => put(tx, 'mine'))
      .then(() => {
        settled = true;
      });
    let turns = 0;
    const ticking = setInterval(() => {
      turns += 1;
    }, 1);
    await sleep(200);
    clearInterval(ticking);
    expect(settled).toBe(false);
    expect(turns).toBeGreaterThan(10);
    await other.letGo();
    await write;
    expect(keys()).toEqual(['mine', 'other']);
  });

  it('answers busy when another process does not let go', async () => {
    const writer = createWriter(db, 50);
    const other = await otherProcessHoldsLock();
    await expect(writer.write((tx) => put(tx, 'mine'))).rejects.toMatchObject({ code: 'busy', key: 'database-busy' });
    await other.letGo();
    expect(keys()).toEqual(['other']);
  });
});
