import type { TFunction } from 'i18next';
import type { CaseFigures } from '../../../shared/contract/ticket-figures.ts';
import type { ClockKind } from '../../../shared/contract/tickets.ts';
import { shareOfWhole } from '../../../shared/domain/tickets/figure-tally.ts';
import type { CasesOf } from './cases-behind.ts';
import type { FigureSeries } from './FigureChart.tsx';
import type { FigureColumn } from './FigureTable.tsx';

/** How numbers are written. */
export interface FigureTexts {
  count(value: number): string;
  share(value: number): string;
  /** Of scores. */
  average(value: number): string;
  time(ms: number): string;
}

/** What a view shows of rows of figures: a chart of some of them, and a table of all. */
export interface ViewParts<Row> {
  readonly title: string;
  readonly series: readonly (Omit<FigureSeries, 'values'> & {
    value(row: Row): number | null;
    at(row: Row): string | null;
  })[];
  readonly columns: readonly FigureColumn<Row>[];
}

/** What it takes to write a view. `at`: the cases of one row. */
export interface ViewGround<Row> {
  readonly t: TFunction;
  readonly texts: FigureTexts;
  at(row: Row, cases: CasesOf): string;
}

export const percent = (share: number | null): number | null => (share === null ? null : share * 100);

/** A count that leads to its cases. */
export function counted<Row>(
  { t, texts, at }: ViewGround<Row>,
  name: string,
  width: number,
  cases: CasesOf,
  value: (row: Row) => number,
): FigureColumn<Row> {
  const key = `${name} ${cases.clock ?? ''}`;
  const named = { title: t(`caseFigures.column.${name}`), formula: t(`caseFigures.columnFormula.${name}`) };
  return { key, ...named, width, value, text: texts.count, at: (row) => at(row, cases) };
}

export function share<Row>(
  { t, texts, at }: ViewGround<Row>,
  name: string,
  width: number,
  cases: CasesOf,
  value: (row: Row) => number | null,
): FigureColumn<Row> {
  const named = { title: t(`caseFigures.column.${name}`), formula: t(`caseFigures.columnFormula.${name}`) };
  return { key: name, ...named, width, value, text: texts.share, at: (row) => at(row, cases), isShare: true };
}

export const metOf = ({ clocks }: CaseFigures, kind: ClockKind) => shareOfWhole(clocks[kind].met, clocks[kind].ended);
export const missedOf = ({ clocks }: CaseFigures, kind: ClockKind) => clocks[kind].ended - clocks[kind].met;
