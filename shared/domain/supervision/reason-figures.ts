import { NO_ORDER_REASONS } from '../../contract/dispositions.ts';
import type { ReasonFigures, ReasonKind } from '../../contract/reasons.ts';
import type { FigureUnit } from './report-figures.ts';

/** Every figure of reasons and lapses by name, from the counts alone; null: it cannot be told. */
export const REASON_FIGURES = [
  'cases',
  'customers',
  'wanted',
  'refused',
  'refusedShare',
  'refusedAmount',
  'settled',
  'noOrder',
  'noOrderShare',
  'reached',
  'noOrderRate',
  ...NO_ORDER_REASONS,
  'due',
  'ordered',
  'not-ordered',
  'not-reached',
  'not-called',
  'missed',
  'pairs',
  'times',
  'quantity',
] as const;
export type ReasonFigure = (typeof REASON_FIGURES)[number];

/** What each kind tells, in the order of its table; `byReason`: where the lines are the reasons themselves. */
export function figuresOf(kind: ReasonKind, byReason: boolean): readonly ReasonFigure[] {
  if (kind === 'refused')
    return ['cases', 'customers', 'wanted', 'refused', 'refusedShare', 'refusedAmount', 'settled'];
  if (kind === 'unordered') return ['due', 'ordered', 'not-ordered', 'not-reached', 'not-called', 'missed'];
  if (kind === 'lapsed') return ['pairs', 'customers', 'times', 'quantity'];
  return byReason
    ? ['noOrder', 'noOrderShare', 'noOrderRate']
    : ['reached', 'noOrder', 'noOrderRate', ...NO_ORDER_REASONS];
}

/** The figure by which lines are drawn and put in order. */
export const LEADING_FIGURE = {
  refused: 'refused',
  'no-order': 'noOrder',
  unordered: 'not-ordered',
  lapsed: 'pairs',
} as const satisfies Record<ReasonKind, ReasonFigure>;

export function reasonUnit(figure: ReasonFigure): FigureUnit {
  if (figure === 'refusedShare' || figure === 'noOrderShare' || figure === 'noOrderRate') return 'share';
  return figure === 'refusedAmount' ? 'amount' : 'count';
}

/** The figure from its counts: shares of refused of wanted, of a reason of all, of no order of reached. */
export function reasonFigure(figure: ReasonFigure, counts: ReasonFigures): number | null {
  const of = (name: string): number => counts[name] ?? 0;
  if (figure === 'refusedShare') return shareOf(of('refused'), of('wanted'));
  if (figure === 'noOrderShare') return shareOf(of('noOrder'), of('allNoOrder'));
  if (figure === 'noOrderRate') return shareOf(of('noOrder'), of('reached'));
  return of(figure);
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
