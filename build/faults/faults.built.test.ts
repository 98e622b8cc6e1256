import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runFaults } from './run-faults.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orderline-faults-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('loses and doubles nothing that was acknowledged when it is killed again and again', async () => {
  const kills = 5;
  const { counts, found } = await runFaults({
    dataDir: folder,
    seed: 'test',
    historyOrders: 40,
    customerRows: 0,
    longLives: 0,
    goesOn: (killed) => killed < kills,
  });
  expect(found).toEqual([]);
  expect(counts.kills).toBe(kills);
  for (const each of ['ordersAcknowledged', 'draftSaves', 'handOvers'] as const)
    expect(counts[each]).toBeGreaterThan(0);
});
