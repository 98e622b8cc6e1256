import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

/** The built desktop entry around a stand-in for Electron: the order of its start, and what its window gets. */
const MAIN = fileURLToPath(new URL('../../dist/main/main.js', import.meta.url));
const STAND_IN = new URL('./testing/use-stand-in.mjs', import.meta.url).href;

interface Told {
  readonly calls: readonly (readonly string[])[];
  readonly code?: number;
  readonly webPreferences?: Record<string, unknown>;
  readonly page?: { readonly status: number; readonly text: string };
  readonly api?: { readonly status: number; readonly text: string };
  readonly elsewhere?: number;
}

let folder: string;
let dataDir: string;
let running: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orderline-desktop-'));
  dataDir = join(folder, 'data');
});
afterEach(async () => {
  if (running?.exitCode === null) {
    running.kill('SIGKILL');
    await once(running, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
});

async function start(env: NodeJS.ProcessEnv = {}): Promise<Told> {
  running = fork(MAIN, ['--data-dir', dataDir], {
    execArgv: ['--import', STAND_IN],
    env: { ...process.env, LC_ALL: 'C', ...env },
    silent: true,
  });
  const [told] = (await once(running, 'message')) as [Told];
  return told;
}

it('starts in the one order that works, and shows the same pages without a port', async () => {
  const told = await start();
  const names = told.calls.map(([name]) => name);
  const order = [
    'setPath',
    'registerSchemesAsPrivileged',
    'requestSingleInstanceLock',
    'enableSandbox',
    'whenReady',
    'protocol.handle',
    'setPermissionRequestHandler',
    'ipcMain.handle',
    'BrowserWindow',
    'loadURL',
  ];
  expect(names.filter((name) => name !== undefined && order.includes(name))).toEqual(order);
  expect(told.calls).toContainEqual(['setPath', 'userData', join(dataDir, 'electron')]);
  expect(told.calls).toContainEqual(['loadURL', 'app://orderline/']);
  expect(told.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
  expect(existsSync(told.webPreferences?.preload as string)).toBe(true);
  expect(told.page).toMatchObject({ status: 200, text: expect.stringContaining('<div id="root">') });
  expect(told.api).toMatchObject({ status: 200, text: expect.stringContaining('"needed":true') });
  expect(told.elsewhere).toBe(404);
  expect(JSON.parse(readFileSync(join(dataDir, 'host.json'), 'utf8'))).toMatchObject({ host: 'electron', port: null });
});

it('leaves everything to the first when it is the second', async () => {
  const told = await start({ STAND_IN_SECOND: '1' });
  expect(told.code).toBe(0);
  expect(told.calls.map(([name]) => name)).not.toContain('whenReady');
});

it('says in a box why it cannot start', async () => {
  writeFileSync(dataDir, 'a file');
  const told = await start();
  expect(told.code).toBe(1);
  expect(told.calls).toContainEqual([
    'showErrorBox',
    'Orderline cannot start',
    `There is a file where the data folder should be: ${dataDir}. Choose another folder.`,
  ]);
});
