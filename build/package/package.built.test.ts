import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Arch, build, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMigrated } from '../../db/connection.ts';
import { ROOT } from '../vite/paths.ts';
import { type AsarFile, listAsar } from './asar-files.ts';

/**
 * Packs a Linux folder as a release would, around a stand-in for Electron, whose binary is not to be had everywhere.
 * The fuses are left out: they are bits in that binary.
 */
const folder = mkdtempSync(join(tmpdir(), 'orderline-package-'));
const resources = join(folder, 'out', 'linux-unpacked', 'resources');
const unpacked = join(resources, 'app.asar.unpacked');
let files: AsarFile[] = [];

beforeAll(async () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/electron/package.json'), 'utf8'));
  const electronDist = join(folder, 'electron');
  mkdirSync(join(electronDist, 'locales'), { recursive: true });
  writeFileSync(join(electronDist, 'electron'), '#!/bin/sh\nexit 0\n');
  chmodSync(join(electronDist, 'electron'), 0o755);
  writeFileSync(join(electronDist, 'version'), version);
  writeFileSync(join(electronDist, 'LICENSE'), '');
  for (const locale of ['zh-CN', 'en-US', 'de']) writeFileSync(join(electronDist, `locales/${locale}.pak`), '');
  await build({
    projectDir: ROOT,
    targets: Platform.LINUX.createTarget('dir', Arch.x64),
    publish: 'never',
    config: {
      electronDist,
      electronVersion: version,
      electronFuses: null,
      directories: { output: join(folder, 'out') },
    },
  });
  files = listAsar(join(resources, 'app.asar'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  it('holds the hosts, the preload and the pages', () => {
    const paths = files.map(({ path }) => path);
    for (const path of [
      '/package.json',
      '/dist/main/main.js',
      '/dist/preload/preload.cjs',
      '/dist/renderer/index.html',
    ]) {
      expect(paths).toContain(path);
    }
  });

  it("holds this platform's binary of SQLite alone, beside the archive with the worker", () => {
    const binaries = files.filter(({ path }) => path.endsWith('.node'));
    expect(binaries.map(({ path }) => path)).toEqual(['/node_modules/better-sqlite3/prebuilds/linux-x64.node']);
    expect(existsSync(join(unpacked, 'node_modules/better-sqlite3/prebuilds/linux-x64.node'))).toBe(true);
    expect(existsSync(join(unpacked, 'dist/main/worker.js'))).toBe(true);
    expect(files.filter((file) => file.unpacked).every(({ path }) => /better-sqlite3|worker\.js$/.test(path))).toBe(
      true,
    );
  });

  it('holds no other package, no inner Node, no sources, no test clock', () => {
    const packages = new Set(
      files.flatMap(({ path }) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
    );
    expect([...packages]).toEqual(['better-sqlite3']);
    const unwanted = files.filter(({ path }) => /bin\/node|\.tsx?$|test-clock|\.stamp|\/deps\//.test(path));
    expect(unwanted).toEqual([]);
  });

  it('stays under 25 MB without Electron', () => {
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    expect(bytes).toBeGreaterThan(1_000_000);
    expect(bytes).toBeLessThan(25_000_000);
  });

  it('answers a query through the worker beside the archive, on a plain Node', async () => {
    const dataDir = join(folder, 'data');
    mkdirSync(dataDir);
    const databaseFile = join(dataDir, 'orderline.db');
    openMigrated(databaseFile).raw.close();
    const worker = new Worker(join(unpacked, 'dist/main/worker.js'), {
      workerData: {
        dataDir,
        databaseFile,
        nativeBinding: join(unpacked, 'node_modules/better-sqlite3/prebuilds/linux-x64.node'),
        cancelled: new SharedArrayBuffer(4),
        name: 'examine',
        input: {},
        clockOffsetMs: 0,
      },
    });
    const answer = await new Promise((resolve, reject) => {
      worker.on('error', reject);
      worker.on('message', (message: { kind: string }) => {
        if (['done', 'refused', 'failed'].includes(message.kind)) resolve(message);
      });
    });
    expect(answer).toMatchObject({ kind: 'done' });
    await worker.terminate();
  });
});

describe("Electron's entry", () => {
  it('awaits nothing at the top level, or the program would never be ready', () => {
    const entry = join(ROOT, 'dist/main/main.js');
    const text = readFileSync(entry, 'utf8');
    const chunks = [...text.matchAll(/from "(\.\/[^"]+)"/g)].map((match) => join(dirname(entry), match[1] ?? ''));
    for (const part of [text, ...chunks.map((path) => readFileSync(path, 'utf8'))]) {
      expect(part).not.toMatch(/^(const .*= )?await /m);
    }
  });

  it('loads a preload of one file', () => {
    expect(readdirSync(join(ROOT, 'dist/preload'))).toEqual(['preload.cjs']);
    const required = [
      ...readFileSync(join(ROOT, 'dist/preload/preload.cjs'), 'utf8').matchAll(/require\("([^"]+)"\)/g),
    ];
    expect(required.map((match) => match[1])).toEqual(['electron']);
  });
});
