import type { ReadableDB } from '../../../db/connection.ts';
import { findOperator } from '../../../db/operators.ts';
import { companySettings } from '../../../db/settings.ts';
import { allCategories } from '../../../db/ticket-categories.ts';
import {
  eachFigureCase,
  earliestStart,
  endedClocks,
  type FigureCase,
  type FigureFilter,
  pausesBefore,
} from '../../../db/ticket-figures.ts';
import type { CategoryRow } from '../../../db/ticket-setup.ts';
import { allUnits } from '../../../db/units.ts';
import {
  type CaseFiguresInput,
  type CaseFiguresOutput,
  FIGURE_GROUPS,
  type FigureGroup,
  type FigureLine,
} from '../../../shared/contract/ticket-figures.ts';
import { NOBODY } from '../../../shared/contract/ticket-lists.ts';
import { CLOCK_KINDS, type ClockKind, TICKET_KINDS } from '../../../shared/contract/tickets.ts';
import { addDays, businessDateAt, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import { type DateSpan, spanBefore, stepsOf } from '../../../shared/domain/calendar/figure-period.ts';
import { inTreeOrder, withThoseBelow } from '../../../shared/domain/tickets/category-tree.ts';
import { type ClockPause, workedOf } from '../../../shared/domain/tickets/clock.ts';
import {
  addOpen,
  addShare,
  type EndedRun,
  emptyTally,
  type FigureTally,
  figuresOf,
  type InstantSpan,
  shareOf,
} from '../../../shared/domain/tickets/figure-tally.ts';
import type { JobContext } from '../jobs/job.ts';
import { workingTimeOf } from '../tickets/working-time-of.ts';

/** A case so often may find the job cancelled. */
const CHECK_EVERY = 5_000;

/** The job: the figures of a period and of the one before it, from each case once. The team is the asker's, or chosen. */
export function countFigures(job: JobContext, asked: CaseFiguresInput): CaseFiguresOutput {
  const { reader: db } = job;
  const nowMs = job.nowMs();
  const span: DateSpan = { from: asked.from, to: asked.to };
  const categories = allCategories(db);
  const filter: FigureFilter = {
    ...asked,
    today: businessDateAt(nowMs, companySettings(db).timeZone),
    categoryIds: asked.categoryId === null ? null : withThoseBelow(categories, asked.categoryId),
  };
  const instants = instantsOf(db);
  const { step, steps } = stepsOf(span);
  const ofSteps = steps.map((each) => ({ ...each, ...instants(each), tally: emptyTally() }));
  const total = emptyTally();
  const groups = new Map<FigureGroup, Map<string, FigureTally>>(FIGURE_GROUPS.map((name) => [name, new Map()]));
  const tallyOf = (name: FigureGroup, id: string): FigureTally => {
    const among = groups.get(name) as Map<string, FigureTally>;
    const tally = among.get(id) ?? emptyTally();
    among.set(id, tally);
    return tally;
  };
  const above = categoriesAbove(categories, filter.categoryIds);
  const causes = new Map<NonNullable<FigureCase['rootCause']>, number>();

  eachCounted(job, instants(span), filter, (found, runs) => {
    const tallies = [
      total,
      tallyOf('kind', found.kind),
      tallyOf('unit', found.unitId ?? NOBODY),
      tallyOf('operator', found.assigneeId ?? NOBODY),
      ...(above.get(found.categoryId) ?? []).map((id) => tallyOf('category', id)),
    ];
    const share = shareOf(found, runs, instants(span));
    for (const tally of tallies) {
      addShare(tally, share);
      addOpen(tally, found, nowMs);
    }
    for (const each of touchedSteps(ofSteps, found, runs)) addShare(each.tally, shareOf(found, runs, each));
    const isResolved = share.clocks.some(({ kind, workedMs }) => kind === 'solution' && workedMs !== null);
    if (isResolved && found.rootCause !== null) causes.set(found.rootCause, (causes.get(found.rootCause) ?? 0) + 1);
  });

  const before = spanBefore(span);
  const earlier = emptyTally();
  eachCounted(job, instants(before), filter, (found, runs) => {
    addShare(earlier, shareOf(found, runs, instants(before)));
  });
  return {
    asOfMs: nowMs,
    ...span,
    total: figuresOf(total),
    before: { ...figuresOf(earlier), ...before },
    groups: linesOf(db, groups, categories),
    causes: [...causes].map(([cause, cases]) => ({ cause, cases })).toSorted((a, b) => b.cases - a.cases),
    step,
    steps: ofSteps.map(({ from, to, tally }) => ({ ...figuresOf(tally), from, to })),
  };
}

/** Instants of business dates in the company's zone; each pair is worked out once. */
function instantsOf(db: ReadableDB): (span: DateSpan) => InstantSpan {
  const { timeZone } = companySettings(db);
  const known = new Map<string, InstantSpan>();
  return ({ from, to }) => {
    const name = `${from} ${to}`;
    const found = known.get(name) ?? {
      fromMs: instantOf(from, 0, timeZone),
      toMs: instantOf(addDays(to, 1), 0, timeZone),
    };
    known.set(name, found);
    return found;
  };
}

/** Each case that may count in a span, with the runs of its clocks that ended in it. */
function eachCounted(
  job: JobContext,
  span: InstantSpan,
  filter: FigureFilter,
  each: (found: FigureCase, runs: readonly EndedRun[]) => void,
): void {
  const runs = runsByCase(job.reader, span);
  const none: readonly EndedRun[] = [];
  let seen = 0;
  eachFigureCase(job.reader, span, filter, (found) => {
    seen += 1;
    if (seen % CHECK_EVERY === 0) job.throwIfCancelled();
    each(found, runs.get(found.searchId) ?? none);
  });
}

function runsByCase(db: ReadableDB, span: InstantSpan): Map<number, EndedRun[]> {
  const runs = new Map<number, EndedRun[]>();
  const firstMs = earliestStart(db, span);
  if (firstMs === null) return runs;
  const between = workingTimeOf(db).sumsWithin(firstMs, span.toMs);
  const pauses = new Map<number, ClockPause[]>();
  for (const [id, fromMs, toMs] of pausesBefore(db, span.toMs)) {
    const known = pauses.get(id);
    if (known) known.push({ fromMs, toMs });
    else pauses.set(id, [{ fromMs, toMs }]);
  }
  const none: readonly ClockPause[] = [];
  for (const [id, place, round, startedAtMs, stoppedAtMs, met] of endedClocks(db, span)) {
    const workedMs = workedOf({ startedAtMs, pauses: pauses.get(id) ?? none }, stoppedAtMs, between);
    const kind = CLOCK_KINDS[place] as ClockKind;
    const run: EndedRun = { kind, round, stoppedAtMs, met, workedMs, spanMs: stoppedAtMs - startedAtMs };
    const known = runs.get(id);
    if (known) known.push(run);
    else runs.set(id, [run]);
  }
  return runs;
}

/** The steps in which a case was registered, ended, or had a clock that ended. */
function touchedSteps<Step extends InstantSpan>(
  steps: readonly Step[],
  { registeredAtMs, endedAtMs }: FigureCase,
  runs: readonly EndedRun[],
): Set<Step> {
  const touched = new Set<Step>();
  const touch = (atMs: number): void => {
    let low = 0;
    let high = steps.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((steps[middle] as Step).toMs <= atMs) low = middle + 1;
      else high = middle;
    }
    const step = steps[low];
    if (step && step.fromMs <= atMs && atMs < step.toMs) touched.add(step);
  };
  touch(registeredAtMs);
  if (endedAtMs !== null) touch(endedAtMs);
  for (const { stoppedAtMs } of runs) touch(stoppedAtMs);
  return touched;
}

