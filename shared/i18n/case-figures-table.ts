import type { TFunction } from 'i18next';
import type { CaseFigures, CaseFiguresOutput, CaseTable, FigureGroup, FigureLine } from '../contract/ticket-figures.ts';
import { NOBODY } from '../contract/ticket-lists.ts';
import { CLOCK_KINDS, type ClockKind, type TicketKind } from '../contract/tickets.ts';
import type { FileTable, TableCell } from '../domain/exports/file-table.ts';
import { satisfactionOf, shareOfWhole } from '../domain/tickets/figure-tally.ts';
import { rounded } from './table-cells.ts';

/** What a line of case figures is called. */
export function figureLineName(
  t: TFunction,
  group: FigureGroup,
  { id, name }: Pick<FigureLine, 'id' | 'name'>,
): string {
  if (group === 'kind') return t(`tickets.kind.${id as TicketKind}`);
  return id === NOBODY && group !== 'category' ? t(`caseFigures.none.${group}`) : name;
}

/** `2026-11` for a month, else the day or the first and last day. */
export function stepName(
  step: CaseFiguresOutput['step'],
  { from, to }: { readonly from: string; readonly to: string },
): string {
  if (step === 'month') return from.slice(0, 7);
  return step === 'day' || from === to ? from.slice(5) : `${from.slice(5)}–${to.slice(5)}`;
}

/** The same with its year, which a file does not say elsewhere. */
function spanName(
  step: CaseFiguresOutput['step'],
  { from, to }: { readonly from: string; readonly to: string },
): string {
  if (step === 'month') return from.slice(0, 7);
  return from === to ? from : `${from}–${to}`;
}

type Column = readonly [title: string, value: (figures: CaseFigures) => TableCell];
const HOUR_MS = 3_600_000;
const hours = (ms: number | null): TableCell => (ms === null ? null : rounded(ms / HOUR_MS, 2));
const percent = (part: number, whole: number): TableCell => {
  const share = shareOfWhole(part, whole);
  return share === null ? null : rounded(share * 100, 1);
};

function columnsOf(t: TFunction): Column[] {
  const name = (column: 'registered' | 'ended' | 'withdrawn' | 'notReached' | 'open' | 'overdue' | 'reopened') =>
    t(`caseFigures.column.${column}`);
  const counted = (...columns: Parameters<typeof name>[0][]) =>
    columns.map((column): Column => [name(column), (figures) => figures[column]]);
  const share = (title: string, of: (figures: CaseFigures) => readonly [number, number]): Column => [
    t('tables.share', { name: title }),
    (figures) => percent(...of(figures)),
  ];
  return [
    ...counted('registered', 'ended', 'open', 'overdue', 'reopened'),
    share(t('caseFigures.tile.reopenRate'), ({ reopened, clocks }) => [reopened, clocks.solution.cases]),
    ...counted('withdrawn'),
    share(t('caseFigures.tile.withdrawnRate'), ({ withdrawn, ended }) => [withdrawn, ended]),
    ...counted('notReached'),
    ...CLOCK_KINDS.flatMap((kind) => clockColumns(t, kind)),
    [t('caseFigures.tile.satisfaction'), ({ scores }) => satisfactionCell(scores)],
    ...[1, 2, 3, 4, 5].map(
      (score): Column => [
        t('tables.of', { group: t('caseFigures.views.satisfaction'), name: String(score) }),
        ({ scores }) => scores[score - 1] ?? 0,
      ],
    ),
  ];
}

function satisfactionCell(scores: readonly number[]): TableCell {
  const { average } = satisfactionOf(scores);
  return average === null ? null : rounded(average, 2);
}

function clockColumns(t: TFunction, kind: ClockKind): Column[] {
  const of = (name: string) => t('tables.of', { group: t(`caseFigures.clockNames.${kind}`), name });
  const length = (name: 'median' | 'p90', span: '' | 'Span'): Column => [
    of(
      t('tables.hours', {
        name: t('tables.of', {
          group: t(`caseFigures.over.${span === '' ? 'working' : 'span'}`),
          name: t(`caseFigures.column.${name}`),
        }),
      }),
    ),
    ({ clocks }) => hours(clocks[kind][`${name}${span}Ms`]),
  ];
  return [
    [
      of(t('tables.share', { name: t('caseFigures.column.met') })),
      ({ clocks: { [kind]: of } }) => percent(of.met, of.ended),
    ],
    [of(t('caseFigures.column.endedClocks')), ({ clocks }) => clocks[kind].ended],
    [of(t('caseFigures.column.missed')), ({ clocks }) => clocks[kind].ended - clocks[kind].met],
    [of(t('caseFigures.column.cases')), ({ clocks }) => clocks[kind].cases],
    ...[length('median', ''), length('p90', ''), length('median', 'Span'), length('p90', 'Span')],
  ];
}

/** Case figures as a file: every figure of each line and of all, as plain numbers; lengths of time in hours. */
export function caseFiguresTable(t: TFunction, figures: CaseFiguresOutput, table: CaseTable): FileTable {
  if (table === 'causes') {
    const whole = figures.causes.reduce((sum, { cases }) => sum + cases, 0);
    return {
      titles: [
        t('caseFigures.name.cause'),
        t('caseFigures.column.cases'),
        t('tables.share', { name: t('caseFigures.column.share') }),
      ],
      rows: figures.causes.map(({ cause, cases }) => [t(`tickets.rootCause.${cause}`), cases, percent(cases, whole)]),
    };
  }
  const columns = columnsOf(t);
  const lines: readonly (readonly [string, CaseFigures])[] =
    table === 'trend'
      ? figures.steps.map((row) => [spanName(figures.step, row), row])
      : figures.groups[table].map((line) => [figureLineName(t, table, line), line]);
  const row = (name: string, of: CaseFigures) => [name, ...columns.map(([, value]) => value(of))];
  return {
    titles: [t(`caseFigures.name.${table === 'trend' ? 'step' : table}`), ...columns.map(([title]) => title)],
    rows: [
      ...lines.map(([name, of]) => row(name, of)),
      row(t('tables.total'), figures.total),
      row(t('tables.before', { name: t('tables.total') }), figures.before),
    ],
  };
}
