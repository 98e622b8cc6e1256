import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertClass, insertClassType } from '../../db/classes.ts';
import { inTransaction, openDatabase } from '../../db/connection.ts';
import { MIGRATIONS } from '../../db/migrations/migrate.ts';
import { DATABASE_FILE } from '../backend/backend.ts';
import { takeHostFolder } from '../host/host-folder.ts';
import { runForTest } from './testing/run-for-test.ts';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'orderline-cli-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const run = (argv: readonly string[], stdin = '', env: Record<string, string> = { LANG: 'zh_CN.UTF-8' }) =>
  runForTest(argv, { stdin, env });

const init = (more: readonly string[] = []) =>
  run(['init', '--admin', 'admin', '--data-dir', dataDir, ...more], 'orderline-demo\n');
const people = async () => JSON.parse((await run(['operator', 'list', '--json', '--data-dir', dataDir])).out);

describe('init', () => {
  it('makes the folder and the administrator, whose password never shows', async () => {
    const { exitCode, out, err } = await init(['--name', '王敏', '--supervisor']);
    expect([exitCode, err]).toEqual([0, '']);
    expect(out).toContain('admin');
    expect(out).not.toContain('orderline-demo');
    expect(await people()).toMatchObject([{ login: 'admin', name: '王敏', roles: ['administrator', 'supervisor'] }]);
  });

  it('names the system’s user in the audit log, at the time that it is given', async () => {
    const nowMs = Date.parse('2026-11-23T01:00:00Z');
    await runForTest(['init', '--admin', 'admin', '--data-dir', dataDir], { stdin: 'orderline-demo\n', nowMs });
    const db = openDatabase(join(dataDir, DATABASE_FILE), { readonly: true });
    const row = db.raw.prepare('SELECT action, actor_id AS actorId, at_ms AS atMs FROM audit').get();
    db.raw.close();
    expect(row).toEqual({
      atMs: nowMs,
      action: 'auth.createAdministrator',
      actorId: expect.stringMatching(/^system:.+/),
    });
  });

  it('is refused the second time, with the sentence and code 1', async () => {
    await init();
    const { exitCode, out, err } = await init(['--lang', 'en']);
    expect([exitCode, out, err]).toEqual([1, '', 'There is an administrator already. Please sign in.\n']);
  });

  it('refuses a bad password and none at all, and stores nothing', async () => {
    const command = ['init', '--admin', 'admin', '--data-dir', dataDir];
    expect(await run(command, '12345')).toMatchObject({ exitCode: 1, err: expect.stringContaining('至少 8 个字符') });
    expect(await run(command)).toMatchObject({ exitCode: 1, err: expect.stringContaining('标准输入') });
    expect(await people()).toEqual([]);
  });
});

describe('operator add', () => {
  it('makes people beside a running host', async () => {
    await init();
    const host = takeHostFolder(dataDir);
    const added = await run(
      [
        'operator',
        'add',
        'zhang',
        '--name',
        '张敏',
        '--role',
        'operator',
        'lead',
        '--seat',
        '01',
        '--team',
        'A',
        '--json',
        '--data-dir',
        dataDir,
      ],
      'orderline-demo',
    );
    host?.release();
    expect(added.exitCode).toBe(0);
    expect(JSON.parse(added.out)).toMatchObject({ login: 'zhang', roles: ['operator', 'lead'], seat: '01', team: 'A' });
    expect(await people()).toMatchObject([{ login: 'admin' }, { login: 'zhang', seatCode: '01', teamCode: 'A' }]);
  });

  it('refuses a login that is taken', async () => {
    await init();
    const again = await run(['operator', 'add', 'ADMIN', '--data-dir', dataDir, '--lang', 'en'], 'orderline-demo');
    expect([again.exitCode, again.err]).toEqual([1, 'The login "ADMIN" is taken. Choose another one.\n']);
  });
});

describe('the data folder', () => {
  it('is the one that the environment names', async () => {
    await run(['init', '--admin', 'admin'], 'orderline-demo', { ORDERLINE_DATA_DIR: dataDir, LANG: 'C' });
    expect(existsSync(join(dataDir, DATABASE_FILE))).toBe(true);
  });

  it('is not migrated under a running host', async () => {
    await init();
    const db = openDatabase(join(dataDir, DATABASE_FILE));
    db.raw.pragma(`user_version = ${MIGRATIONS.length - 1}`);
    db.raw.close();
    const host = takeHostFolder(dataDir);
    const refused = await run(['operator', 'list', '--data-dir', dataDir, '--lang', 'en']);
    host?.release();
    expect(refused).toMatchObject({ exitCode: 1, err: expect.stringContaining('End the program') });
  });

  it('is not touched when it was written by a newer version', async () => {
    await init();
    const db = openDatabase(join(dataDir, DATABASE_FILE));
    db.raw.pragma('user_version = 9999');
    db.raw.close();
    const refused = await run(['operator', 'list', '--data-dir', dataDir, '--lang', 'en']);
    expect(refused).toMatchObject({ exitCode: 1, err: expect.stringContaining('newer version') });
  });
});

