import { expect, it } from 'vitest';
import { changeOf } from './change-of.ts';

it.each([
  ['count', 42, 40, { way: 'up', by: 0.05, inPoints: false }],
  ['amount', 30, 40, { way: 'down', by: 0.25, inPoints: false }],
  ['count', 40, 40, { way: 'same', by: 0, inPoints: false }],
  ['share', 0.5, 0.25, { way: 'up', by: 0.25, inPoints: true }],
  ['seconds', 5, 0, { way: 'up', by: null, inPoints: false }],
  ['count', 0, 0, { way: 'same', by: 0, inPoints: false }],
  ['share', null, 0.4, null],
  ['share', 0.4, null, null],
] as const)('%s %s after %s', (unit, now, before, expected) => expect(changeOf(unit, now, before)).toEqual(expected));
