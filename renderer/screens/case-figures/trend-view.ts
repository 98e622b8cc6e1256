import type { CaseFiguresOutput } from '../../../shared/contract/ticket-figures.ts';
import { satisfactionOf } from '../../../shared/domain/tickets/figure-tally.ts';
import type { CasesOf } from './cases-behind.ts';
import { counted, metOf, missedOf, percent, share, type ViewGround, type ViewParts } from './view-parts.ts';

export type StepRow = CaseFiguresOutput['steps'][number];

/** How it went from day to day, week to week or month to month. */
export function trendView(ground: ViewGround<StepRow>): ViewParts<StepRow> {
  const { t, texts, at } = ground;
  const resolved: CasesOf = { by: 'clock', clock: 'solution' };
  const ended: CasesOf = { ...resolved, end: 'any' };
  return {
    title: t('caseFigures.chart.trend'),
    series: [
      ...(['registered', 'ended'] as const).map((by) => ({
        ...{ name: t(`caseFigures.column.${by}`), type: 'bar' as const },
        value: (row: StepRow) => row[by],
        at: (row: StepRow) => at(row, { by }),
      })),
      {
        ...{ name: t('caseFigures.column.solutionMet'), type: 'line', isPercent: true },
        value: (row) => percent(metOf(row, 'solution')),
        at: (row) => at(row, ended),
      },
    ],
    columns: [
      counted(ground, 'registered', 88, { by: 'registered' }, (row) => row.registered),
      counted(ground, 'ended', 68, { by: 'ended' }, (row) => row.ended),
      counted(ground, 'resolved', 76, resolved, (row) => row.clocks.solution.cases),
      share(ground, 'solutionMet', 78, ended, (row) => metOf(row, 'solution')),
      counted(ground, 'solutionMissed', 84, { ...resolved, end: 'missed' }, (row) => missedOf(row, 'solution')),
      counted(ground, 'reopened', 84, { ...resolved, reopened: true }, (row) => row.reopened),
      {
        ...{
          key: 'average',
          title: t('caseFigures.tile.satisfaction'),
          formula: t('caseFigures.columnFormula.average'),
          width: 92,
          text: texts.average,
          isShare: true,
        },
        value: (row) => satisfactionOf(row.scores).average,
        at: (row) => at(row, { by: 'ended', closedAs: 'answered' }),
      },
    ],
  };
}
