import { expect, it } from 'vitest';
import { readPreferredHour } from './preferred-hour.ts';

it.each([
  ['9:00-11:00', 540, 660],
  ['9-11', 540, 660],
  ['14:30 至 16:00', 870, 960],
  ['０９：００～１１：３０', 540, 690],
  ['22:00-24:00', 1320, 1440],
] as const)('reads %s', (text, fromMinute, toMinute) => {
  expect(readPreferredHour(text)).toEqual({ fromMinute, toMinute });
});

it.each(['', '9:00', '11:00-9:00', '9:00-9:00', 'morning', '9-25', '9-10-11'])('refuses %s', (text) => {
  expect(readPreferredHour(text)).toBeNull();
});
