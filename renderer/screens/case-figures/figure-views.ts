import type { FigureLine } from '../../../shared/contract/ticket-figures.ts';
import { CLOCK_KINDS, type ClockKind } from '../../../shared/contract/tickets.ts';
import { satisfactionOf, shareOfWhole } from '../../../shared/domain/tickets/figure-tally.ts';
import type { CasesOf } from './cases-behind.ts';
import type { FigureColumn, FigureRow } from './FigureTable.tsx';
import type { FigureView } from './figures-address.ts';
import { counted, metOf, missedOf, percent, share, type ViewGround, type ViewParts } from './view-parts.ts';

const HOUR_MS = 3_600_000;
const SCORES = [1, 2, 3, 4, 5] as const;

/** The views that groups are compared by. */
export function groupView(
  view: Exclude<FigureView, 'causes' | 'trend'>,
  clock: ClockKind,
  ground: ViewGround<FigureLine>,
): ViewParts<FigureLine> {
  if (view === 'clocks') return clocksView(ground);
  if (view === 'times') return timesView(clock, ground);
  return view === 'outcomes' ? outcomesView(ground) : satisfactionView(ground);
}

function clocksView(ground: ViewGround<FigureLine>): ViewParts<FigureLine> {
  const { t, at } = ground;
  return {
    title: t('caseFigures.chart.clocks'),
    series: CLOCK_KINDS.map((clock) => ({
      name: t(`caseFigures.clockNames.${clock}`),
      type: 'bar',
      isPercent: true,
      value: (row) => percent(metOf(row, clock)),
      at: (row) => at(row, { by: 'clock', clock, end: 'any' }),
    })),
    columns: CLOCK_KINDS.flatMap((clock) => {
      const name = t(`caseFigures.clockNames.${clock}`);
      const ended: CasesOf = { by: 'clock', clock, end: 'any' };
      return [
        share(ground, 'met', 66, ended, (row) => metOf(row, clock)),
        counted(ground, 'endedClocks', 68, ended, (row) => row.clocks[clock].ended),
        counted(ground, 'missed', 64, { ...ended, end: 'missed' }, (row) => missedOf(row, clock)),
      ].map((column) => ({ ...column, key: `${column.key} ${clock}`, over: name }));
    }),
  };
}

function timesView(clock: ClockKind, ground: ViewGround<FigureLine>): ViewParts<FigureLine> {
  const { t, texts, at } = ground;
  const cases: CasesOf = { by: 'clock', clock };
  const length = (name: 'median' | 'p90', span: '' | 'Span'): FigureColumn<FigureLine> => ({
    ...{
      key: `${name}${span}`,
      title: t(`caseFigures.column.${name}`),
      width: 118,
      formula: t(`caseFigures.columnFormula.${name}`),
      text: texts.time,
      isShare: true,
    },
    over: t(`caseFigures.over.${span === '' ? 'working' : 'span'}`),
    value: ({ clocks }) => clocks[clock][`${name}${span}Ms`],
    at: (row) => at(row, cases),
  });
  return {
    title: t('caseFigures.chart.times', { clock: t(`caseFigures.clockNames.${clock}`) }),
    series: (['median', 'p90'] as const).map((name) => ({
      name: t(`caseFigures.column.${name}`),
      type: 'bar',
      value: ({ clocks }) => {
        const ms = clocks[clock][`${name}Ms`];
        return ms === null ? null : ms / HOUR_MS;
      },
      at: (row) => at(row, cases),
    })),
    columns: [
      counted(ground, 'cases', 76, cases, ({ clocks }) => clocks[clock].cases),
      ...[length('median', ''), length('p90', ''), length('median', 'Span'), length('p90', 'Span')],
    ],
  };
}

