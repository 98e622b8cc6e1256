import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../db/connection.ts';
import { takeHostFolder } from './host-folder.ts';
import { enter, OPENED, SERVE, type SpawnedHost, spawnHost } from './testing/spawn-host.ts';

let folder: string;
let dataDir: string;
let hosts: SpawnedHost[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orderline-host-'));
  dataDir = join(folder, 'data');
  hosts = [];
});
afterEach(async () => {
  for (const host of hosts) {
    host.child.kill('SIGKILL');
    await host.ended();
  }
  rmSync(folder, { recursive: true, force: true });
});
function start(more: readonly string[] = [], env: NodeJS.ProcessEnv = {}): SpawnedHost {
  const host = spawnHost(dataDir, more, env);
  hosts.push(host);
  return host;
}

describe('the loopback host', () => {
  it('exchanges its launch token for a cookie and serves the pages at a clean address', async () => {
    const address = await start().address();
    const launched = await fetch(address, { headers: OPENED, redirect: 'manual' });
    expect(launched.status).toBe(303);
    expect(launched.headers.get('location')).toBe('/');
    expect(launched.headers.get('set-cookie')).toMatch(/^orderline-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const page = await fetch(new URL('/', address), { headers: await enter(address) });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('<div id="root">');
  });

  it('serves nothing without it', async () => {
    const address = await start().address();
    for (const path of ['/', '/assets/', '/api/auth.signIn', '/favicon.svg']) {
      expect((await fetch(new URL(path, address), { headers: OPENED })).status).toBe(401);
    }
    const wrong = new URL(address);
    wrong.searchParams.set('token', 'x'.repeat(43));
    expect((await fetch(wrong, { headers: OPENED, redirect: 'manual' })).status).toBe(401);
    expect((await fetch(new URL('/control', address), { method: 'POST', body: '{}' })).status).toBe(403);
  });

  it('listens on 127.0.0.1 alone', async () => {
    const address = new URL(await start().address());
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((each) => each?.family === 'IPv4' && !each.internal);
    for (const other of others) {
      await expect(fetch(`http://${other?.address}:${address.port}/`)).rejects.toThrow();
    }
  });

  it('announces itself to this user alone, and takes it back at its end', async () => {
    const host = start();
    await host.address();
    const note = join(dataDir, 'host.json');
    expect(statSync(note).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(note, 'utf8'))).toMatchObject({ host: 'node', pid: host.child.pid });
    host.child.kill('SIGTERM');
    expect(await host.ended()).toBe(0);
    expect(statSync(note, { throwIfNoEntry: false })).toBeUndefined();
  });

  it('ends at once though a stream is open', async () => {
    const host = start();
    const address = await host.address();
    const stream = await fetch(new URL('/api/events.all', address), {
      headers: { ...(await enter(address)), accept: 'text/event-stream' },
    });
    host.child.kill('SIGINT');
    host.child.kill('SIGINT');
    expect(await host.ended()).toBe(0);
    await stream.text().catch(() => '');
  });

  it('goes on when nobody reads its lines any more', async () => {
    const host = start();
    host.child.stdout?.once('data', () => host.child.stdout?.destroy());
    const address = await host.address();
    await sleep(300);
    expect((await fetch(new URL('/', address), { headers: await enter(address) })).status).toBe(200);
  });

  it('ends when its launcher is gone', async () => {
    const serve = JSON.stringify([SERVE, '--data-dir', dataDir, '--no-open']);
    const script = `process.env.ORDERLINE_LAUNCHER_PID = String(process.pid);
      require('node:child_process').spawn(process.execPath, ${serve}, { stdio: 'ignore' })`;
    const launcher = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
    const note = join(dataDir, 'host.json');
    await expect.poll(() => existsSync(note)).toBe(true);
    launcher.kill('SIGKILL');
    await expect.poll(() => existsSync(note)).toBe(false);
  });
});

