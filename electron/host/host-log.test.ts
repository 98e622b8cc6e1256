import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openHostLog } from './host-log.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'orderline-log-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

it('writes at once, without personal data', () => {
  const { log, close } = openHostLog(dataDir);
  log.info({ phone: '13800138000', err: new Error('for 13800138000') }, 'ready');
  const line = readFileSync(join(dataDir, 'orderline.log'), 'utf8');
  expect(JSON.parse(line)).toMatchObject({ msg: 'ready', phone: '[private]', err: { message: 'for [phone]' } });
  expect(line).not.toContain('13800138000');
  close();
});

it('starts a new file when this one is long and keeps only a few', () => {
  const { log, rotate, close } = openHostLog(dataDir, { maxBytes: 500, keep: 2 });
  for (let round = 0; round < 5; round += 1) {
    for (let line = 0; line < 10; line += 1) log.info({ round }, 'a line of the log');
    rotate();
  }
  log.info('after');
  expect(readdirSync(dataDir).sort()).toEqual(['orderline.log', 'orderline.log.1', 'orderline.log.2']);
  expect(readFileSync(join(dataDir, 'orderline.log'), 'utf8')).toContain('after');
  expect(readFileSync(join(dataDir, 'orderline.log.1'), 'utf8')).toContain('"round":4');
  close();
});