function outcomesView(ground: ViewGround<FigureLine>): ViewParts<FigureLine> {
  const { t, texts, at } = ground;
  const resolved: CasesOf = { by: 'clock', clock: 'solution' };
  const again: CasesOf = { ...resolved, reopened: true };
  const withdrawn: CasesOf = { by: 'ended', state: 'withdrawn' };
  /** `4 (7.0%)` */
  const withRate = (
    name: 'reopened' | 'withdrawn',
    cases: CasesOf,
    rate: (row: FigureLine) => number | null,
  ): FigureColumn<FigureLine> => ({
    ...counted(ground, name, 94, cases, (row) => row[name]),
    text(value, row) {
      const part = rate(row);
      return part === null ? texts.count(value) : `${texts.count(value)} (${texts.share(part)})`;
    },
  });
  return {
    title: t('caseFigures.chart.outcomes'),
    series: (['registered', 'ended', 'open'] as const).map((by) => ({
      name: t(`caseFigures.column.${by}`),
      type: 'bar',
      value: (row) => row[by],
      at: (row) => at(row, { by }),
    })),
    columns: [
      counted(ground, 'registered', 88, { by: 'registered' }, (row) => row.registered),
      counted(ground, 'ended', 68, { by: 'ended' }, (row) => row.ended),
      counted(ground, 'open', 62, { by: 'open' }, (row) => row.open),
      counted(ground, 'overdue', 74, { by: 'open', overdue: true }, (row) => row.overdue),
      counted(ground, 'resolved', 76, resolved, (row) => row.clocks.solution.cases),
      withRate('reopened', again, (row) => shareOfWhole(row.reopened, row.clocks.solution.cases)),
      withRate('withdrawn', withdrawn, (row) => shareOfWhole(row.withdrawn, row.ended)),
      counted(ground, 'notReached', 78, { by: 'ended', closedAs: 'not-reached' }, (row) => row.notReached),
    ],
  };
}

function satisfactionView(ground: ViewGround<FigureLine>): ViewParts<FigureLine> {
  const { t, texts, at } = ground;
  const answered: CasesOf = { by: 'ended', closedAs: 'answered' };
  const answers = (row: FigureLine) => satisfactionOf(row.scores).answers;
  return {
    title: t('caseFigures.chart.average'),
    series: [
      {
        ...{ name: t('caseFigures.column.average'), type: 'bar' as const },
        value: (row) => satisfactionOf(row.scores).average,
        at: (row) => at(row, answered),
      },
    ],
    columns: [
      {
        ...{
          key: 'average',
          title: t('caseFigures.column.average'),
          formula: t('caseFigures.columnFormula.average'),
          width: 76,
          text: texts.average,
          isShare: true,
        },
        value: (row) => satisfactionOf(row.scores).average,
        at: (row) => at(row, answered),
      },
      counted(ground, 'answers', 76, answered, answers),
      ...SCORES.map(
        (score): FigureColumn<FigureLine> => ({
          ...counted(ground, 'score', 50, { by: 'ended', score }, (row) => row.scores[score - 1] ?? 0),
          ...{ key: `score ${score}`, title: t('caseFigures.column.score', { score }) },
        }),
      ),
      counted(ground, 'notReached', 78, { by: 'ended', closedAs: 'not-reached' }, (row) => row.notReached),
      {
        ...{
          key: 'answerRate',
          title: t('caseFigures.column.answerRate'),
          formula: t('caseFigures.columnFormula.answerRate'),
          width: 74,
          text: texts.share,
        },
        value: (row) => shareOfWhole(answers(row), answers(row) + row.notReached),
        at: (row) => at(row, answered),
      },
    ],
  };
}

/** Lines as rows; categories as a tree. */
export function rowsOfLines(
  lines: readonly FigureLine[],
  nameOf: (line: FigureLine) => string,
): FigureRow<FigureLine>[] {
  const below = Map.groupBy(lines, ({ parentId }) => parentId);
  const walk = (parentId: string | null): FigureRow<FigureLine>[] =>
    (below.get(parentId) ?? []).map((line) => {
      const children = walk(line.id);
      return { key: line.id, name: nameOf(line), of: line, ...(children.length > 0 ? { children } : {}) };
    });
  return walk(null);
}
