import { expect, it } from 'vitest';
import { minutesOf, typedTime } from './policy-times.ts';

it('reads hours and minutes back as they were typed, and nothing as no clock', () => {
  for (const minutes of [1, 30, 60, 90, 2100]) expect(minutesOf(typedTime(minutes))).toBe(minutes);
  expect(typedTime(null)).toEqual({ hours: null, minutes: null });
  expect(minutesOf(typedTime(null))).toBeNull();
  expect(minutesOf({ hours: 0, minutes: 0 })).toBeNull();
  expect(minutesOf(undefined)).toBeNull();
});
