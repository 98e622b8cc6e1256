import { expect, it } from 'vitest';
import { parseCycles, parseDay, parseTime } from './parse-cell.ts';

it('reads a day however it is typed, in the nearest year', () => {
  const near = '2027-01-05';
  expect(['2027-02-04', '2027/2/4', '20270204', '2-4', '2/4', '0204'].map((text) => parseDay(text, near))).toEqual(
    Array(6).fill('2027-02-04'),
  );
  expect(parseDay('12-31', near)).toBe('2026-12-31');
  expect([parseDay('+3', near), parseDay('-5', near), parseDay(' ', near)]).toEqual(['2027-01-08', '2026-12-31', null]);
  expect(['2-30', 'tomorrow', '13-1', '2027-02-29'].map((text) => parseDay(text, near))).toEqual(
    Array(4).fill(undefined),
  );
});

it('reads a time and a number of cycles', () => {
  expect(['17:00', '1700', '17：00', '9.30', '9', '24:00', ''].map(parseTime)).toEqual([
    1020,
    1020,
    1020,
    570,
    540,
    1440,
    null,
  ]);
  expect(['25:00', '24:01', '12:60', 'noon'].map(parseTime)).toEqual(Array(4).fill(undefined));
  expect(['', '2', '8', '9', '0', 'x', '1.5'].map((text) => parseCycles(text, 8))).toEqual([
    1,
    2,
    8,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
