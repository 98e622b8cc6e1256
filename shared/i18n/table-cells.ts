import type { TFunction } from 'i18next';
import type { TableCell } from '../domain/exports/file-table.ts';
import type { FigureUnit } from '../domain/supervision/report-figures.ts';
import { minorDigits } from './format.ts';

/** The head of a column of figures in a file, which says the unit of its numbers. */
export function unitTitle(t: TFunction, unit: FigureUnit, name: string, currency: string): string {
  return unit === 'count' ? name : t(`tables.${unit}`, { name, currency });
}

/** A figure as a plain number of a file: shares in percent and seconds with one decimal, amounts in the currency's unit. */
export function unitCell(unit: FigureUnit, value: number | null, currency: string): TableCell {
  if (value === null) return null;
  if (unit === 'share') return rounded(value * 100, 1);
  if (unit === 'seconds') return rounded(value, 1);
  if (unit === 'count') return rounded(value, 2);
  const digits = minorDigits(currency);
  return rounded(value / 10 ** digits, digits);
}

/** To so many decimals at most. */
export function rounded(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
