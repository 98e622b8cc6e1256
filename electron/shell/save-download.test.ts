import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { saveDownload, saveFailure } from './save-download.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orderline-save-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('writes the whole file under its name', async () => {
  const path = join(folder, '话单.csv');
  writeFileSync(path, 'older');
  await saveDownload(new Response('\uFEFFa,b\r\n'), path);
  expect(readFileSync(path, 'utf8')).toBe('\uFEFFa,b\r\n');
  expect(readdirSync(folder)).toEqual(['话单.csv']);
});

it('leaves nothing of a file that breaks off, and keeps the older one', async () => {
  const path = join(folder, 'a.csv');
  writeFileSync(path, 'older');
  const broken = new ReadableStream({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode('half'));
      controller.error(new Error('gone'));
    },
  });
  await expect(saveDownload(new Response(broken), path)).rejects.toThrow('gone');
  expect(readdirSync(folder)).toEqual(['a.csv']);
  expect(readFileSync(path, 'utf8')).toBe('older');
});

it('refuses an answer without a file', async () => {
  await expect(saveDownload(new Response('not found', { status: 404 }), join(folder, 'x'))).rejects.toThrow('404');
  expect(readdirSync(folder)).toEqual([]);
});

it('tells a full disk from a place that cannot be written', () => {
  expect(saveFailure(Object.assign(new Error(), { code: 'ENOSPC' }), '/x').key).toBe('disk-full');
  expect(saveFailure(Object.assign(new Error(), { code: 'EACCES' }), '/x').key).toBe('export-file-not-writable');
});