describe('import', () => {
  it('never puts its rejects in the place of the file, the mapping or the database', async () => {
    await init();
    const file = join(dataDir, 'customers.csv');
    const content = '客户编码,客户名称\nC1,\n';
    writeFileSync(file, content);
    symlinkSync(file, join(dataDir, 'link.csv'));
    const command = ['import', 'customers', file, '--data-dir', dataDir];
    for (const name of ['customers.csv', 'link.csv', DATABASE_FILE]) {
      const { exitCode, out, err } = await run([...command, '--rejects', join(dataDir, name)]);
      expect([exitCode, out, err]).toEqual([1, '', expect.stringContaining('请换一个文件名')]);
    }
    expect(readFileSync(file, 'utf8')).toBe(content);
    expect(await run([...command, '--rejects', join(dataDir, 'none', 'r.csv')])).toMatchObject({ exitCode: 1 });
    expect(await run([...command, '--rejects', join(dataDir, 'r.csv')])).toMatchObject({ exitCode: 0, err: '' });
  });
});

describe('import without a mapping file', () => {
  it('takes the classes of the types that the company has from the header', async () => {
    await init();
    const db = openDatabase(join(dataDir, DATABASE_FILE));
    inTransaction(db, (tx) => {
      insertClassType(tx, { id: 't', code: 'FORMAT', name: '经营业态', groupRank: 1, isMain: 1 });
      insertClass(tx, { id: 'a', classTypeId: 't', code: 'CVS', name: '便利店', position: 1 });
    });
    db.raw.close();
    const file = join(dataDir, 'classes.csv');
    writeFileSync(file, '客户编码,客户名称,经营业态\nC1,一店,CVS\nC2,二店,NONE\n');
    const { exitCode, out } = await run(['import', 'customers', file, '--data-dir', dataDir, '--json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ accepted: 1, rejectedByReason: { 'unknown-class': 1 } });
  });
});

describe('import --dry-run', () => {
  it('does not claim that the currency changed', async () => {
    const file = join(dataDir, 'orders.csv');
    writeFileSync(file, '订单号,商品编码,数量,下单时间,单价,客户编码\nA1,P1,5,2026-01-05,12.5,C1\n');
    const map = join(dataDir, 'map.json');
    const fields = {
      orderNumber: '订单号',
      product: '商品编码',
      quantity: '数量',
      price: '单价',
      customer: '客户编码',
    };
    const placedAt = { column: '下单时间', format: 'yyyy-MM-dd' };
    const options = { createCustomers: true, createProducts: true };
    writeFileSync(map, JSON.stringify({ kind: 'orders', currency: 'GBP', fields: { ...fields, placedAt }, options }));
    const command = ['import', 'orders', file, '--map', map, '--data-dir', dataDir];
    expect(await run([...command, '--dry-run'])).toMatchObject({ exitCode: 0, err: '' });
    expect(await run(command)).toMatchObject({ exitCode: 0, err: expect.stringContaining('GBP') });
  });
});

describe('usage', () => {
  it.each([
    [['nonsense'], '没有命令“nonsense”'],
    [['init', '--admin', 'a1', '--nonsense'], '没有选项“--nonsense”'],
    [['init'], '缺少选项 --admin <login>'],
    [['operator', 'add'], '缺少参数 login'],
    [['operator', 'add', 'x', '--role', 'boss'], '的值不对'],
    [['operator', 'list', 'spare'], '参数太多'],
  ])('%j is wrong, says so and ends with 2', async (argv, sentence) => {
    const { exitCode, out, err } = await run([...argv, '--data-dir', dataDir]);
    expect([exitCode, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
  });

  it('speaks the language of --lang, else of the system', async () => {
    expect((await run(['--help'])).out).toContain('用法：');
    expect((await run(['--help', '--lang', 'en'])).out).toContain('Usage:');
    expect((await run(['--help'], '', { LANG: 'en_GB.UTF-8' })).out).toContain('Commands:');
  });

  it('names the values that may be chosen', async () => {
    const { exitCode, err } = await run(['operator', 'add', 'x', '--role', 'boss', '--data-dir', dataDir]);
    expect([exitCode, err]).toEqual([2, expect.stringContaining('可选：operator, lead, supervisor, administrator。')]);
  });

  it.each([[[]], [['queue']], [['import']], [['calls', 'export']], [['operator', 'add']], [['calendar', 'import']]])(
    'has no English left in the Chinese help of %j',
    async (command) => {
      const { out } = await run([...command, '--help']);
      expect(out).not.toMatch(/choices|default|display help|\[options\]|\[command\]/);
    },
  );

  it('offers help, folder, JSON and language everywhere', async () => {
    const { exitCode, out } = await run(['operator', 'add', '--help']);
    expect(exitCode).toBe(0);
    for (const option of ['--help', '--data-dir', '--json', '--lang']) expect(out).toContain(option);
  });

  it('tells its version', async () => expect(await run(['--version'])).toMatchObject({ exitCode: 0, out: '1.2.3\n' }));
});
