import type { TableColumnsType } from 'antd';
import type { TFunction } from 'i18next';
import { formatCount } from '../../../shared/i18n/format.ts';
import type { Language } from '../../../shared/i18n/index.ts';

interface Pair {
  readonly before: number;
  readonly after: number;
}

/** Figures with one digit where they are averages: `12`, `12.5`. */
export function formatCalls(calls: number, language: Language): string {
  return formatCount(Math.round(calls * 10) / 10, language);
}

/** A difference with its sign: `+12`, `−3`, `0`. */
export function formatDifference(difference: number, language: Language): string {
  // Rounded by its size: a half goes away from zero on both sides.
  const rounded = (Math.sign(difference) * Math.round(Math.abs(difference) * 10)) / 10;
  if (rounded === 0) return '0';
  return `${rounded > 0 ? '+' : '−'}${formatCount(Math.abs(rounded), language)}`;
}

/** The three columns of every table of an effect. `suffix` names what is counted where a table counts two things. */
export function beforeAfterColumns<Row>(
  t: TFunction,
  language: Language,
  pairOf: (row: Row) => Pair,
  title: (side: string) => string = (side) => side,
): TableColumnsType<Row> {
  const column = (key: string, head: string, render: (row: Row) => string) => ({
    key: `${title('')}${key}`,
    title: head,
    width: 90,
    align: 'right' as const,
    className: 'tabular',
    render: (_value: unknown, row: Row) => render(row),
  });
  return [
    column('before', title(t('effects.before')), (row) => formatCalls(pairOf(row).before, language)),
    column('after', title(t('effects.after')), (row) => formatCalls(pairOf(row).after, language)),
    column('difference', t('effects.difference'), (row) =>
      formatDifference(pairOf(row).after - pairOf(row).before, language),
    ),
  ];
}
