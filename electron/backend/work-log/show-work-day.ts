import type { z } from 'zod';
import { readCallLog } from '../../../db/call-log.ts';
import type { CallLogView } from '../../../db/call-log-filter.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { namedCustomers, namedProducts, refusedDemand } from '../../../db/reason-reports.ts';
import { callTotalsBy, NO_CALLS } from '../../../db/reports.ts';
import { seatStatesSince } from '../../../db/seats.ts';
import { companySettings } from '../../../db/settings.ts';
import {
  casesOfDay,
  changesAskedOnDay,
  countConveyed,
  dismissedQuotasOfDay,
  notableOrdersOfDay,
  type PersonDay,
  promisesOfDay,
} from '../../../db/work-log.ts';
import { remarksOfDay } from '../../../db/work-remarks.ts';
import { callLogFilter } from '../../../shared/contract/call-log.ts';
import type { ReportFigures } from '../../../shared/contract/reports.ts';
import type { DayRefused, workDay, workDayInput } from '../../../shared/contract/work-log.ts';
import { addDays, businessDateAt, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import { refusedQuantity } from '../../../shared/domain/orders/refused-demand.ts';
import { addSeatTime, emptySeatTime, seatTimeOf } from '../../../shared/domain/supervision/seat-time.ts';
import { dayMoments } from '../../../shared/domain/work-log/day-moments.ts';
import { type DaySegment, daySegments, pausesOf } from '../../../shared/domain/work-log/day-segments.ts';
import { shiftOn } from '../operators/shifts-now.ts';
import type { Query, ReadContext } from '../services.ts';
import { requireWorker } from './reach.ts';

/** Nobody makes more calls on a day. */
const MOST_CALLS = 2000;

/** What one person did on a day, from the rows of the log. Errors: as in the contract. */
export const showWorkDay: Query<z.output<typeof workDayInput>, z.input<typeof workDay>> = (db, ctx, input) => {
  const { actor, nowMs } = ctx;
  const worker = requireWorker(db, actor, input.operatorId ?? actor.operatorId);
  const { timeZone, pauseReasons } = companySettings(db);
  const { date } = input;
  const fromMs = instantOf(date, 0, timeZone);
  const day: PersonDay = {
    ...{ operatorId: worker.id, date, fromMs },
    toMs: Math.max(fromMs, Math.min(instantOf(addDays(date, 1), 0, timeZone), nowMs + 1)),
  };
  const changes = seatStatesSince(db, worker.id, fromMs, day.toMs);
  const segments = daySegments(changes, fromMs, Math.min(day.toMs, nowMs));
  const last = segments.at(-1);
  const isSignedIn = last !== undefined && last.toMs === nowMs;
  const calls = callsOfDay(db, ctx, day);
  const cases = casesOfDay(db, day);
  const changesAsked = changesAskedOnDay(db, day);
  const promises = promisesOfDay(db, day).map((row) => ({ ...row, isGivenUp: row.isGivenUp === 1 }));
  const dismissals = dismissedQuotasOfDay(db, day);
  const facts = { promises, orders: notableOrdersOfDay(db, day), dismissals, segments, pauseReasons };
  return {
    person: { id: worker.id, name: worker.name, teamName: worker.teamName },
    date,
    today: businessDateAt(nowMs, timeZone),
    asOfMs: nowMs,
    isOwn: worker.id === actor.operatorId,
    mayReview: worker.id !== actor.operatorId && actor.rights.has('supervision.read'),
    shift: shiftOn(db, worker.id, date),
    figures: figuresOfDay(db, actor, day, segments),
    signedInAtMs: segments[0]?.fromMs ?? null,
    signedOutAtMs: isSignedIn ? null : (last?.toMs ?? null),
    firstCallMs: calls[0]?.startedAtMs ?? null,
    lastCallMs: calls.at(-1)?.startedAtMs ?? null,
    pauses: pausesOf(segments).map(({ reason, times, ms }) => ({ reason, times, seconds: Math.round(ms / 1000) })),
    followUps: cases.reduce((sum, { followUps }) => sum + followUps, 0),
    casesRegistered: cases.filter(({ acts }) => acts.includes('registered')).length,
    casesWorked: cases.filter(({ acts }) => acts.some((act) => act !== 'registered')).length,
    casesEnded: cases.filter(({ isEnded }) => isEnded === 1).length,
    changesAsked: changesAsked.length,
    messagesConveyed: countConveyed(db, day),
    segments,
    calls,
    cases: cases.map(({ isEnded, acts, ...row }) => ({
      ...row,
      acts: [...acts],
      isRegistered: acts.includes('registered'),
      isEnded: isEnded === 1,
    })),
    changes: changesAsked.map(({ fields, ...row }) => ({ ...row, fields: [...fields] })),
    moments: dayMoments(facts, nowMs),
    refused: refusedOfDay(db, ctx, day),
    remarks: remarksOfDay(db, worker.id, date),
  };
};

/** Whoever may look at the day looks at all of its calls, as a report of that person does. */
const viewOf = ({ operatorId }: { readonly operatorId: string }): CallLogView => {
  return { scope: 'all', operatorId, teamId: null, fullNumbers: false };
};
const filterOf = ({ date, operatorId }: PersonDay) =>
  callLogFilter.parse({ from: date, to: date, operatorIds: [operatorId] });

/** The oldest first. */
function callsOfDay(db: ReadableDB, ctx: ReadContext, day: PersonDay) {
  const { rows } = readCallLog(db, filterOf(day), viewOf(ctx.actor), null, MOST_CALLS, Number.MAX_SAFE_INTEGER);
  return rows.toReversed();
}

/** What was wanted through the person that day and is not had: the rows of the report, the oldest first. */
function refusedOfDay(db: ReadableDB, { actor }: ReadContext, day: PersonDay): DayRefused[] {
  const facts = [...refusedDemand(db, filterOf(day), viewOf(actor))]
    .map((fact) => ({ ...fact, atMs: fact.askedAtMs, refused: refusedQuantity(fact) }))
    .filter(({ refused }) => refused > 0)
    .toReversed();
  const customers = namedCustomers(db, [...new Set(facts.map(({ customerId }) => customerId))]);
  const products = namedProducts(db, [...new Set(facts.map(({ productId }) => productId))]);
  return facts.map((fact) => {
    const product = products.get(fact.productId);
    const names = { customerName: customers.get(fact.customerId)?.name ?? '', productName: product?.name ?? '' };
    return { ...fact, ...names, unit: product?.unit ?? '' };
  });
}

function figuresOfDay(
  db: ReadableDB,
  actor: ReadContext['actor'],
  day: PersonDay,
  segments: readonly DaySegment[],
): ReportFigures {
  const { groups } = callTotalsBy(db, filterOf(day), viewOf(actor), 'operator', []);
  const counted = groups.get(day.operatorId) ?? NO_CALLS;
  const tally = emptySeatTime();
  for (const { state, fromMs, toMs } of segments) addSeatTime(tally, state, toMs - fromMs);
  return { ...counted, time: segments.length === 0 ? null : seatTimeOf(tally) };
}
