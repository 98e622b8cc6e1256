import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import type { ReportLine } from '../../../shared/contract/reports.ts';
import { changeOf, type FigureChange } from '../../../shared/domain/supervision/change-of.ts';
import {
  FIGURE_OF,
  type FigureUnit,
  type ReportFigure,
  unitOf,
} from '../../../shared/domain/supervision/report-figures.ts';
import { figureFormula, figureName } from '../../../shared/i18n/report-table.ts';
import type { FigureColumn } from '../case-figures/FigureTable.tsx';
import type { ViewParts } from '../case-figures/view-parts.ts';
import type { ReportView } from './report-address.ts';

/** How numbers are written. */
export interface ReportTexts {
  count(value: number): string;
  share(value: number): string;
  seconds(value: number): string;
  amount(minor: number): string;
}
export interface ReportGround {
  readonly t: TFunction;
  readonly texts: ReportTexts;
  /** The calls of a line that a figure counts; null: nowhere. */
  at(line: ReportLine, figure: ReportFigure): string | null;
  changeText(change: FigureChange | null): ReactNode;
}

export function figureText(texts: ReportTexts, figure: ReportFigure, value: number | null): string {
  if (value === null) return '–';
  return texts[unitOf(figure)](value);
}

/** The figures of each view; of those that are compared the period before stands beside. */
const COLUMNS: Readonly<Record<ReportView, readonly (ReportFigure | readonly [ReportFigure])[]>> = {
  calls: ['calls', ['attempts'], 'connected', ['connectRate'], ['customers'], 'reached'],
  orders: ['ordered', ['orderRateOfReached'], ['orders'], 'quantity', 'quantityPerOrder', ['amount']],
  handling: [
    ...(['answered', ['talkAverage'], 'holdAverage', 'wrapUpAverage', ['handleAverage']] as const),
    ...(['unanswered', ['unansweredTime'], 'unansweredAverage'] as const),
  ],
  time: ['signedIn', 'paused', ['occupancy'], ['ordersPerHour'], ['amountPerHour']],
};
const DRAWN: Readonly<Record<ReportView, ReportFigure>> = {
  calls: 'attempts',
  orders: 'orders',
  handling: 'handleAverage',
  time: 'ordersPerHour',
};
const WIDTH = 73;
/** Their words, or their amounts, are longer than most. */
const LONG: Partial<Record<ReportFigure, number>> = { connected: 94, reached: 94, ordered: 86 };
/** A month's millions of a center, and a share with its change. */
const WIDTH_OF: Partial<Record<FigureUnit, number>> = { amount: 96, share: 67 };

/** One view of the lines: a chart of its leading figure beside the period before, and the table of all. */
export function reportView(view: ReportView, { t, texts, at, changeText }: ReportGround): ViewParts<ReportLine> {
  const column = (figure: ReportFigure, of: 'now' | 'before', over?: string): FigureColumn<ReportLine> => ({
    key: `${figure} ${of}`,
    title: over === undefined ? figureName(t, figure) : t(`reports.${of}`),
    width: LONG[figure] ?? WIDTH_OF[unitOf(figure)] ?? WIDTH,
    ...(over === undefined ? { formula: figureFormula(t, figure) } : { over, overFormula: figureFormula(t, figure) }),
    value: (line) => (line[of] ? FIGURE_OF[figure](line[of]) : null),
    text: (value) => figureText(texts, figure, value),
    ...(of === 'now'
      ? { at: (line) => at(line, figure) }
      : {
          beneath: ({ now, before }) =>
            changeText(changeOf(unitOf(figure), FIGURE_OF[figure](now), before && FIGURE_OF[figure](before))),
        }),
  });
  const drawn = DRAWN[view];
  return {
    title: t(`reports.chart.${view}`),
    series: (['now', 'before'] as const).map((of) => ({
      name: t(`reports.${of}`),
      type: 'bar',
      value: (line) => (line[of] ? FIGURE_OF[drawn](line[of]) : null),
      at: (line) => (of === 'now' ? at(line, drawn) : null),
    })),
    columns: COLUMNS[view].flatMap((figure) =>
      typeof figure === 'string'
        ? [column(figure, 'now')]
        : (['now', 'before'] as const).map((of) => column(figure[0], of, figureName(t, figure[0]))),
    ),
  };
}
