import { describe, expect, it } from 'vitest';
import { lineAt, placeOf } from './place-of.ts';

const FEBRUARY = { from: '2026-02-01', to: '2026-02-28' };
const JANUARY = { from: '2026-01-01', to: '2026-01-31' };

describe('where a line of the period before stands', () => {
  it('is the same day or month of its own period, or nowhere', () => {
    const beside = (id: string) => lineAt('day', placeOf('day', id, JANUARY), FEBRUARY);
    expect(['2026-01-01', '2026-01-28', '2026-01-29'].map(beside)).toEqual(['2026-02-01', '2026-02-28', null]);
    const winter = { from: '2025-12-15', to: '2026-01-10' };
    expect(['0', '1', '2'].map((place) => lineAt('month', place, winter))).toEqual(['2025-12', '2026-01', null]);
    expect(lineAt('month', placeOf('month', '2025-12', winter), JANUARY)).toBe('2026-01');
  });

  it('is itself for what is no time', () => {
    expect(lineAt('seat', placeOf('seat', 'x', JANUARY), FEBRUARY)).toBe('x');
    expect(lineAt('hour', placeOf('hour', '9', JANUARY), FEBRUARY)).toBe('9');
  });
});
