import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, openDatabase, openMigrated, sql, storageError } from './connection.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orderline-connection-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const FILL = 'INSERT INTO setting (key, value) VALUES (?, json_quote(hex(randomblob(2000))))';

function refusalOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return storageError(error);
  }
  return undefined;
}

describe('connection', () => {
  it('keeps one prepared statement for one text', () => {
    const db = openMigrated(join(folder, 'a.db'));
    expect(sql(db, 'SELECT 1')).toBe(sql(db, 'SELECT 1'));
    expect(sql(db, 'SELECT 1')).not.toBe(sql(db, 'SELECT 2'));
    db.raw.close();
  });

  it('writes through to the disk: WAL with full synchronisation and foreign keys', () => {
    const db = openMigrated(join(folder, 'a.db'));
    const pragma = (name: string) => db.raw.pragma(name, { simple: true });
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', 2, 1]);
    db.raw.close();
  });

  it('tells of a full disk in words of its own and keeps what was stored', () => {
    const db = openMigrated(join(folder, 'a.db'));
    inTransaction(db, (tx) => sql<[string]>(tx, FILL).run('before'));
    const pages = db.raw.pragma('page_count', { simple: true }) as number;
    db.raw.pragma(`max_page_count = ${pages + 2}`);
    const fill = () =>
      inTransaction(db, (tx) => {
        for (let row = 0; row < 100; row += 1) sql<[string]>(tx, FILL).run(`row ${row}`);
      });
    expect(refusalOf(fill)).toMatchObject({ code: 'refused', key: 'disk-full' });
    expect(sql<[], { key: string }>(db, 'SELECT key FROM setting').all()).toEqual([{ key: 'before' }]);
    db.raw.pragma('max_page_count = 1000000');
    inTransaction(db, (tx) => sql<[string]>(tx, FILL).run('after'));
    expect(db.raw.pragma('integrity_check', { simple: true })).toBe('ok');
    db.raw.close();
  });

  it('has a sentence for a disk that fails or has no room for shared memory', () => {
    const failed = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_SHMSIZE' });
    expect(storageError(failed, 'a.db')).toMatchObject({
      key: 'disk-failed',
      params: { file: 'a.db', code: 'SQLITE_IOERR_SHMSIZE' },
    });
  });

  it('refuses a place that is no file', () => {
    mkdirSync(join(folder, 'directory.db'));
    expect(() => openDatabase(join(folder, 'directory.db'))).toThrow(
      expect.objectContaining({ key: 'data-folder-not-writable' }),
    );
  });

  it('cannot write through a read-only connection', () => {
    openMigrated(join(folder, 'a.db')).raw.close();
    const db = openDatabase(join(folder, 'a.db'), { readonly: true });
    expect(() => db.raw.exec("INSERT INTO setting VALUES ('a', '1')")).toThrow('readonly');
    db.raw.close();
  });
});