/** Each category -> itself and those above it, of those that are asked of: one above them has more cases than are counted. */
function categoriesAbove(
  categories: readonly CategoryRow[],
  asked: readonly string[] | null,
): Map<string, readonly string[]> {
  return new Map(
    inTreeOrder(categories).map(({ category, above }) => {
      const ids = [...above.map(({ id }) => id), category.id];
      return [category.id, asked === null ? ids : ids.filter((id) => asked.includes(id))];
    }),
  );
}

function linesOf(
  db: ReadableDB,
  groups: ReadonlyMap<FigureGroup, ReadonlyMap<string, FigureTally>>,
  categories: readonly CategoryRow[],
): CaseFiguresOutput['groups'] {
  const units = new Map(allUnits(db).map(({ id, name }) => [id, name]));
  const line = (group: FigureGroup, id: string, name: string, parentId: string | null = null): FigureLine[] => {
    const tally = groups.get(group)?.get(id);
    return tally ? [{ id, name, parentId, ...figuresOf(tally) }] : [];
  };
  const idsOf = (group: FigureGroup) => [...(groups.get(group)?.keys() ?? [])];
  const named = (group: FigureGroup, nameOf: (id: string) => string) =>
    idsOf(group)
      .map((id) => ({ id, name: id === NOBODY ? '' : nameOf(id) }))
      .toSorted((a, b) => Number(a.id === NOBODY) - Number(b.id === NOBODY) || a.name.localeCompare(b.name, 'zh-CN'))
      .flatMap(({ id, name }) => line(group, id, name));
  const counted = new Set(idsOf('category'));
  return {
    kind: TICKET_KINDS.flatMap((kind) => line('kind', kind, '')),
    unit: named('unit', (id) => units.get(id) ?? ''),
    operator: named('operator', (id) => findOperator(db, id)?.name ?? ''),
    category: inTreeOrder(categories).flatMap(({ category }) => {
      const parentId = category.parentId !== null && counted.has(category.parentId) ? category.parentId : null;
      return line('category', category.id, category.name, parentId);
    }),
  };
}
