import type { TFunction } from 'i18next';
import type { ReportFigure } from '../../../shared/domain/supervision/report-figures.ts';

/** The figures of a day that reports show too, under the same names. */
export const DAY_FIGURES = [
  'calls',
  'connectRate',
  'reached',
  'orders',
  'quantity',
  'amount',
  'handleAverage',
  'unansweredTime',
  'signedIn',
  'paused',
  'occupancy',
] as const satisfies readonly ReportFigure[];
export type DayFigure = (typeof DAY_FIGURES)[number];

const EXPLAINED_HERE = ['reached', 'signedIn', 'paused'] as const satisfies readonly DayFigure[];
type ExplainedHere = (typeof EXPLAINED_HERE)[number];
const isExplainedHere = (figure: DayFigure): figure is ExplainedHere =>
  (EXPLAINED_HERE as readonly string[]).includes(figure);

export function formulaOf(t: TFunction, figure: DayFigure): string {
  return isExplainedHere(figure) ? t(`workLog.formula.${figure}`) : t(`supervision.formula.${figure}`);
}
