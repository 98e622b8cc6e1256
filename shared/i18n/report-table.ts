import type { TFunction } from 'i18next';
import type { ReportFigures, ReportGroup, ReportLine, ReportOutput } from '../contract/reports.ts';
import type { FileTable, TableCell } from '../domain/exports/file-table.ts';
import { FIGURE_OF, REPORT_FIGURES, type ReportFigure, unitOf } from '../domain/supervision/report-figures.ts';
import { unitCell, unitTitle } from './table-cells.ts';

/** Named here; the others have their names where other screens show them too. */
const NAMED_HERE = [
  ...(['attempts', 'connected', 'customers', 'reached', 'ordered', 'ordersPerHour', 'amountPerHour'] as const),
  ...(['signedIn', 'paused', 'answered', 'holdAverage', 'unanswered', 'unansweredAverage'] as const),
];
type NamedHere = (typeof NAMED_HERE)[number];
const isNamedHere = (figure: ReportFigure): figure is NamedHere => (NAMED_HERE as readonly string[]).includes(figure);

export function figureName(t: TFunction, figure: ReportFigure): string {
  return isNamedHere(figure) ? t(`reports.figure.${figure}`) : t(`supervision.figure.${figure}`);
}

/** How it is counted. */
export function figureFormula(t: TFunction, figure: ReportFigure): string {
  return isNamedHere(figure) ? t(`reports.formula.${figure}`) : t(`supervision.formula.${figure}`);
}

export const TIME_GROUPS: readonly ReportGroup[] = ['hour', 'day', 'month'];

/** What a line of a report is called. */
export function lineName(t: TFunction, group: ReportGroup, { id, name }: Pick<ReportLine, 'id' | 'name'>): string {
  if (id === '') return t(`reports.none.${group}`);
  if (group === 'hour') return `${id.padStart(2, '0')}:00–${id.padStart(2, '0')}:59`;
  return TIME_GROUPS.includes(group) ? id : name || id;
}

/** A report as a file: every figure of each line and of all, with that of the period before, as plain numbers. */
export function reportTable(t: TFunction, report: ReportOutput, currency: string): FileTable {
  const { group, lines, total, before } = report;
  const cells = (name: string, now: ReportFigures, earlier: ReportFigures | null): TableCell[] => [
    name,
    ...REPORT_FIGURES.flatMap((figure) =>
      [now, earlier].map((of) => of && unitCell(unitOf(figure), FIGURE_OF[figure](of), currency)),
    ),
  ];
  return {
    titles: [
      t(`reports.group.${group}`),
      ...REPORT_FIGURES.flatMap((figure) => {
        const title = unitTitle(t, unitOf(figure), figureName(t, figure), currency);
        return [title, t('tables.before', { name: title })];
      }),
    ],
    rows: [
      ...lines.map((line) => cells(lineName(t, group, line), line.now, line.before)),
      cells(t('tables.total'), total, before),
    ],
  };
}
