import { expect, it } from 'vitest';
import { presetRange } from './date-presets.ts';

it.each([
  ['today', '2026-11-22', '2026-11-22', '2026-11-22'],
  ['yesterday', '2026-03-01', '2026-02-28', '2026-02-28'],
  ['thisWeek', '2026-11-22', '2026-11-16', '2026-11-22'],
  ['thisWeek', '2026-11-23', '2026-11-23', '2026-11-23'],
  ['thisMonth', '2026-11-22', '2026-11-01', '2026-11-22'],
  ['lastMonth', '2026-01-15', '2025-12-01', '2025-12-31'],
] as const)('%s of %s', (preset, today, from, to) => {
  expect(presetRange(preset, today)).toEqual({ from, to });
});
