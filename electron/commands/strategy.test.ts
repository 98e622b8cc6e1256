import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertClass, insertClassType } from '../../db/classes.ts';
import { inTransaction, openMigrated } from '../../db/connection.ts';
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

  it('says beside no dates that the rule never comes', async () => {
    const { exitCode, out, err } = await run(
      'preview',
      '--rule',
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      ...RANGE,
      '--json',
    );
    expect([exitCode, JSON.parse(out), err]).toEqual([
      0,
      { dates: [] },
      expect.stringContaining('no day within five years'),
    ]);
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

describe('strategy import', () => {
  const HEADER = 'class_type,class,name,from,to,rule,holiday_rule,windows,attempts,gap,not_reached,rank';
  beforeAll(() => {
    const db = openMigrated(join(dataDir, 'orderline.db'));
    inTransaction(db, (tx) => {
      insertClassType(tx, { id: 't', code: 'V', name: '价值', groupRank: 1, isMain: 1 });
      insertClass(tx, { id: 'a', classTypeId: 't', code: 'A', name: 'A', position: 1 });
    });
    db.raw.close();
  });
  const file = (name: string, text: string): string => {
    const path = join(dataDir, name);
    writeFileSync(path, text);
    return path;
  };
  const imported = async (path: string, ...args: string[]) => {
    const { exitCode, out, err } = await run('import', path, ...args, '--json');
    return { exitCode, err, report: JSON.parse(out) as Record<string, unknown> };
  };

  it('imports once, says the same in a test run, and rejects rows with line and reason', async () => {
    const path = file(
      'strategies.csv',
      [
        HEADER,
        'V,A,每周,2026-01-01,2026-11-30,FREQ=WEEKLY,later,08:30-11:30;13:30-17:00,3,30,next-working-day,10',
        'V,A,双周,2026-12-01,,freq=weekly;interval=2,提前,,,,不再拨打,',
        ',,默认,2026-01-01,,WORKDAYS=10,,,,,,',
        'V,B,无,2026-01-01,,FREQ=WEEKLY,,,,,,',
        'V,A,重叠,2026-11-30,,FREQ=WEEKLY,,,,,,',
        'V,A,无规则,2027-01-01,,FREQ=HOURLY,,,,,,',
        'V,A,每周,2026-01-01,,FREQ=WEEKLY,,,,,,',
        ',,坏,2026-13-01,,FREQ=WEEKLY,,,,,,',
      ].join('\n'),
    );
    const counts = { rows: 8, created: 3, changed: 0, unchanged: 0 };
    const trial = await imported(path, '--dry-run');
    expect(trial).toMatchObject({ exitCode: 0, report: { ...counts, testRun: true } });
    const first = await imported(path);
    expect(first.report).toMatchObject({
      ...counts,
      testRun: false,
      rejected: [
        { line: 5, reason: 'Class type “V” has no class “B”.' },
        { line: 6, reason: expect.stringContaining('“重叠” begins on 2026-11-30') },
        { line: 7, reason: expect.stringContaining('begins with FREQ') },
        { line: 8, reason: expect.stringContaining('in line 2 already') },
        { line: 9, reason: '“2026-13-01” in column from can’t be read.' },
      ],
    });
    expect(first.err).toContain('Line 5: ');
    expect((await imported(path)).report).toMatchObject({ created: 0, changed: 0, unchanged: 3 });
  });

  it('refuses a row for what is wrong with it, not for a refused one before it, and a rule beyond its validity', async () => {
    const path = file(
      'refused.csv',
      [
        HEADER,
        'V,A,反,2031-05-01,2031-01-01,FREQ=WEEKLY,,,,,,',
        'V,A,闰日,2031-05-01,2031-12-31,FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29,,,,,,',
        'V,A,好,2031-05-01,2031-12-31,FREQ=WEEKLY,,,,,,',
        'V,A,又,2031-05-01,,FREQ=WEEKLY,,,,,,',
      ].join('\n'),
    );
    const { report } = await imported(path, '--dry-run');
    expect(report).toMatchObject({
      rows: 4,
      created: 1,
      rejected: [
        { line: 2, reason: expect.stringContaining('lies before the beginning') },
        { line: 3, reason: expect.stringContaining('its first would be on 2032-03-01') },
        { line: 5, reason: expect.stringContaining('in line 4 already') },
      ],
    });
  });

  it('takes JSON, and changes what differs', async () => {
    const entry = { class_type: 'V', class: 'A', name: '双周', from: '2026-12-01', rule: 'FREQ=WEEKLY;INTERVAL=2' };
    const path = file('strategies.json', JSON.stringify([{ ...entry, windows: ['09:00-10:00'], rank: 7 }]));
    expect((await imported(path)).report).toMatchObject({ created: 0, changed: 1, rejected: [] });
    expect((await imported(path)).report).toMatchObject({ changed: 0, unchanged: 1 });
  });

  it.each([
    ['lacks the columns name, rule', 'from,to\n2026-01-01,'],
    ['no JSON list', '{"a": 1}', 'bad.json'],
  ])('says “%s” of a wrong file', async (words, text, name = 'bad.csv') => {
    const { exitCode, err } = await run('import', file(name, text));
    expect([exitCode, err]).toEqual([1, expect.stringContaining(words)]);
  });
});
