import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clearOldFiles } from './clear-old-files.ts';

const HOUR_MS = 3_600_000;

it('removes customers data whose time is over, and nothing else', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'orderline-clear-'));
  try {
    const nowMs = Date.now();
    await clearOldFiles(dataDir, nowMs);
    const put = (folder: string, name: string, ageHours: number) => {
      const file = join(dataDir, folder, name);
      mkdirSync(join(dataDir, folder), { recursive: true });
      writeFileSync(file, '13800138000');
      utimesSync(file, new Date(), new Date(nowMs - ageHours * HOUR_MS));
      return file;
    };
    const over = [
      put('exports', 'a.csv', 25),
      put('exports', 'b.csv.1234.part', 25),
      put('uploads', 'c.data', 25),
      put('staging', 'd.db', 25),
      put('imports', 'e-rejects.csv', 31 * 24),
    ];
    const kept = [
      put('exports', 'f.csv', 23),
      put('uploads', 'g.data', 23),
      put('staging', 'h.db', 23),
      put('imports', 'i-rejects.csv', 29 * 24),
      put('backups', 'j.db', 1000),
    ];
    await clearOldFiles(dataDir, nowMs);
    expect(over.filter(existsSync)).toEqual([]);
    expect(kept.filter((file) => !existsSync(file))).toEqual([]);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});
