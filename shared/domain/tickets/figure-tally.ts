import type { CaseFigures, ClockFigures } from '../../contract/ticket-figures.ts';
import { CLOCK_KINDS, type ClockKind } from '../../contract/tickets.ts';

/** What figures need of a case. Instants in UTC ms. */
export interface CountedCase {
  readonly registeredAtMs: number;
  readonly endedAtMs: number | null;
  readonly isWithdrawn: boolean;
  readonly isNotReached: boolean;
  /** 1 to 5. */
  readonly score: number | null;
  readonly reopenedCount: number;
  readonly dueAtMs: number | null;
}

/** One run of a clock that has ended. */
export interface EndedRun {
  readonly kind: ClockKind;
  /** 1 for the first; each reopening begins one more. */
  readonly round: number;
  readonly stoppedAtMs: number;
  /** null: the policy had no such clock. */
  readonly met: 0 | 1 | null;
  /** Working ms without pauses, and ms from start to end. */
  readonly workedMs: number;
  readonly spanMs: number;
}

/** UTC ms, `toMs` excluded. */
export interface InstantSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

interface ClockTally {
  ended: number;
  met: number;
  readonly workedMs: number[];
  readonly spanMs: number[];
}

/** Counts that grow case by case until {@link figuresOf} reads them. */
export interface FigureTally {
  readonly counts: Record<
    'registered' | 'ended' | 'withdrawn' | 'notReached' | 'open' | 'overdue' | 'reopened',
    number
  >;
  readonly clocks: Readonly<Record<ClockKind, ClockTally>>;
  readonly scores: number[];
}

export function emptyTally(): FigureTally {
  const clock = (): ClockTally => ({ ended: 0, met: 0, workedMs: [], spanMs: [] });
  return {
    counts: { registered: 0, ended: 0, withdrawn: 0, notReached: 0, open: 0, overdue: 0, reopened: 0 },
    clocks: { 'first-response': clock(), 'hand-over': clock(), solution: clock() },
    scores: [0, 0, 0, 0, 0],
  };
}

/** What one case adds to the figures of a span. */
export interface CaseShare {
  readonly registered: boolean;
  readonly ended: boolean;
  readonly withdrawn: boolean;
  readonly notReached: boolean;
  readonly score: number | null;
  readonly reopened: boolean;
  readonly clocks: readonly ClockShare[];
}

interface ClockShare {
  readonly kind: ClockKind;
  /** null: it does not count for "met". */
  readonly met: 0 | 1 | null;
  /** null: no time of it counts. */
  readonly workedMs: number | null;
  readonly spanMs: number;
}

/**
 * What a case adds to a span. A clock counts where it ended; of several runs the worst: one that was not met, the longest
 * time. A clock that withdrawing ended has no time: nothing was answered or solved. What was resolved in the span and
 * has a later round was reopened. Formulas: product.md section 8.
 */
export function shareOf(counted: CountedCase, runs: readonly EndedRun[], { fromMs, toMs }: InstantSpan): CaseShare {
  const isIn = (atMs: number | null): boolean => atMs !== null && atMs >= fromMs && atMs < toMs;
  const ended = isIn(counted.endedAtMs);
  let reopened = false;
  const clocks: ClockShare[] = [];
  for (const kind of CLOCK_KINDS) {
    let share: { kind: ClockKind; met: 0 | 1 | null; workedMs: number | null; spanMs: number } | null = null;
    for (const run of runs) {
      if (run.kind !== kind || !isIn(run.stoppedAtMs)) continue;
      share ??= { kind, met: null, workedMs: null, spanMs: 0 };
      if (run.met !== null) share.met = share.met === 0 ? 0 : run.met;
      if (counted.isWithdrawn && run.stoppedAtMs === counted.endedAtMs) continue;
      share.workedMs = Math.max(share.workedMs ?? 0, run.workedMs);
      share.spanMs = Math.max(share.spanMs, run.spanMs);
      if (kind === 'solution' && run.round <= counted.reopenedCount) reopened = true;
    }
    if (share) clocks.push(share);
  }
  return {
    registered: isIn(counted.registeredAtMs),
    ended,
    withdrawn: ended && counted.isWithdrawn,
    notReached: ended && counted.isNotReached,
    score: ended ? counted.score : null,
    reopened,
    clocks,
  };
}

export function addShare(tally: FigureTally, share: CaseShare): void {
  const { counts } = tally;
  for (const name of ['registered', 'ended', 'withdrawn', 'notReached', 'reopened'] as const) {
    if (share[name]) counts[name] += 1;
  }
  if (share.score !== null) tally.scores[share.score - 1] = (tally.scores[share.score - 1] ?? 0) + 1;
  for (const { kind, met, workedMs, spanMs } of share.clocks) {
    const clock = tally.clocks[kind];
    if (met !== null) clock.ended += 1;
    if (met === 1) clock.met += 1;
    if (workedMs === null) continue;
    clock.workedMs.push(workedMs);
    clock.spanMs.push(spanMs);
  }
}

/** Open now, and overdue where one of its clocks has run out. */
export function addOpen({ counts }: FigureTally, { endedAtMs, dueAtMs }: CountedCase, nowMs: number): void {
  if (endedAtMs !== null) return;
  counts.open += 1;
  if (dueAtMs !== null && dueAtMs < nowMs) counts.overdue += 1;
}

/** The figures of a tally. Medians and p90 by nearest rank: a time that really was. */
export function figuresOf({ counts, clocks, scores }: FigureTally): CaseFigures {
  const clock = ({ ended, met, workedMs, spanMs }: ClockTally): ClockFigures => {
    const worked = Float64Array.from(workedMs).sort();
    const span = Float64Array.from(spanMs).sort();
    return {
      ...{ ended, met, cases: worked.length },
      ...{ medianMs: percentile(worked, 0.5), p90Ms: percentile(worked, 0.9) },
      ...{ medianSpanMs: percentile(span, 0.5), p90SpanMs: percentile(span, 0.9) },
    };
  };
  return {
    ...counts,
    scores: [...scores],
    clocks: {
      'first-response': clock(clocks['first-response']),
      'hand-over': clock(clocks['hand-over']),
      solution: clock(clocks.solution),
    },
  };
}

/** The smallest value that at least this share of all does not exceed; null of none. Sorted upwards. */
function percentile(sorted: Float64Array, share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** A part of a whole as a share 0 to 1; null without a whole. */
export function shareOfWhole(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Cases closed with a score, and their average score (1 to 5). */
export function satisfactionOf(scores: readonly number[]): {
  readonly answers: number;
  readonly average: number | null;
} {
  const answers = scores.reduce((sum, cases) => sum + cases, 0);
  const points = scores.reduce((sum, cases, at) => sum + cases * (at + 1), 0);
  return { answers, average: shareOfWhole(points, answers) };
}
