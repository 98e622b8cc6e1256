import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDataDir } from './host-folder.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'orderline-folder-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('makeDataDir', () => {
  it('makes the folder and those above it, and is content when it is there', () => {
    const dataDir = join(root, 'a', 'b', 'c');
    makeDataDir(dataDir);
    makeDataDir(dataDir);
    expect(existsSync(dataDir)).toBe(true);
  });

  it('refuses a file in its place or above it', () => {
    writeFileSync(join(root, 'file'), '');
    for (const place of [join(root, 'file'), join(root, 'file', 'below')]) {
      expect(() => makeDataDir(place)).toThrow(expect.objectContaining({ key: 'data-folder-is-file' }));
    }
  });

  it.runIf(process.platform === 'linux')('refuses a place that takes no folders, without waiting for ever', () => {
    expect(() => makeDataDir('/proc/orderline/data')).toThrow(
      expect.objectContaining({ key: 'data-folder-not-writable' }),
    );
  });
});
