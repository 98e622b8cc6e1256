import type { TFunction } from 'i18next';
import type { ReasonLine, ReasonOutput } from '../../../shared/contract/reasons.ts';
import {
  figuresOf,
  LEADING_FIGURE,
  type ReasonFigure,
  reasonFigure,
  reasonUnit,
} from '../../../shared/domain/supervision/reason-figures.ts';
import { isNoOrderReason, reasonFigureName } from '../../../shared/i18n/reason-table.ts';
import type { FigureColumn } from '../case-figures/FigureTable.tsx';
import type { ViewParts } from '../case-figures/view-parts.ts';
import type { ReportTexts } from '../reports/report-views.ts';

export interface ReasonGround {
  readonly t: TFunction;
  readonly texts: ReportTexts;
  /** What a number of a line counts; null: nowhere. */
  at(line: ReasonLine, figure: ReasonFigure): string | null;
}

export function reasonText(texts: ReportTexts, figure: ReasonFigure, value: number | null): string {
  if (value === null) return '–';
  const unit = reasonUnit(figure);
  return unit === 'share' ? texts.share(value) : unit === 'amount' ? texts.amount(value) : texts.count(value);
}

/** How a figure is counted, in words. */
export function formulaOf(t: TFunction, figure: ReasonFigure): string {
  return isNoOrderReason(figure) ? t('reasons.formula.ofReason') : t(`reasons.formula.${figure}`);
}

/** Of these the period before stands beside. */
const COMPARED: readonly ReasonFigure[] = ['refused', 'noOrder', 'noOrderRate'];
/** Where due customers without an order stand. */
const STANDINGS = ['not-ordered', 'not-reached', 'not-called'] as const;
const WIDTH = 84;
/** Of a pair of now and before, whose heads are short. */
const PAIR_WIDTH = 70;
const WIDTHS: Readonly<Partial<Record<ReasonFigure, number>>> = { cases: 68, customers: 92, refusedAmount: 100 };

/** The lines of a kind: a chart of its leading figure beside the period before, and the table of all figures. */
export function reasonView(
  { kind, group, before }: ReasonOutput,
  { t, texts, at }: ReasonGround,
): ViewParts<ReasonLine> {
  const numberOf = (line: ReasonLine, of: 'now' | 'before', figure: ReasonFigure) =>
    line[of] && reasonFigure(figure, line[of]);
  const column = (figure: ReasonFigure, of: 'now' | 'before', over?: string): FigureColumn<ReasonLine> => ({
    key: `${figure} ${of}`,
    title: over === undefined ? reasonFigureName(t, figure) : t(`reports.${of}`),
    width: over === undefined ? (WIDTHS[figure] ?? WIDTH) : PAIR_WIDTH,
    ...(over === undefined ? { formula: formulaOf(t, figure) } : { over, overFormula: formulaOf(t, figure) }),
    value: (line) => numberOf(line, of, figure),
    text: (value) => reasonText(texts, figure, value),
    ...(of === 'now' ? { at: (line) => at(line, figure) } : {}),
  });
  const leading = LEADING_FIGURE[kind];
  return {
    title: t(`reasons.chart.${kind}`),
    series:
      kind === 'unordered'
        ? STANDINGS.map((figure) => ({
            ...{ name: reasonFigureName(t, figure), type: 'bar' as const },
            value: (line) => numberOf(line, 'now', figure),
            at: (line) => at(line, figure),
          }))
        : (before === null ? (['now'] as const) : (['now', 'before'] as const)).map((of) => ({
            ...{ name: t(`reports.${of}`), type: 'bar' as const },
            value: (line) => numberOf(line, of, leading),
            at: (line) => (of === 'now' ? at(line, leading) : null),
          })),
    columns: figuresOf(kind, group === 'reason').flatMap((figure) =>
      before !== null && COMPARED.includes(figure)
        ? (['now', 'before'] as const).map((of) => column(figure, of, reasonFigureName(t, figure)))
        : [column(figure, 'now')],
    ),
  };
}
