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

it('says what is wrong with them', () => {
  const problems = ['', '8', '8-9-10', 'morning', '12-8', '8-12 11-13', '0-1 2-3 4-5 6-7 8-9 10-11 12-13'].map((text) =>
    readPeriods(text),
  );
  expect(problems.map((read) => ('problem' in read ? read.problem : null))).toEqual([
    ...['unreadable', 'unreadable', 'unreadable', 'unreadable'],
    ...['ends-before-begin', 'overlap', 'too-many'],
  ]);
});
