import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeHostFolder } from '../host/host-folder.ts';
import { runForTest } from './testing/run-for-test.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'orderline-doctor-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const run = (...args: string[]) => runForTest([...args, '--data-dir', dataDir, '--lang', 'en']);

describe('doctor, backup and restore', () => {
  it('call a new folder sound, with the advice to back up', async () => {
    const { exitCode, out } = await run('doctor', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ sound: true, findings: [{ key: 'no-backup' }] });
    expect((await run('doctor')).out).toBe('The database is sound.\n- There is no backup yet.\n');
    expect((await run('backup')).out).toContain('Backed up to');
    expect((await run('doctor')).out).toBe('The database is sound.\n');
  });

  it('bring a damaged database back from the newest backup and keep the damaged one', async () => {
    await run('backup');
    writeFileSync(join(dataDir, 'orderline.db'), 'x'.repeat(10_000));
    const damaged = await run('doctor');
    expect([damaged.exitCode, damaged.err]).toEqual([1, expect.stringContaining('restore')]);
    const restored = JSON.parse((await run('restore', '--json')).out);
    expect(existsSync(restored.setAside)).toBe(true);
    expect((await run('doctor')).exitCode).toBe(0);
  });

  it('refuse to restore under a running host, and without a backup', async () => {
    expect((await run('restore')).err).toContain('There is no backup');
    const folder = takeHostFolder(dataDir);
    const refused = await run('restore');
    expect([refused.exitCode, refused.err]).toEqual([1, expect.stringContaining('is running on this data folder')]);
    folder?.release();
  });
});
