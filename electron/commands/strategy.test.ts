import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runForTest } from './testing/run-for-test.ts';

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'orderline-strategy-'));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const run = (...args: string[]) => runForTest(['strategy', ...args, '--data-dir', dataDir, '--lang', 'en']);
const RANGE = ['--from', '2026-12-01', '--to', '2026-12-31'];
const dates = async (...args: string[]): Promise<unknown> => {
  const { exitCode, out, err } = await run('preview', ...RANGE, ...args, '--json');
  expect([exitCode, err]).toEqual([0, '']);
  return JSON.parse(out);
};

describe('strategy preview', () => {
  it('prints the dates of a rule, on a new folder too', async () => {
    const rule = ['--rule', 'FREQ=WEEKLY;INTERVAL=2', '--anchor', '2026-11-25'];
    expect(await dates(...rule)).toEqual({ dates: ['2026-12-09', '2026-12-23'] });
    expect(await dates(...rule, '--order-days', 'th,mo')).toEqual({
      dates: ['2026-12-07', '2026-12-10', '2026-12-21', '2026-12-24'],
    });
    expect(await dates('--rule', 'WORKDAYS=10', '--anchor', '2026-12-01')).toEqual({
      dates: ['2026-12-01', '2026-12-15', '2026-12-29'],
    });
  });

  it('takes a date on a weekend to the next call day unless told otherwise', async () => {
    const rule = ['--rule', 'FREQ=MONTHLY;BYMONTHDAY=5'];
    expect(await dates(...rule)).toEqual({ dates: ['2026-12-07'] });
    expect(await dates(...rule, '--holiday-rule', 'earlier')).toEqual({ dates: ['2026-12-04'] });
    expect(await dates(...rule, '--holiday-rule', 'skip')).toEqual({ dates: [] });
    expect(await dates(...rule, '--holiday-rule', 'keep')).toEqual({ dates: ['2026-12-05'] });
  });

  it.each([
    [1, 'begins with FREQ', ['--rule', 'nonsense=1', ...RANGE]],
    [1, '“2026-02-30” is no date', ['--rule', 'FREQ=DAILY', '--from', '2026-02-30', '--to', '2026-03-01']],
    [1, '“XX” is no weekday', ['--rule', 'FREQ=DAILY', '--order-days', 'MO,XX', ...RANGE]],
    [1, 'may not end before', ['--rule', 'FREQ=DAILY', '--from', '2026-02-03', '--to', '2026-02-01']],
    [2, '--rule', RANGE],
    [2, 'earlier, later, skip, keep', ['--rule', 'FREQ=DAILY', '--holiday-rule', 'never', ...RANGE]],
  ])('ends with %i and says “%s”', async (code, words, args) => {
    const { exitCode, out, err } = await run('preview', ...args);
    expect([exitCode, out]).toEqual([code, '']);
    expect(err).toContain(words);
  });
});
