import type { SampleCenter } from '../../../build/sample/center.ts';
import { SAMPLE_TIME_ZONE, type SampleOptions } from '../../../build/sample/options.ts';
import { randomFrom } from '../../../build/sample/random.ts';
import { paceOf } from '../../../build/sample/seat-day.ts';
import { sampleShifts } from '../../../build/sample/shifts.ts';
import type { WorkDay } from '../../../build/sample/work-day.ts';
import type { Worker } from '../../../build/sample/work-facts.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { putShifts } from '../../../db/operator-shifts.ts';
import { recountUse } from '../../../db/order-use.ts';
import { sampleHandOvers } from '../../../db/sample-work.ts';
import { type Role, rightsOf } from '../../../shared/contract/rights.ts';
import { instantOf } from '../../../shared/domain/calendar/business-date.ts';
import { NIGHTLY_BUILDER } from '../../../shared/domain/queue/nightly-build.ts';
import type { JobContext } from '../jobs/job.ts';
import { handOver } from '../orders/hand-over.ts';

import { dayOf, sumDay } from '../reports/sum-seat-time.ts';
import type { CommandContext } from '../services.ts';
import type { PastCollector } from './collect-past.ts';
import type { PastAudit } from './past-audit.ts';
import { PastDesk } from './past-desk.ts';
import { putPastSteering } from './put-past-steering.ts';
import { putPastWords } from './put-past-words.ts';
import { putPastWork } from './put-past-work.ts';

export interface SamplePerson {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly teamId: string | null;
  readonly seatId: string | null;
}

export interface PastSources {
  readonly center: SampleCenter;
  readonly options: SampleOptions;
  readonly from: string;
  readonly past: PastCollector;
  readonly audit: PastAudit;
  /** With the ids that they are stored under. */
  readonly people: readonly SamplePerson[];
  readonly idOf: (id: string) => string;
}

/** Everybody's shifts, and what was done in them from `from` to yesterday: calls, orders, states of seats, words. */
export function putPast(
  tx: WritableDB,
  job: Pick<JobContext, 'throwIfCancelled'>,
  { center, options, from, past, people, audit, idOf }: PastSources,
  progress: (days: number) => void,
): { readonly days: Map<string, WorkDay>; readonly desk: PastDesk } {
  const { today, seed, customers } = options;
  const shifts = new Map([...sampleShifts(center.people.teams, today)].map(([id, spans]) => [idOf(id), spans]));
  for (const [operatorId, spans] of shifts) putShifts(tx, operatorId, spans);
  const teams = center.people.teams.map((team) => idOf(team.id));
  const workers = people.flatMap(({ id, name, teamId, seatId }, place): Worker[] => {
    const spans = shifts.get(id);
    if (!spans || teamId === null || seatId === null) return [];
    const pace = paceOf(randomFrom(`${seed}/pace/${place}`), teams.indexOf(teamId));
    return [{ id, name, teamId, seatId, shifts: spans, pace }];
  });
  const [supervisor] = people.filter(({ roles }) => roles.includes('supervisor'));
  const leads = people.filter(({ roles }) => roles.includes('lead'));
  const days = putPastWork(tx, {
    ...{ seed, today, from, customers, past, workers, audit, supervisor, builtBy: NIGHTLY_BUILDER },
    progress: (done) => {
      job.throwIfCancelled();
      progress(done);
    },
  });
  if (supervisor) {
    const words = { today, from, seed, days, workers, leads, supervisor, audit };
    putPastWords(tx, words);
    putPastSteering(tx, words);
  }
  return { days, desk: new PastDesk(days, workers) };
}

/** What follows from the rows of the past: hand-overs of what is still to be delivered, what orders use up, summed seat time. */
export function settlePast(
  tx: WritableDB,
  { options: { today, seed }, people, audit }: Pick<PastSources, 'options' | 'people' | 'audit'>,
  days: ReadonlyMap<string, WorkDay>,
): void {
  const [supervisor] = people.filter(({ roles }) => roles.includes('supervisor'));
  const random = randomFrom(`${seed}/hand-overs`);
  const begunMs = instantOf(today, 0, SAMPLE_TIME_ZONE);
  for (const { routeId, deliveryDate, cutoffAtMs } of supervisor ? sampleHandOvers(tx) : []) {
    // What is still open is handed over on the center's own day.
    if (cutoffAtMs > begunMs) continue;
    const nowMs = Math.min(cutoffAtMs + random.between(4, 25) * 60_000, begunMs);
    const ctx = contextOf(supervisor as SamplePerson, nowMs, random.uuid, { audit, action: 'orders.handOver' });
    handOver(tx, ctx, { routeId, deliveryDate });
  }
  recountUse(tx);
  for (const date of days.keys()) sumDay(tx, dayOf(date, SAMPLE_TIME_ZONE), SAMPLE_TIME_ZONE);
}

/** Somebody's command at an instant; with `told` it is in the audit log. */
export function contextOf(
  person: SamplePerson,
  nowMs: number,
  newId: (atMs: number) => string,
  told?: { readonly audit: PastAudit; readonly action: string },
): CommandContext {
  const { id: operatorId, name, roles, teamId } = person;
  return {
    actor: {
      ...{ operatorId, login: name, name, roles, rights: rightsOf(roles), teamId, seatId: null },
      scope: roles.includes('supervisor') ? 'all' : 'own',
    },
    nowMs,
    ...{ sessionHash: null, windowId: null, newId: () => newId(nowMs) },
    publish: () => undefined,
    audit: (entry) => told?.audit.note(person, nowMs, told.action, entry),
  };
}
