import { calendarDays } from '../../../db/calendar.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import {
  countLeftOut,
  countStates,
  countTasks,
  type LeftOutRow,
  latestBuild,
  listLeftOut,
  listTasks,
  type Reach,
} from '../../../db/queue-lists.ts';
import { companySettings } from '../../../db/settings.ts';
import type { ExclusionReason, TaskState } from '../../../shared/contract/queue.ts';
import type { DaySummary, TaskLine } from '../../../shared/contract/queue-plan.ts';
import { toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import type { Actor, ReadContext } from '../services.ts';

/** Supervisors reach everybody, leads their team's routes. */
export function reachOf(actor: Actor): Reach {
  return { teamId: actor.scope === 'all' ? null : (actor.teamId ?? '') };
}

export interface ListInput {
  readonly date: string;
  readonly state: TaskState | null;
  readonly text: string;
  readonly limit: number;
  readonly offset: number;
}

/** Calls of a day in the order they are given out, and how many there are. */
export function listQueue(db: ReadableDB, ctx: ReadContext, input: ListInput): { total: number; tasks: TaskLine[] } {
  const filter = { ...input, ...reachOf(ctx.actor), nowMs: ctx.nowMs };
  return { total: countTasks(db, filter), tasks: listTasks(db, filter) };
}

export interface LeftOutInput {
  readonly date: string;
  readonly reason: ExclusionReason;
  readonly limit: number;
  readonly offset: number;
}

/** Customers that the newest build of a day left out for a reason. */
export function listLeftOutCustomers(
  db: ReadableDB,
  ctx: ReadContext,
  input: LeftOutInput,
): { total: number; customers: LeftOutRow[] } {
  const filter = { ...input, ...reachOf(ctx.actor) };
  return { total: countLeftOut(db, filter), customers: listLeftOut(db, filter) };
}

/** What stands for a day: its last build, its calls by state, and whether it is a call day. */
export function summarizeDay(db: ReadableDB, ctx: ReadContext, input: { date: string }): DaySummary {
  const settings = companySettings(db);
  const reach = reachOf(ctx.actor);
  const calendar = createCalendar(settings.callWeekdays, calendarDays(db, 'call', input.date, input.date));
  const day = toDayNumber(input.date);
  return {
    date: input.date,
    isCallDay: calendar.isWorking(day),
    dayName: calendar.exceptionOn(day)?.name || null,
    build: latestBuild(db, input.date, reach),
    states: countStates(db, input.date, ctx.nowMs, reach),
  };
}
