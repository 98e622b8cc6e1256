import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../vite/paths.ts';

it('prints nothing but what the command prints, and names files from the folder of the caller', () => {
  const folder = mkdtempSync(join(tmpdir(), 'orderline-cli-'));
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const run = (...args: string[]) =>
    spawnSync(npm, ['--prefix', ROOT, 'run', '-s', 'cli', '--', ...args], { cwd: folder, encoding: 'utf8' });
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(run('--version')).toMatchObject({ status: 0, stdout: `${version}\n` });
  expect(run('no-such-command')).toMatchObject({ status: 2, stdout: '' });
  const made = run('sample', '--customers', '5', '--orders-weeks', '0', '--data-dir', 'data', '--json');
  expect(JSON.parse(made.stdout)).toMatchObject({ customers: 5 });
  expect(
    readFileSync(join(folder, 'data', 'orderline.db'))
      .subarray(0, 6)
      .toString(),
  ).toBe('SQLite');
  rmSync(folder, { recursive: true, force: true });
});
