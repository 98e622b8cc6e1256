import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inTransaction, openMigrated } from '../../db/connection.ts';
import { seedCalls } from '../../db/testing/seed-calls.ts';
import { runForTest } from './testing/run-for-test.ts';

const CHILD = fileURLToPath(new URL('./testing/stuck-part.ts', import.meta.url));

let folder: string;
let dataDir: string;
let desk: string;
let children: ChildProcess[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orderline-left-'));
  [dataDir, desk] = [join(folder, 'data'), join(folder, 'desk')];
  children = [];
  for (const made of [dataDir, desk]) mkdirSync(made);
  const db = openMigrated(join(dataDir, 'orderline.db'));
  inTransaction(db, (tx) => seedCalls(tx, { calls: 20 }));
  db.raw.close();
});
afterEach(async () => {
  for (const child of children) await killed(child);
  rmSync(folder, { recursive: true, force: true });
});

const exporting = (name: string) => [
  ...['calls', 'export', '--from', '2026-11-01', '--to', '2026-11-30', '--data-dir', dataDir, '--lang', 'en'],
  ...['--out', join(desk, name)],
];
/** An export that has begun its part and stands still. */
async function stuck(name: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [CHILD, join(desk, name), dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  return child;
}
async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'close');
}
const files = () => readdirSync(desk).toSorted();

it('removes what a killed export left, says so, and leaves the files of others and of a running export', async () => {
  const others = ['calls.csv.12345678.part', 'calls.csv.part', 'mine.part'];
  for (const name of others) writeFileSync(join(desk, name), 'not ours');
  await killed(await stuck('calls.csv'));
  const [left] = files().filter((name) => !others.includes(name));
  expect(left).toMatch(/^calls\.csv\.[0-9a-f]{8}\.part$/);

  await stuck('other.csv');
  const running = files().find((name) => name.startsWith('other.csv'));
  const { exitCode, err } = await runForTest(exporting('calls.csv'));
  expect([exitCode, err]).toEqual([
    0,
    `An earlier command that was killed had left ${join(desk, left as string)}; it is removed.\n`,
  ]);
  expect(files()).toEqual(['calls.csv', ...others, running].toSorted());
  expect(readdirSync(join(dataDir, 'parts'))).toHaveLength(1);

  for (const child of children) await killed(child);
  const again = await runForTest([...exporting('calls.csv'), '--force', '--json']);
  expect([again.exitCode, again.err]).toEqual([0, expect.stringContaining(`${running}; it is removed`)]);
  expect(JSON.parse(again.out)).toMatchObject({ rows: 20 });
  expect(files()).toEqual(['calls.csv', ...others]);
  expect(readdirSync(join(dataDir, 'parts'))).toEqual([]);
});

it('keeps the note of what it cannot reach now, and forgets one that was taken away by hand or is half written', async () => {
  await killed(await stuck('calls.csv'));
  const notes = join(dataDir, 'parts');
  const [note] = readdirSync(notes);
  const gone = { part: join(desk, 'no-such-drive', 'x.part'), pid: children[0]?.pid };
  writeFileSync(join(notes, 'far.json'), JSON.stringify(gone));
  writeFileSync(join(notes, 'half.json'), '{"part":');
  for (const name of files()) rmSync(join(desk, name));
  const { exitCode, err } = await runForTest(exporting('calls.csv'));
  expect([exitCode, err]).toEqual([0, '']);
  expect(readdirSync(notes)).toEqual(['far.json']);
  expect(note).toBeDefined();
});