describe('one folder, one host', () => {
  it('asks the running host for another window at a second start', async () => {
    const first = await start().address();
    const second = start();
    const another = await second.address();
    expect(await second.ended()).toBe(0);
    expect(second.output()).toContain('running already');
    expect(new URL(another).origin).toBe(new URL(first).origin);
    expect(another).not.toBe(first);
    const page = await fetch(new URL('/', another), { headers: await enter(another) });
    expect(page.status).toBe(200);
  });

  it('comes back at the address that it had, unless somebody else has it', async () => {
    const first = start();
    const { origin } = new URL(await first.address());
    first.child.kill('SIGKILL');
    await first.ended();
    const second = start();
    expect(new URL(await second.address()).origin).toBe(origin);
    second.child.kill('SIGTERM');
    await second.ended();
    const other = createServer().listen(Number(new URL(origin).port), '127.0.0.1');
    await once(other, 'listening');
    const third = await start().address();
    expect(new URL(third).origin).not.toBe(origin);
    other.close();
  });

  it('is free again after a kill', async () => {
    const first = start();
    await first.address();
    first.child.kill('SIGKILL');
    await first.ended();
    const second = start();
    await second.address();
    expect(second.output()).not.toContain('running already');
  });

  it('waits for a command that holds the folder for a moment', async () => {
    mkdirSync(dataDir);
    const held = takeHostFolder(dataDir);
    const second = start();
    await sleep(600);
    expect(second.output()).toBe('');
    held?.release();
    await second.address();
    expect(second.output()).not.toContain('running already');
  });

  it('names a window of Electron, which has no address to give', async () => {
    const first = start();
    await first.address();
    writeFileSync(
      join(dataDir, 'host.json'),
      JSON.stringify({ host: 'electron', pid: process.pid, port: null, controlSecret: '' }),
    );
    const second = start();
    expect(await second.ended()).toBe(1);
    expect(second.errors()).toContain('in its own window');
  });
});

describe('a start that cannot be', () => {
  const refusal = async (more: readonly string[] = [], env: NodeJS.ProcessEnv = {}) => {
    const host = start(more, env);
    const exitCode = await host.ended();
    return { exitCode, errors: host.errors(), output: host.output() };
  };

  it('is a sentence in the language of the system', async () => {
    writeFileSync(dataDir, 'a file');
    const english = await refusal();
    expect(english).toMatchObject({ exitCode: 1, output: '' });
    expect(english.errors).toBe(
      `There is a file where the data folder should be: ${dataDir}. Choose another folder.\n`,
    );
    const chinese = await refusal([], { LC_ALL: 'zh_CN.UTF-8' });
    expect(chinese.errors).toBe(`数据文件夹的位置上是一个文件：${dataDir}。请换一个文件夹。\n`);
  });

  it('refuses a database from the future and leaves it as it is', async () => {
    const first = start();
    await first.address();
    first.child.kill('SIGTERM');
    await first.ended();
    const db = openDatabase(join(dataDir, 'orderline.db'));
    db.raw.pragma('user_version = 999');
    db.raw.close();
    const result = await refusal();
    expect(result.exitCode).toBe(1);
    expect(result.errors).toMatch(/^The database was written by a newer version \(999; .*\n$/);
  });

  it('refuses a damaged database', async () => {
    const first = start();
    await first.address();
    first.child.kill('SIGTERM');
    await first.ended();
    writeFileSync(
      join(dataDir, 'orderline.db'),
      'this is not a database, and long enough to be read as a header of one',
    );
    const result = await refusal();
    expect(result.exitCode).toBe(1);
    expect(result.errors).toMatch(/^The database file is damaged: .*orderline\.db.*\n$/);
  });

  it('refuses a folder without write permission', async () => {
    // Root may write everywhere but to the kernel's own folders.
    if (process.getuid?.() === 0) dataDir = '/sys/orderline';
    chmodSync(folder, 0o500);
    const result = await refusal();
    chmodSync(folder, 0o700);
    expect(result).toMatchObject({ exitCode: 1, errors: expect.stringContaining('cannot be written') });
  });

  it('refuses a port that is taken', async () => {
    const port = new URL(await start().address()).port;
    dataDir = join(folder, 'other');
    const result = await refusal(['--port', port]);
    expect(result.exitCode).toBe(1);
    expect(result.errors).toContain(`Port ${port} cannot be used`);
  });

  it('ends with 2 for wrong usage', async () => {
    expect(await refusal(['--nonsense'])).toMatchObject({
      exitCode: 2,
      errors: expect.stringContaining('Wrong usage'),
    });
  });
});
