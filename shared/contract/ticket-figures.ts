import { z } from 'zod';
import { businessDate, id, instantMs } from './primitives.ts';
import { tableFile } from './saved-tables.ts';
import { CLOCK_KINDS, clockKind, ROOT_CAUSES, ticketKind } from './tickets.ts';

/** A longer period is refused. */
export const MOST_FIGURE_DAYS = 3660;
/**
 * What brings a case into a period: it was registered in it, it ended in it, one of its clocks ended in it. `open`: it is
 * open now, whatever the period.
 */
export const CASE_TIMES = ['registered', 'ended', 'clock', 'open'] as const;

/** Of the clocks that ended: met, run out before they ended, or both; without one of these, those that an answer ended. */
export const CLOCK_ENDS = ['met', 'missed', 'any'] as const;

/**
 * The cases that one figure counts: what a figure leads to in the list of cases, and what the list is filtered by, so that
 * both are one thing. `clock` without `end`: its clock ended in the period, but not by withdrawing the case; of the
 * solution that means it was resolved. Of a case with several ended runs in the period the worst counts.
 */
export const figureCases = z.object({
  by: z.enum(CASE_TIMES),
  /** Business dates, both included. */
  from: businessDate,
  to: businessDate,
  clock: clockKind.nullable().default(null),
  end: z.enum(CLOCK_ENDS).nullable().default(null),
  /** Reopened after it was resolved in the period. */
  reopened: z.boolean().default(false),
  cause: z.enum(ROOT_CAUSES).nullable().default(null),
  score: z.number().int().min(1).max(5).nullable().default(null),
  /** `answered`: with a score. */
  closedAs: z.enum(['answered', 'not-reached']).nullable().default(null),
  teamId: id.nullable().default(null),
  /** Of customers that are in this class today. */
  classId: id.nullable().default(null),
});
export type FigureCases = z.output<typeof figureCases>;

/** What figures are asked of: a period, and the cases that count. */
export const caseFiguresInput = z.object({
  /** Business dates, both included. Refusals: `invalid/date-range-backwards`, `invalid/figures-period-too-long` {days, most}. */
  from: businessDate,
  to: businessDate,
  kind: ticketKind.nullable().default(null),
  /** With those under it. */
  categoryId: id.nullable().default(null),
  /** `nobody`: cases without a unit. */
  unitId: id.nullable().default(null),
  /** Of a supervisor's choice; a lead has the own team's. */
  teamId: id.nullable().default(null),
  /** Of customers that are in this class today; without a customer a case has none. */
  classId: id.nullable().default(null),
});
export type CaseFiguresInput = z.output<typeof caseFiguresInput>;

const count = z.number().int();
const lengthMs = z.number().nullable();

const clockFigures = z.object({
  /** Cases whose clock has ended, and those of them whose clock was met. */
  ended: count,
  met: count,
  /** Cases whose clock was ended by an answer, hand-over or solution; their times in working ms and from start to end. */
  cases: count,
  medianMs: lengthMs,
  p90Ms: lengthMs,
  medianSpanMs: lengthMs,
  p90SpanMs: lengthMs,
});
export type ClockFigures = z.output<typeof clockFigures>;

const figures = z.object({
  registered: count,
  /** Closed or withdrawn. */
  ended: count,
  withdrawn: count,
  notReached: count,
  open: count,
  overdue: count,
  clocks: z.record(z.enum(CLOCK_KINDS), clockFigures),
  /** Of the cases resolved in the period (`clocks.solution.cases`). */
  reopened: count,
  /** Cases closed with a satisfaction of 1, 2, 3, 4, 5. */
  scores: z.array(count).length(5),
});
export type CaseFigures = z.output<typeof figures>;

export const FIGURE_GROUPS = ['kind', 'unit', 'category', 'operator'] as const;
export type FigureGroup = (typeof FIGURE_GROUPS)[number];

const group = figures.extend({
  /** `nobody` for cases without one. */
  id: z.string(),
  /** '' for kinds and for none. */
  name: z.string(),
  /** Of a category: the one above it, where that is among them. Its figures hold those under it. */
  parentId: z.string().nullable(),
});
export type FigureLine = z.output<typeof group>;

export const FIGURE_STEPS = ['day', 'week', 'month'] as const;
export const caseFiguresOutput = z.object({
  asOfMs: instantMs,
  from: businessDate,
  to: businessDate,
  total: figures,
  /** The same of the period before, which is as long; `open` and `overdue` are of now and stay 0. */
  before: figures.extend({ from: businessDate, to: businessDate }),
  groups: z.object({ kind: z.array(group), unit: z.array(group), category: z.array(group), operator: z.array(group) }),
  /** Complaints resolved in the period by root cause, the most frequent first. */
  causes: z.array(z.object({ cause: z.enum(ROOT_CAUSES), cases: count })),
  step: z.enum(FIGURE_STEPS),
  steps: z.array(figures.extend({ from: businessDate, to: businessDate })),
});
export type CaseFiguresOutput = z.output<typeof caseFiguresOutput>;

/** Which table of case figures becomes a file: lines of a group, root causes, or the course of the period. */
export const CASE_TABLES = [...FIGURE_GROUPS, 'causes', 'trend'] as const;
export type CaseTable = (typeof CASE_TABLES)[number];
/** Refusals: those of `caseFiguresInput`, `refused/disk-full`. */
export const saveFiguresInput = caseFiguresInput.extend({ table: z.enum(CASE_TABLES), ...tableFile.shape });
export type SaveFiguresInput = z.output<typeof saveFiguresInput>;

/** Beside what lists of cases can be narrowed to; teams only for whoever sees all of them. */
export const figureChoices = z.object({
  today: businessDate,
  teams: z.array(z.object({ id, name: z.string() })),
  classes: z.array(z.object({ id, name: z.string() })),
});
export type FigureChoices = z.output<typeof figureChoices>;
