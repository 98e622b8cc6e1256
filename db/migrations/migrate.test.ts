import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, openMigrated } from '../connection.ts';
import { MIGRATIONS, migrate } from './migrate.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orderline-migrate-'));
  file = join(folder, 'test.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const schemaOf = (raw: Database.Database) =>
  raw.prepare('SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name').all();

describe('migrate', () => {
  it('builds the schema from an empty file, every table STRICT and every foreign key sound', () => {
    const { raw } = openMigrated(file);
    const loose = raw
      .prepare(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND schema = 'main' AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all();
    expect(loose).toEqual([]);
    expect(raw.pragma('foreign_key_check')).toEqual([]);
    expect(raw.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    raw.close();
  });

  it('reaches the same schema from every version before', () => {
    const whole = openMigrated(file);
    const expected = schemaOf(whole.raw);
    whole.raw.close();
    for (let version = 0; version < MIGRATIONS.length; version += 1) {
      const older = new Database(':memory:');
      if (version > 0) older.pragma(`application_id = ${0x4f52444c}`);
      for (const script of MIGRATIONS.slice(0, version)) older.exec(script);
      older.pragma(`user_version = ${version}`);
      migrate(older);
      expect(schemaOf(older)).toEqual(expected);
      older.close();
    }
  });

  it('gives live calls the calling windows of their strategy', () => {
    const older = new Database(':memory:');
    older.pragma(`application_id = ${0x4f52444c}`);
    for (const script of MIGRATIONS.slice(0, 7)) older.exec(script);
    older.exec(`INSERT INTO customer (id, code, name, created_at_ms, updated_at_ms) VALUES ('c', 'C', 'C', 0, 0);
      INSERT INTO order_cycle_strategy (id, name, valid_from, rule, holiday_rule, calling_windows)
        VALUES ('s', 'S', '2000-01-01', 'FREQ=DAILY', 'keep', '[{"fromMinute":540,"toMinute":660}]');
      INSERT INTO call_task (id, customer_id, business_date, state, source, strategy_id, created_at_ms)
        VALUES ('with', 'c', '2026-11-24', 'open', 'strategy', 's', 0), ('without', 'c', '2026-11-25', 'open', 'manual', NULL, 0)`);
    older.pragma('user_version = 7');
    migrate(older);
    expect(older.prepare('SELECT calling_windows FROM call_task ORDER BY id').pluck().all()).toEqual([
      '[{"fromMinute":540,"toMinute":660}]',
      '[]',
    ]);
    older.close();
  });

  it('keeps every agenda when it makes room for failed orders', () => {
    const older = new Database(':memory:');
    older.pragma(`application_id = ${0x4f52444c}`);
    older.pragma('foreign_keys = ON');
    for (const script of MIGRATIONS.slice(0, 11)) older.exec(script);
    older.exec(`INSERT INTO customer (id, code, name, created_at_ms, updated_at_ms) VALUES ('c', 'C', 'C', 0, 0);
      INSERT INTO call_task (id, customer_id, business_date, state, source, created_at_ms)
        VALUES ('t', 'c', '2026-11-24', 'open', 'manual', 0);
      INSERT INTO call_item (id, task_id, kind, state, closed_reason, reference_id, text)
        VALUES ('a', 't', 'order', 'closed', 'ordered-by-phone', NULL, NULL), ('b', 't', 'question', 'open', NULL, 'r', 'Why?')`);
    older.pragma('user_version = 11');
    const items = () =>
      older
        .prepare('SELECT id, task_id, kind, state, closed_reason, reference_id, text FROM call_item ORDER BY id')
        .all();
    const before = items();
    migrate(older);
    expect(items()).toEqual(before);
    expect(before).toHaveLength(2);
    older.close();
  });

  it('keeps a sound copy of an older database before it migrates', () => {
    const older = new Database(file);
    older.pragma(`application_id = ${0x4f52444c}`);
    older.exec(MIGRATIONS[0] as string);
    older.exec("INSERT INTO setting VALUES ('old', '1')");
    older.pragma('user_version = 1');
    older.close();
    openMigrated(file).raw.close();
    const copy = new Database(join(folder, 'backups', 'before-migration-1.db'), { readonly: true });
    expect(copy.pragma('user_version', { simple: true })).toBe(1);
    expect(copy.prepare('SELECT key FROM setting').pluck().all()).toEqual(['old']);
    copy.close();
  });

  it('changes nothing when it runs again', () => {
    openMigrated(file).raw.close();
    const { raw } = openMigrated(file);
    raw.exec("INSERT INTO setting VALUES ('k', '1')");
    raw.close();
    const again = openMigrated(file);
    expect(again.raw.prepare('SELECT count(*) FROM setting').pluck().get()).toBe(1);
    again.raw.close();
  });

  it('refuses a database from the future and leaves it as it was', () => {
    const future = openMigrated(file);
    future.raw.pragma(`user_version = ${MIGRATIONS.length + 1}`);
    future.raw.close();
    expect(() => openMigrated(file)).toThrow(
      expect.objectContaining({
        key: 'database-from-future',
        params: { found: MIGRATIONS.length + 1, known: MIGRATIONS.length },
      }),
    );
    const { raw } = openDatabase(file);
    expect(raw.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length + 1);
    raw.close();
  });

  it("refuses another program's database", () => {
    const foreign = new Database(file);
    foreign.exec('CREATE TABLE theirs (a)');
    foreign.close();
    expect(() => openMigrated(file)).toThrow(expect.objectContaining({ key: 'database-foreign' }));
  });

  it('refuses a file that is no database', () => {
    writeFileSync(file, 'not a database at all, but long enough to have a header of its own '.repeat(20));
    expect(() => openMigrated(file)).toThrow(expect.objectContaining({ key: 'database-corrupt' }));
  });

  it('refuses a folder that is not there', () => {
    expect(() => openMigrated(join(folder, 'missing', 'x.db'))).toThrow(
      expect.objectContaining({ key: 'data-folder-not-writable' }),
    );
  });
});
