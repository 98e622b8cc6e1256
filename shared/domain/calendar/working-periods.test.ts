import { expect, it } from 'vitest';
import { periodsText, readPeriods } from './working-periods.ts';

it('reads periods as people write them, in the order of the day, and writes them back', () => {
  const usual = [
    { fromMinute: 510, toMinute: 720 },
    { fromMinute: 840, toMinute: 1050 },
  ];
  for (const text of ['08:30-12:00 14:00-17:30', '1400 - 1730，8.30—12', '8:30至12:00、14：00～17：30']) {
    expect(readPeriods(text)).toEqual({ periods: usual });
  }
  expect(readPeriods(periodsText(usual))).toEqual({ periods: usual });
  expect(readPeriods('0-24:00')).toEqual({ periods: [{ fromMinute: 0, toMinute: 1440 }] });
});

it('takes a night only where periods may pass midnight', () => {
  const read = readPeriods('22:00-02:00 8-12 20-0', { pastMidnight: true });
  expect(read).toEqual({ problem: 'overlap' });
  const night = readPeriods('22:00-02:00 8-12', { pastMidnight: true });
  expect(night).toEqual({
    periods: [
      { fromMinute: 480, toMinute: 720 },
      { fromMinute: 1320, toMinute: 1560 },
    ],
  });
  expect(periodsText('periods' in night ? night.periods : [])).toBe('08:00-12:00 22:00-02:00');
  expect(readPeriods('22:00-00:00', { pastMidnight: true })).toEqual({
    periods: [{ fromMinute: 1320, toMinute: 1440 }],
  });
  expect(readPeriods('8-8', { pastMidnight: true })).toEqual({ problem: 'ends-before-begin' });
  expect(readPeriods('22:00-02:00')).toEqual({ problem: 'ends-before-begin' });
});

it('says what is wrong with them', () => {
  const problems = ['', '8', '8-9-10', 'morning', '12-8', '8-12 11-13', '0-1 2-3 4-5 6-7 8-9 10-11 12-13'].map((text) =>
    readPeriods(text),
  );
  expect(problems.map((read) => ('problem' in read ? read.problem : null))).toEqual([
    ...['unreadable', 'unreadable', 'unreadable', 'unreadable'],
    ...['ends-before-begin', 'overlap', 'too-many'],
  ]);
});
