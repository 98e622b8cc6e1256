import type { CaseFiguresOutput } from '../../../shared/contract/ticket-figures.ts';
import type { CasesOf } from './cases-behind.ts';
import type { FigureColumn } from './FigureTable.tsx';
import type { ViewGround, ViewParts } from './view-parts.ts';

/** A root cause with its share, and that of all up to it. */
export interface CauseRow {
  readonly cause: CaseFiguresOutput['causes'][number]['cause'];
  readonly cases: number;
  readonly share: number;
  readonly cumulative: number;
}

export function causeRows(causes: CaseFiguresOutput['causes']): CauseRow[] {
  const all = causes.reduce((sum, { cases }) => sum + cases, 0);
  let sofar = 0;
  return causes.map(({ cause, cases }) => {
    sofar += cases;
    return { cause, cases, share: cases / all, cumulative: sofar / all };
  });
}

/** Causes after Pareto: the most frequent first, with the share of all that they make up together. */
export function causesView(ground: ViewGround<CauseRow>): ViewParts<CauseRow> {
  const { t, texts, at } = ground;
  const of = ({ cause }: CauseRow): CasesOf => ({ by: 'clock', clock: 'solution', cause });
  const shared = (name: 'share' | 'cumulative'): FigureColumn<CauseRow> => ({
    ...{
      key: name,
      title: t(`caseFigures.column.${name}`),
      formula: t(`caseFigures.columnFormula.${name}`),
      width: 110,
      value: (row) => row[name],
      text: texts.share,
    },
    ...(name === 'share' ? { at: (row: CauseRow) => at(row, of(row)) } : {}),
  });
  return {
    title: t('caseFigures.chart.causes'),
    series: [
      {
        ...{ name: t('caseFigures.chart.cases'), type: 'bar' },
        value: (row) => row.cases,
        at: (row) => at(row, of(row)),
      },
      {
        ...{ name: t('caseFigures.column.cumulative'), type: 'line', isPercent: true },
        value: (row) => row.cumulative * 100,
        at: (row) => at(row, of(row)),
      },
    ],
    columns: [
      {
        ...{
          key: 'cases',
          title: t('caseFigures.column.cases'),
          formula: t('caseFigures.columnFormula.cases'),
          width: 90,
          text: texts.count,
        },
        value: (row) => row.cases,
        at: (row) => at(row, of(row)),
      },
      shared('share'),
      shared('cumulative'),
    ],
  };
}
