import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMigrated, sql, type WritableDB } from '../connection.ts';
import {
  BACKUP_FOLDER,
  backupDatabase,
  backupName,
  isSoundDatabase,
  listBackups,
  restoreBackup,
  rotateBackups,
} from './backup.ts';
import { checkDatabase } from './integrity.ts';

const AT_MS = Date.parse('2026-11-24T01:00:00Z');
let folder: string;
let file: string;
let db: WritableDB;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orderline-backup-'));
  file = join(folder, 'orderline.db');
  db = openMigrated(file);
});
afterEach(() => {
  if (db.raw.open) db.raw.close();
  rmSync(folder, { recursive: true, force: true });
});

const put = (key: string) => sql<[string]>(db, "INSERT INTO setting (key, value) VALUES (?, '1')").run(key);
const keysIn = (path: string) => {
  const opened = openMigrated(path);
  const keys = sql<[], { key: string }>(opened, 'SELECT key FROM setting ORDER BY key').all();
  opened.raw.close();
  return keys.map(({ key }) => key);
};

describe('backup', () => {
  it('copies what is committed, also from the WAL, and leaves no part file', async () => {
    put('a');
    const copy = join(folder, BACKUP_FOLDER, backupName(AT_MS));
    await backupDatabase(db, copy);
    put('b');
    expect(keysIn(copy)).toEqual(['a']);
    expect(readdirSync(join(folder, BACKUP_FOLDER)).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('keeps the newest and removes only its own files', () => {
    mkdirSync(join(folder, BACKUP_FOLDER));
    for (let day = 0; day < 5; day += 1)
      writeFileSync(join(folder, BACKUP_FOLDER, backupName(AT_MS + day * 86_400_000)), '');
    writeFileSync(join(folder, BACKUP_FOLDER, 'mine.db'), '');
    expect(rotateBackups(folder, 2)).toHaveLength(3);
    expect(listBackups(folder).map((backup) => backup.file.slice(-24))).toEqual([
      backupName(AT_MS + 4 * 86_400_000).slice(-24),
      backupName(AT_MS + 3 * 86_400_000).slice(-24),
    ]);
    expect(existsSync(join(folder, BACKUP_FOLDER, 'mine.db'))).toBe(true);
  });

  it('restores, and sets what was there aside with what its WAL held', async () => {
    put('a');
    const copy = join(folder, 'copy.db');
    await backupDatabase(db, copy);
    put('later');
    db.raw.close();
    const { setAside } = restoreBackup(file, copy, AT_MS);
    expect(keysIn(file)).toEqual(['a']);
    expect(keysIn(setAside as string)).toEqual(['a', 'later']);
  });

  it('refuses a damaged backup and moves nothing', () => {
    put('a');
    db.raw.close();
    const damaged = join(folder, 'damaged.db');
    writeFileSync(damaged, readFileSync(file));
    truncateSync(damaged, 5000);
    expect(isSoundDatabase(damaged)).toBe(false);
    expect(() => restoreBackup(file, damaged, AT_MS)).toThrow(expect.objectContaining({ key: 'backup-damaged' }));
    expect(keysIn(file)).toEqual(['a']);
  });
});

describe('checkDatabase', () => {
  it('finds nothing in a new database', () => {
    expect(checkDatabase(db)).toEqual([]);
  });

  it('finds a dangling reference, and a missing administrator', () => {
    db.raw.exec(`PRAGMA foreign_keys = OFF;
      INSERT INTO operator (id, login, name, password_hash, seat_id, created_at_ms) VALUES ('o', 'o', 'O', '', 'nowhere', 0);`);
    expect(checkDatabase(db)).toEqual([
      { key: 'dangling-reference', params: { table: 'operator', rows: 1 } },
      { key: 'no-administrator', params: { rows: 1 } },
    ]);
  });
});
