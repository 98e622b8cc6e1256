import { describe, expect, it } from 'vitest';
import { clockTimeAt, minuteOfClockText } from './clock-time.ts';

describe('clockTimeAt', () => {
  it('shows the wall clock of the company, not of the machine', () => {
    expect(clockTimeAt(Date.parse('2026-11-24T03:05:00Z'), 'Asia/Shanghai')).toBe('11:05');
    expect(clockTimeAt(Date.parse('2026-11-23T16:00:00Z'), 'Asia/Shanghai')).toBe('00:00');
  });
});

describe('minuteOfClockText', () => {
  it.each([
    ['1530', 930],
    ['930', 570],
    ['15:30', 930],
    ['15.30', 930],
    ['15：30', 930],
    ['１５３０', 930],
    ['9', 540],
    ['0:05', 5],
  ])('reads %s', (text, minute) => expect(minuteOfClockText(text)).toBe(minute));

  it.each(['', 'soon', '2460', '24', '12:60', '1:2:3', '-5'])('refuses %j', (text) =>
    expect(minuteOfClockText(text)).toBeNull(),
  );
});
