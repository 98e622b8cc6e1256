import { calendarDays } from '../../../db/calendar.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { type CoverageRow, coverageRows, firstCallableDate, replacedOrderDates } from '../../../db/coverage.ts';
import { pauseSpans } from '../../../db/forecast.ts';
import { groupRanks } from '../../../db/queue-build.ts';
import {
  KEY_CLOSED,
  KEY_NO_ROUTE,
  KEY_NO_STRATEGY,
  KEY_NO_WEEKDAY,
  resolveKeys,
  unpackKey,
} from '../../../db/queue-keys.ts';
import { companySettings } from '../../../db/settings.ts';
import type { CoverageReason } from '../../../shared/contract/coverage.ts';
import type { ExclusionReason } from '../../../shared/contract/queue.ts';
import { addDays, businessDateAt, instantOf, toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { type Calendar, createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import { placeCall } from '../../../shared/domain/calendar/place-call.ts';
import { coverageOf, cycleGap } from '../../../shared/domain/coverage/coverage-of.ts';
import { MOST_GAPS, ownRhythm } from '../../../shared/domain/coverage/own-rhythm.ts';
import { weekdaysOfMask } from '../../../shared/domain/queue/due-verdict.ts';
import { cycleDays, phaseOf } from '../../../shared/domain/strategies/cycle-dates.ts';
import type { JobContext } from '../jobs/job.ts';
import { activeVersions, planStrategy } from '../queue/ask-rules.ts';
import { createDeliveries } from '../queue/planned-deliveries.ts';
import { type CoverageLine, type CoverageTable, packCoverage } from './coverage-table.ts';
import { type Cycles, createCycles } from './customer-cycles.ts';
import { createPastDeliveries } from './past-deliveries.ts';
import { createUnskilled, dayOfNextCall, type Unskilled } from './unskilled.ts';

/** So far back cycles are counted; who missed more than a year is as overdue as can be. */
const BACK_DAYS = 400;
/** The next date of the rule is looked for so far ahead. */
const AHEAD_DAYS = 400;
/** Several may be of one day. */
const LAST_ORDERS = MOST_GAPS + 5;
/** A row so often may find the job cancelled. */
const CHECK_EVERY = 5_000;

/** The job: how every customer stands in its running cycle and in its own rhythm, by the rules that hold today. */
export function computeCoverage(job: JobContext, _asked: object): CoverageTable {
  const { reader } = job;
  const settings = companySettings(reader);
  const nowMs = job.nowMs();
  const today = businessDateAt(nowMs, settings.timeZone);
  const todayNumber = toDayNumber(today);
  const callDays = createCalendar(settings.callWeekdays, calendarDays(reader, 'call'));
  const callsOf = resolveCalls(reader, { today, callDays, phaseDate: settings.phaseDate });
  const from = addDays(today, -BACK_DAYS);
  const deliveries = createPastDeliveries(reader, settings, today);
  const cycles = createCycles(
    {
      today: todayNumber,
      replaced: replacedOrderDates(reader, from, addDays(today, AHEAD_DAYS)),
      pauses: pauseSpans(reader, from, today),
      db: reader,
    },
    callsOf,
  );
  // A queue built ahead does not put off today.
  const countedFrom = Math.min(todayNumber, toDayNumber(firstCallableDate(reader) ?? today));
  const lines: CoverageLine[] = [];
  const unskilled = createUnskilled(reader, settings);
  const knownSince = createKnownSince(instantOf(from, 0, settings.timeZone), settings.timeZone);
  for (const row of coverageRows(reader, { today, orders: LAST_ORDERS })) {
    if (lines.length % CHECK_EVERY === 0) job.throwIfCancelled();
    lines.push(lineOf(row, { cycles, deliveries, countedFrom, todayNumber, nowMs, knownSince, unskilled }));
  }
  return packCoverage(lines, today, nowMs);
}

interface Facts {
  readonly cycles: Cycles;
  readonly deliveries: ReturnType<typeof createPastDeliveries>;
  /** The first day on which anybody could be called. */
  readonly countedFrom: number;
  readonly todayNumber: number;
  readonly nowMs: number;
  readonly knownSince: (createdAtMs: number) => number;
  readonly unskilled: Unskilled;
}

function lineOf(row: CoverageRow, facts: Facts): CoverageLine {
  const { todayNumber: today, nowMs } = facts;
  const { orderDays, lastDeliveryDay } = readOrders(row.orders);
  // Whatever lies before an order is covered by it: the oldest one looked at will do.
  const since = Math.min(facts.knownSince(row.createdAtMs), orderDays[0] ?? Number.POSITIVE_INFINITY);
  const cycle = facts.cycles.of(row, since);
  const reason = reasonOf(row, cycle.pausedToday, cycle.ruleInvalid);
  const lastOrderDay = orderDays.at(-1) ?? null;
  const lastResultDay = row.lastResultDate === null ? null : dayOf(row.lastResultDate);
  const coverage = coverageOf({
    isExcluded: reason !== null,
    passedDays: cycle.passedDays,
    countedFrom: facts.countedFrom,
    nextDay: cycle.nextDay,
    deliveryOf: (place) => facts.deliveries.of(row.routeId, cycle.calls[place]),
    lastOrderDay,
    lastDeliveryDay,
    lastResultDay,
    hasCall: row.hasCall === 1,
    today,
    nowMs,
  });
  const rhythm = reason === 'closed' ? null : ownRhythm(orderDays, today, cycleGap(cycle.passedDays, cycle.nextDay));
  return {
    searchId: row.searchId,
    ...coverage,
    reason: coverage.state === 'excluded' ? (reason ?? 'no-date') : null,
    lastDay: cycle.passedDays.at(-1) ?? null,
    nextDay: cycle.nextDay,
    lastOrderDay,
    lastResultDay,
    usualGapDays: rhythm?.usualGapDays ?? 0,
    byDay: rhythm?.byDay ?? null,
    daysLate: rhythm?.daysLate ?? 0,
    routeId: row.routeId,
    classId: row.classId,
    operatorId: row.ownerOperatorId,
    unskilled: facts.unskilled(row, dayOfNextCall(coverage.state, cycle.nextDay, today)),
  };
}

const KEY_REASONS: Readonly<Record<number, ExclusionReason>> = {
  [KEY_CLOSED]: 'closed',
  [KEY_NO_STRATEGY]: 'no-strategy',
  [KEY_NO_ROUTE]: 'no-route',
  [KEY_NO_WEEKDAY]: 'no-weekday',
};

/** Why a customer cannot be called at all, in the order in which planning asks. */
function reasonOf(row: CoverageRow, pausedToday: boolean, ruleInvalid: boolean): CoverageReason | null {
  if (row.key < 0) return KEY_REASONS[row.key] ?? 'no-strategy';
  if (ruleInvalid) return 'rule-invalid';
  if (pausedToday) return 'paused';
  if (row.doNotCall === 1) return 'do-not-call';
  return row.hasPhone === 1 ? null : 'no-callable-phone';
}

const DATE_LENGTH = 10;
const dayNumbers = new Map<string, number>();

/** The same few hundred dates come again and again. */
function dayOf(date: string): number {
  let day = dayNumbers.get(date);
  if (day === undefined) {
    day = toDayNumber(date);
    dayNumbers.set(date, day);
  }
  return day;
}

/** Order days oldest first; see `CoverageRow.orders`. */
function readOrders(orders: string | null): { orderDays: number[]; lastDeliveryDay: number | null } {
  if (orders === null) return { orderDays: [], lastDeliveryDay: null };
  const bar = orders.indexOf('|');
  const orderDays: number[] = [];
  for (let at = bar - DATE_LENGTH; at >= 0; at -= DATE_LENGTH + 1) {
    orderDays.push(dayOf(orders.slice(at, at + DATE_LENGTH)));
  }
  return { orderDays, lastDeliveryDay: bar + 1 === orders.length ? null : dayOf(orders.slice(bar + 1)) };
}

/** The day on which a customer was made; who was before cycles are counted is known since ever. */
function createKnownSince(fromMs: number, zone: string): (createdAtMs: number) => number {
  const days = new Map<number, number>();
  return (createdAtMs) => {
    if (createdAtMs < fromMs) return Number.NEGATIVE_INFINITY;
    let day = days.get(createdAtMs);
    if (day === undefined) {
      day = toDayNumber(businessDateAt(createdAtMs, zone));
      days.set(createdAtMs, day);
    }
    return day;
  };
}

/** One date of the rule and the day on which its call is made; null: the holiday rule leaves it out. */
export interface RuleCall {
  readonly nominalDay: number;
  readonly callDay: number | null;
}

/**
 * Every customer's key as of today into `plan_fact`, and the calls of a key from {@link BACK_DAYS} ago to
 * {@link AHEAD_DAYS} ahead: each distinct (rule, holiday rule, weekdays, phase) is asked once. null: what is stored is
 * no rule.
 */
function resolveCalls(
  db: ReadableDB,
  { today, callDays, phaseDate }: { today: string; callDays: Calendar; phaseDate: string },
): (key: number) => readonly RuleCall[] | null {
  const ranks = groupRanks(db);
  const active = activeVersions(db, today, ranks);
  const routes = createDeliveries(db, companySettings(db), today).routesOn(today);
  const strategies = active.map(({ version, rule }, ix) => planStrategy(version, rule, ix, ranks));
  resolveKeys(db, { date: today, phaseDate, teamId: null, part: 'all', strategies, routes });
  const fromDay = toDayNumber(today) - BACK_DAYS;
  const toDay = toDayNumber(today) + AHEAD_DAYS;
  const byName = new Map<string, readonly RuleCall[]>();
  const byKey = new Map<number, readonly RuleCall[] | null>();
  const ask = (key: number): readonly RuleCall[] | null => {
    if (key < 0) return [];
    const { ix, weekdayMask, anchorDay: own } = unpackKey(key);
    const strategy = active[ix];
    if (!strategy?.rule) return null;
    const { rule, version } = strategy;
    const anchorDay = own ?? toDayNumber(phaseDate);
    const name = `${version.rule} ${version.holidayRule} ${weekdayMask} ${phaseOf(rule, weekdayMask > 0, anchorDay, callDays)}`;
    let calls = byName.get(name);
    if (!calls) {
      const weekdays = weekdaysOfMask(weekdayMask);
      calls = cycleDays({ rule, weekdays, anchorDay, fromDay, toDay }, callDays).map((nominalDay) => {
        const placed = placeCall(nominalDay, version.holidayRule, callDays);
        return { nominalDay, callDay: 'day' in placed ? placed.day : null };
      });
      byName.set(name, calls);
    }
    return calls;
  };
  return (key) => {
    let calls = byKey.get(key);
    if (calls === undefined) {
      calls = ask(key);
      byKey.set(key, calls);
    }
    return calls;
  };
}
