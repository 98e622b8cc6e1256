import { v7 } from 'uuid';
import { calendarDays } from '../../../db/calendar.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { type JobRow, listJobsOf } from '../../../db/jobs.ts';
import { hasOpenCallsBefore, lastWholeBuildAt } from '../../../db/queue-nightly.ts';
import { companySettings } from '../../../db/settings.ts';
import type { BuildCounts } from '../../../shared/contract/queue.ts';
import { ROLES, rightsOf } from '../../../shared/contract/rights.ts';
import { toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import {
  isNightlyDue,
  NIGHTLY_BUILDER,
  type NightlyDay,
  type NightlyFacts,
  nightlyDays,
} from '../../../shared/domain/queue/nightly-build.ts';
import { runCommand } from '../command.ts';
import type { JobOutcome } from '../jobs/tracked-jobs.ts';
import type { Actor, Services } from '../services.ts';
import type { NightlyBuildInput } from './build-nightly.ts';

export const NIGHTLY_KIND = 'nightly-build';
/** Two months of evenings: what a day's own tries are looked for in. */
const REMEMBERED = 60;

/** The program itself, which the audit log names. */
const NIGHTLY_ACTOR: Actor = {
  operatorId: NIGHTLY_BUILDER,
  login: NIGHTLY_BUILDER,
  name: NIGHTLY_BUILDER,
  roles: ROLES,
  rights: rightsOf(ROLES),
  scope: 'all',
  teamId: null,
  seatId: null,
};

/** A try of the program's own, as its job row has it. */
export interface NightlyTry {
  readonly date: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  readonly outcome: 'running' | 'built' | 'skipped' | 'failed' | 'interrupted';
  readonly counts: BuildCounts | null;
  readonly error: { readonly key: string; readonly params: Readonly<Record<string, string | number>> } | null;
}

/** The newest tries first. */
export function nightlyTries(db: ReadableDB, limit: number): NightlyTry[] {
  return listJobsOf(db, [NIGHTLY_KIND], NIGHTLY_BUILDER, limit).map(tryOf);
}

function tryOf(job: JobRow): NightlyTry {
  const { date } = JSON.parse(job.input) as NightlyBuildInput;
  const ended = job.result === null ? null : (JSON.parse(job.result) as JobOutcome<BuildCounts | null>);
  const counts = ended && 'report' in ended ? ended.report : null;
  const error = ended && 'error' in ended ? { key: ended.error.key, params: { ...ended.error.params } } : null;
  const done = counts === null ? 'skipped' : 'built';
  const outcome = ({ running: 'running', done, failed: 'failed', cancelled: 'interrupted' } as const)[job.state];
  return { date, startedAtMs: job.startedAtMs, endedAtMs: job.endedAtMs, outcome, counts, error };
}

/** Builds what the company's setting wants by now. Returns the days that were built or found to need no build. */
export async function buildDueDays(services: Services): Promise<string[]> {
  const { db, ports, tracked } = services;
  const settings = companySettings(db);
  const { nightlyBuild: rule, timeZone } = settings;
  if (!rule.on) return [];
  const calendar = createCalendar(settings.callWeekdays, calendarDays(db, 'call'));
  const isCallDay = (date: string) => calendar.isWorking(toDayNumber(date));
  const done: string[] = [];
  for (const day of nightlyDays(rule, ports.clock.now(), timeZone, isCallDay)) {
    if (!isNightlyDue(day, factsOf(db, day), ports.clock.now(), timeZone)) continue;
    const id = ports.newId();
    const input: NightlyBuildInput = { date: day.date, onlyIfDue: !day.isCallDay };
    await tracked.start(
      { id, kind: NIGHTLY_KIND, actor: NIGHTLY_ACTOR, shown: input },
      'build-nightly',
      input,
      (outcome) => record(services, day, outcome),
    );
    await tracked.ended(id);
    services.events.publish('queue.changed');
    done.push(day.date);
  }
  return done;
}

function factsOf(db: ReadableDB, { date }: NightlyDay): NightlyFacts {
  let tried: NightlyFacts['tried'] = null;
  for (const one of nightlyTries(db, REMEMBERED)) {
    // A try that the program's own end cut short is made again at once.
    if (one.date !== date || one.outcome === 'interrupted' || one.outcome === 'running') continue;
    tried = { atMs: one.endedAtMs ?? one.startedAtMs, outcome: one.outcome };
    break;
  }
  return { builtAtMs: lastWholeBuildAt(db, date), openEarlier: hasOpenCallsBefore(db, date), tried };
}

/** The end of a try: an audit row for what was built, a line in the log for what was not. */
async function record(
  services: Services,
  { date }: NightlyDay,
  outcome: JobOutcome<BuildCounts | null>,
): Promise<void> {
  const { log, clock } = services.ports;
  if ('error' in outcome) {
    log.error({ date, error: outcome.error.key, params: outcome.error.params }, 'nightly build failed');
    return;
  }
  if (outcome.report === null) {
    log.info({ date }, 'nightly build skipped: no call day and no call falls on it');
    return;
  }
  const counts = outcome.report;
  log.info({ date, due: counts.due, created: counts.created }, 'nightly build');
  const ctx = { actor: NIGHTLY_ACTOR, nowMs: clock.now(), sessionHash: null, windowId: null };
  await runCommand(
    services,
    ctx,
    { procedure: 'queue.build', audit: 'change', commandId: v7() },
    { date },
    (_tx, command) => {
      command.audit({ entity: 'queue', entityId: date, after: counts });
      command.publish('queue.changed');
    },
  );
}
