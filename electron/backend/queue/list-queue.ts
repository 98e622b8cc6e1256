import { calendarDays } from '../../../db/calendar.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import {
  countLeftOut,
  countLeftOutByReason,
  countStates,
  countTasks,
  type LeftOutFilter,
  type LeftOutRow,
  type ListFilter,
  latestBuild,
  listLeftOut,
  listTasks,
  type Reach,
} from '../../../db/queue-lists.ts';
import { companySettings } from '../../../db/settings.ts';
import type { ExclusionReason, ListedState } from '../../../shared/contract/queue.ts';
import type { DaySummary, LeftOutCounts, TaskLine } from '../../../shared/contract/queue-plan.ts';
import { toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import type { ActionContext } from '../api/procedure.ts';
import type { JobContext } from '../jobs/job.ts';
import type { Actor, ReadContext } from '../services.ts';

/** Supervisors reach everybody, leads their team's routes. */
export function reachOf(actor: Actor): Reach {
  return { teamId: actor.scope === 'all' ? null : (actor.teamId ?? '') };
}

export interface ListInput {
  readonly date: string;
  readonly state: ListedState | null;
  readonly text: string;
  readonly limit: number;
  readonly offset: number;
}

/** Calls of a day in the order they are given out, and how many there are. */
export function listQueue(db: ReadableDB, ctx: ReadContext, input: ListInput): { total: number; tasks: TaskLine[] } {
  return tasksOf(db, { ...input, ...reachOf(ctx.actor), nowMs: ctx.nowMs });
}

/** The same, for a large center in a worker: sorting would hold the main thread for too long. */
export async function readQueueList(
  ctx: ActionContext,
  input: ListInput,
): Promise<{ total: number; tasks: TaskLine[] }> {
  const { db, jobs } = ctx.services;
  const filter = { ...input, ...reachOf(ctx.actor), nowMs: ctx.nowMs };
  return isLarge(db, filter) ? jobs.run('list-queue', filter) : tasksOf(db, filter);
}

/** The job. */
export function listQueueJob(job: JobContext, filter: ListFilter): { total: number; tasks: TaskLine[] } {
  return tasksOf(job.reader, filter);
}

function tasksOf(db: ReadableDB, filter: ListFilter): { total: number; tasks: TaskLine[] } {
  return { total: countTasks(db, filter), tasks: listTasks(db, filter) };
}

export interface LeftOutInput {
  readonly date: string;
  readonly reason: ExclusionReason;
  readonly text: string;
  readonly limit: number;
  readonly offset: number;
}

export interface LeftOutList {
  readonly total: number;
  readonly customers: LeftOutRow[];
}

/** Customers that the newest build of a day left out for a reason; of a large center in a worker. */
export async function readLeftOut(ctx: ActionContext, input: LeftOutInput): Promise<LeftOutList> {
  const { db, jobs } = ctx.services;
  const filter = { ...input, ...reachOf(ctx.actor) };
  return isLarge(db, filter) ? jobs.run('list-left-out', filter) : leftOutOf(db, filter);
}

/** The job. */
export function listLeftOutJob(job: JobContext, filter: LeftOutFilter): LeftOutList {
  return leftOutOf(job.reader, filter);
}

function leftOutOf(db: ReadableDB, filter: LeftOutFilter): LeftOutList {
  return { total: countLeftOut(db, filter), customers: listLeftOut(db, filter) };
}

interface LeftOutOfDay extends Reach {
  readonly date: string;
}

/** How many of the asker's customers the newest build of a day left out, by reason; of a large center in a worker. */
export async function readLeftOutCounts(ctx: ActionContext, { date }: { date: string }): Promise<LeftOutCounts> {
  const { db, jobs } = ctx.services;
  const day = { date, ...reachOf(ctx.actor) };
  return isLarge(db, day) ? jobs.run('count-left-out', day) : leftOutCountsOf(db, day);
}

/** The job. */
export function countLeftOutJob(job: JobContext, day: LeftOutOfDay): LeftOutCounts {
  return leftOutCountsOf(job.reader, day);
}

function leftOutCountsOf(db: ReadableDB, day: LeftOutOfDay): LeftOutCounts {
  return { excludedByReason: countLeftOutByReason(db, day) };
}

/** So many customers are looked through and sorted in a few milliseconds. */
const FEW_CUSTOMERS = 20_000;

export function isLarge(db: ReadableDB, filter: Reach & { readonly date: string }): boolean {
  return (latestBuild(db, filter.date, filter)?.counts.customers ?? 0) > FEW_CUSTOMERS;
}

/** What stands for a day: its last build, its calls by state, and whether it is a call day. */
export function summarizeDay(db: ReadableDB, ctx: ReadContext, input: { date: string }): DaySummary {
  const settings = companySettings(db);
  const reach = reachOf(ctx.actor);
  const calendar = createCalendar(settings.callWeekdays, calendarDays(db, 'call', input.date, input.date));
  const day = toDayNumber(input.date);
  const build = latestBuild(db, input.date, reach);
  return {
    date: input.date,
    isCallDay: calendar.isWorking(day),
    dayName: calendar.exceptionOn(day)?.name || null,
    build: build && { ...build, beyondReach: build.teamId !== reach.teamId },
    states: countStates(db, input.date, ctx.nowMs, reach),
  };
}
