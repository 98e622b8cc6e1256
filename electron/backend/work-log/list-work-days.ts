import type { z } from 'zod';
import type { CallLogView } from '../../../db/call-log-filter.ts';
import { callTotalsBy, NO_CALLS, seatStretches } from '../../../db/reports.ts';
import { companySettings } from '../../../db/settings.ts';
import { datesWithCalls, workersOf } from '../../../db/work-log.ts';
import { remarkStatesBetween } from '../../../db/work-remarks.ts';
import { callLogFilter } from '../../../shared/contract/call-log.ts';
import type { PersonDays, WorkDays, workDaysInput } from '../../../shared/contract/work-log.ts';
import { addDays, businessDateAt, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import {
  addSeatTime,
  emptySeatTime,
  type SeatTimeTally,
  seatTimeOf,
} from '../../../shared/domain/supervision/seat-time.ts';
import type { ActionContext } from '../api/procedure.ts';
import { callLogViewOf } from '../call-log/call-log-view.ts';
import type { JobContext } from '../jobs/job.ts';

const DAYS = 7;

/** The people within reach on a day, and the week before it. */
export function listWorkDays(ctx: ActionContext, { date }: z.output<typeof workDaysInput>): Promise<WorkDays> {
  return ctx.services.jobs.run('work-days', { date, view: callLogViewOf(ctx.actor) });
}

/** The job: each person's figures as the report of that day has them; who neither takes calls nor worked is left out. */
export function listWorkDaysJob(job: JobContext, { date, view }: { date: string; view: CallLogView }): WorkDays {
  const { reader: db } = job;
  const nowMs = job.nowMs();
  const { timeZone } = companySettings(db);
  const dates = Array.from({ length: DAYS }, (_, back) => addDays(date, back + 1 - DAYS));
  const workers = workersOf(db, { all: view.scope === 'all' ? 1 : 0, teamId: view.teamId });
  const ids = workers.map(({ id }) => id);
  const filter = callLogFilter.parse({ from: date, to: date });
  const { groups: calls } = callTotalsBy(db, filter, view, 'operator', []);
  const span = {
    fromMs: instantOf(date, 0, timeZone),
    toMs: Math.min(instantOf(addDays(date, 1), 0, timeZone), nowMs),
  };
  const times = new Map<string, SeatTimeTally>();
  for (const [operatorId, , , state, fromMs, toMs] of seatStretches(db, span, filter, view)) {
    const tally = times.get(operatorId) ?? emptySeatTime();
    times.set(operatorId, tally);
    addSeatTime(tally, state, toMs - fromMs);
  }
  const key = (operatorId: string, on: string) => `${operatorId} ${on}`;
  const worked = new Set(datesWithCalls(db, ids, dates).map((row) => key(row.operatorId, row.date)));
  const remarks = new Map(
    remarkStatesBetween(db, dates[0] as string, date).map((row) => [key(row.operatorId, row.date), row]),
  );
  const people = workers.flatMap(({ id, name, login, teamName, takesCalls }): PersonDays[] => {
    const tally = times.get(id);
    const figures = { ...(calls.get(id) ?? NO_CALLS), time: tally ? seatTimeOf(tally) : null };
    const days = dates.map((on): PersonDays['days'][number] => {
      const remark = remarks.get(key(id, on));
      const state = !remark ? 'none' : remark.unread > 0 ? 'unread' : remark.answered > 0 ? 'answered' : 'read';
      return { date: on, worked: worked.has(key(id, on)), remark: state };
    });
    const hasAny = tally !== undefined || days.some((day) => day.worked || day.remark !== 'none');
    return takesCalls === 1 || hasAny ? [{ operatorId: id, name, login, teamName, figures, days }] : [];
  });
  return { date, today: businessDateAt(nowMs, timeZone), asOfMs: nowMs, people };
}
