import { formatCount, formatPercent } from '../../../shared/i18n/format.ts';
import type { Language } from '../../../shared/i18n/index.ts';

/** Above it decimals say nothing more. */
const TENTH = 0.1;
/** Half a tenth of a percent or point: moved, but by less than the last figure shown. */
const LEAST = 0.0005;

/** By how much something moved, as `2.4` points or `17%`; what rounds to nothing is `<0.1`, for it did move. */
export function changeAmount(by: number, inPoints: boolean, language: Language): string {
  if (by > 0 && by < LEAST) return `<${changeAmount(TENTH / 100, inPoints, language)}`;
  if (inPoints) return formatCount(Math.round(by * 1000) / 10, language);
  return by < TENTH ? formatPercent(by, language) : `${formatCount(Math.round(by * 100), language)}%`;
}
