import type { FigureUnit } from './report-figures.ts';

/** How a figure moved since the period before. */
export interface FigureChange {
  readonly way: 'up' | 'down' | 'same';
  /** Shares by so many percentage points (0.012 is 1.2), all others by a share of what they were; null: they were 0. */
  readonly by: number | null;
  readonly inPoints: boolean;
}

/** Null where one of the two is unknown. A share that went from 40 % to 42 % is up by 2 points, 40 calls to 42 by 5 %. */
export function changeOf(unit: FigureUnit, now: number | null, before: number | null): FigureChange | null {
  if (now === null || before === null) return null;
  const way = now > before ? 'up' : now < before ? 'down' : 'same';
  const inPoints = unit === 'share';
  if (inPoints) return { way, by: Math.abs(now - before), inPoints };
  if (before === 0) return { way, by: now === 0 ? 0 : null, inPoints };
  return { way, by: Math.abs(now - before) / before, inPoints };
}
