import { describe, expect, it } from 'vitest';
import type { WorkDay, WorkRemark } from '../../../shared/contract/work-log.ts';
import { reasonsOf } from '../reasons/reason-address.ts';
import { dateOf, dayAddress, refusedAddress } from './day-address.ts';
import { hoursWithin } from './day-hours.ts';
import { type DoneFilter, doneLines } from './done-lines.ts';
import { compareRemark, joinRemarks, NO_REMARK, type RemarkVersion, versionOf } from './remark-versions.ts';

describe('the list of what was done', () => {
  const day = {
    calls: [
      { id: 'late', startedAtMs: 30, orderNumber: 'O-1' },
      { id: 'early', startedAtMs: 10, orderNumber: null },
    ],
    cases: [{ ticketId: 'case', atMs: 20 }],
    changes: [{ changeId: 'change', atMs: 5 }],
  } as unknown as WorkDay;
  it.each<[DoneFilter, string[]]>([
    ['all', ['change', 'early', 'case', 'late']],
    ['calls', ['early', 'late']],
    ['orders', ['late']],
    ['cases', ['change', 'case']],
  ])('shows %s in the order of time', (filter, ids) => {
    expect(doneLines(day, filter).map(({ id }) => id)).toEqual(ids);
  });
});

describe('the address of a day', () => {
  it('names date and person, and takes today for what is no date', () => {
    expect(dayAddress('2026-11-24', 'p1')).toBe('/work-log/p1?date=2026-11-24');
    expect(dayAddress('2026-11-24', null)).toBe('/work-log?date=2026-11-24');
    const { filter, rows } = reasonsOf(new URLSearchParams(refusedAddress('2026-11-24', 'p1').split('?')[1]), 'x');
    expect([filter.from, filter.to, filter.operatorIds, rows]).toEqual([
      ...['2026-11-24', '2026-11-24'],
      ...[['p1'], { line: null, standing: null }],
    ]);
    const of = (text: string) => dateOf(new URLSearchParams(text), '2026-11-24');
    expect([of('date=2026-11-20'), of('date=gestern'), of('date=2026-13-01'), of('')]).toEqual([
      '2026-11-20',
      '2026-11-24',
      '2026-11-24',
      '2026-11-24',
    ]);
  });
});

describe('the hours under the strip', () => {
  it('are full ones, never too many to be read', () => {
    const hour = 3_600_000;
    expect(hoursWithin(hour / 2, 3 * hour)).toEqual([hour, 2 * hour, 3 * hour]);
    expect(hoursWithin(0, 24 * hour).length).toBeLessThanOrEqual(14);
  });
});

describe('a remark that another window wrote too', () => {
  const remark = (id: string, revision: number, text: string, readAtMs: number | null = null): WorkRemark => ({
    ...{ id, revision, text, readAtMs, writtenAtMs: revision, readBy: null },
    ...{ answer: null, answeredAtMs: null, answeredBy: null, answerSeenAtMs: null },
  });
  const base = versionOf(remark('r', 2, '一'));
  it.each<[string, string, RemarkVersion, WorkRemark[], string]>([
    ['nobody wrote meanwhile', '一二', base, [remark('r', 2, '一')], 'same'],
    ['what is known is older than the own save', '一二', base, [remark('r', 1, '')], 'same'],
    ['nothing was typed here', '一', base, [remark('r', 3, '三')], 'follow'],
    ['the same was typed in both', '三 ', base, [remark('r', 3, '三')], 'follow'],
    ['both were typed in', '一二', base, [remark('r', 3, '三')], 'differs'],
    ['it was deleted, and typed on here', '一二', base, [], 'differs'],
    ['it was deleted, and left alone here', '一', base, [], 'follow'],
    ['it was deleted and written anew', '一二', base, [remark('s', 1, '三')], 'differs'],
    ['both began one', '一二', NO_REMARK, [remark('s', 1, '三')], 'differs'],
    ['a lead read it, and here it was typed on', '一二', base, [remark('r', 2, '一', 9)], 'same'],
    ['a lead read it, and here it was left alone', '一', base, [remark('r', 2, '一', 9)], 'follow'],
    ['a lead read it, and another was begun', '一二', base, [remark('r', 2, '一', 9), remark('s', 1, '三')], 'differs'],
  ])('%s', (_name, text, from, remarks, standing) => {
    expect(compareRemark({ text, base: from }, remarks).standing).toBe(standing);
  });

  it('keeps both texts, the stored one first, and neither twice', () => {
    expect(joinRemarks('三', '一二 ')).toBe('三\n一二');
    expect(joinRemarks('一', '一二')).toBe('一二');
    expect(joinRemarks('一二', '二')).toBe('一二');
  });
});
