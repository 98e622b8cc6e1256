import { expect, it } from 'vitest';
import { levelsFrom } from './climb.ts';

it('lets leads put cases higher, and whoever a case was put before put it down', () => {
  const of = (...roles: Parameters<typeof levelsFrom>[1]) => [0, 1, 2].map((level) => levelsFrom(level, roles));
  expect(of('operator')).toEqual([[], [], []]);
  expect(of('administrator')).toEqual([[], [], []]);
  expect(of('operator', 'lead')).toEqual([[1, 2], [0, 2], []]);
  expect(of('supervisor')).toEqual([
    [1, 2],
    [0, 2],
    [0, 1],
  ]);
});
