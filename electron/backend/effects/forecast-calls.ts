import { calendarDays } from '../../../db/calendar.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import {
  averageHandleSeconds,
  type ForecastCustomer,
  forecastCustomers,
  pauseSpans,
  resolvedKeys,
} from '../../../db/forecast.ts';
import { groupRanks } from '../../../db/queue-build.ts';
import { resolveKeys, unpackKey } from '../../../db/queue-keys.ts';
import { planBoundaries } from '../../../db/queue-parts.ts';
import { companySettings } from '../../../db/settings.ts';
import { addDays, fromDayNumber, toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { type Calendar, createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import { placeCall } from '../../../shared/domain/calendar/place-call.ts';
import type { PatternBook } from '../../../shared/domain/effects/pattern-book.ts';
import { REACH_DAYS, weekdaysOfMask } from '../../../shared/domain/queue/due-verdict.ts';
import { cycleDays, phaseOf } from '../../../shared/domain/strategies/cycle-dates.ts';
import { activeVersions, planStrategy } from '../queue/ask-rules.ts';
import { createDeliveries } from '../queue/planned-deliveries.ts';

export interface ForecastInput {
  readonly from: string;
  readonly days: number;
  /** Only customers on routes of this team; null: all. */
  readonly teamId: string | null;
}

/** Who is called on which of the next days, by strategy. */
export interface Forecast {
  readonly fromDay: number;
  readonly days: number;
  /** By search id: the same customers in the same order in every forecast of one database. */
  readonly customers: readonly ForecastCustomer[];
  /** Of each customer, the number of its list of day offsets in the book. */
  readonly patternOf: Int32Array;
}

/** One date of a rule and the day on which its call is made, as day numbers. */
type Call = readonly [nominalDay: number, callDay: number];

/**
 * The calls of the next days, as building each of them would find its customers due. Every rule is asked once for each
 * (rule, weekdays, phase) and stretch of days on which the plan stays as it is; customers only follow numbers.
 */
export function forecastCalls(db: ReadableDB, book: PatternBook, input: ForecastInput): Forecast {
  const settings = companySettings(db);
  const callDays = createCalendar(settings.callWeekdays, calendarDays(db, 'call'));
  const fromDay = toDayNumber(input.from);
  const firstDay = fromDay - REACH_DAYS;
  const lastDay = fromDay + input.days - 1 + REACH_DAYS;
  const customers = forecastCustomers(db, input.teamId);
  const placeOf = new Map(customers.map((customer, place) => [customer.searchId, place]));

  const rules = createRules(db, callDays, settings.phaseDate);
  const routes = createDeliveries(db, settings, input.from);
  const starts = planBoundaries(db, fromDayNumber(firstDay + 1), fromDayNumber(lastDay), 'all').map(toDayNumber);
  let ways: Ways = { of: new Int32Array(customers.length), calls: [[]] };
  for (const [at, start] of [firstDay, ...starts].entries()) {
    const end = (starts[at] ?? lastDay + 1) - 1;
    const callsOf = rules.resolve(start, end, input.teamId, routes.routesOn(fromDayNumber(start)));
    ways = goOn(ways, resolvedKeys(db), placeOf, callsOf);
  }
  return { fromDay, days: input.days, customers, patternOf: patternsOf(db, book, input, customers, ways) };
}

/** Each customer's way through the stretches so far, as the number of a list of calls. */
interface Ways {
  readonly of: Int32Array;
  readonly calls: readonly (readonly Call[])[];
}

/** Adds one stretch to every way: customers with the same way and the same key stay together. */
function goOn(
  ways: Ways,
  keys: Iterable<[number, number]>,
  placeOf: ReadonlyMap<number, number>,
  callsOf: (key: number) => readonly Call[],
): Ways {
  const of = ways.of;
  const calls: (readonly Call[])[] = [];
  const byContent = new Map<string, number>();
  const byKey = new Map<number, Map<number, number>>();
  for (const [searchId, key] of keys) {
    const place = placeOf.get(searchId);
    if (place === undefined) continue;
    const before = of[place] as number;
    const ofKey = byKey.get(key) ?? new Map<number, number>();
    byKey.set(key, ofKey);
    let after = ofKey.get(before);
    if (after === undefined) {
      const joined = [...(ways.calls[before] as readonly Call[]), ...callsOf(key)];
      const content = joined.join(' ');
      after = byContent.get(content) ?? calls.push(joined) - 1;
      byContent.set(content, after);
      ofKey.set(before, after);
    }
    of[place] = after;
  }
  return { of, calls };
}

type Span = readonly [firstDay: number, lastDay: number];

/** The days on which calls are really made: without those in a pause, and none of who can't be called. */
function patternsOf(
  db: ReadableDB,
  book: PatternBook,
  { from, days }: ForecastInput,
  customers: readonly ForecastCustomer[],
  ways: Ways,
): Int32Array {
  const fromDay = toDayNumber(from);
  const pauses = new Map<number, Span[]>();
  for (const { searchId, validFrom, validTo } of pauseSpans(db, from, addDays(from, days - 1))) {
    const span: Span = [toDayNumber(validFrom), validTo === null ? Number.POSITIVE_INFINITY : toDayNumber(validTo)];
    pauses.set(searchId, [...(pauses.get(searchId) ?? []), span]);
  }
  const idOf = (calls: readonly Call[], paused: readonly Span[]): number => {
    const offsets = new Set<number>();
    for (const [, day] of calls) {
      const inWindow = day >= fromDay && day < fromDay + days;
      if (inWindow && !paused.some(([first, last]) => first <= day && day <= last)) offsets.add(day - fromDay);
    }
    return book.idOf([...offsets].sort((a, b) => a - b));
  };
  const none = book.idOf([]);
  const unpaused = ways.calls.map((calls) => idOf(calls, []));
  return Int32Array.from(customers, ({ callable, searchId }, place) => {
    const way = ways.of[place] as number;
    const paused = pauses.get(searchId);
    if (callable === 0) return none;
    return paused ? idOf(ways.calls[way] as readonly Call[], paused) : (unpaused[way] as number);
  });
}

interface Rules {
  /** Works out every customer's key on the first day of a stretch; the answer gives the calls of a key within it. */
  resolve(
    start: number,
    end: number,
    teamId: string | null,
    routes: Parameters<typeof resolveKeys>[1]['routes'],
  ): (key: number) => readonly Call[];
}

function createRules(db: ReadableDB, callDays: Calendar, phaseDate: string): Rules {
  const ranks = groupRanks(db);
  const phaseDay = toDayNumber(phaseDate);
  return {
    resolve(start, end, teamId, routes) {
      const date = fromDayNumber(start);
      const active = activeVersions(db, date, ranks);
      const strategies = active.map(({ version, rule }, ix) => planStrategy(version, rule, ix, ranks));
      resolveKeys(db, { date, phaseDate, teamId, part: 'all', strategies, routes });
      const memo = new Map<string, readonly Call[]>();
      return (key) => {
        const { ix, weekdayMask, anchorDay } = unpackKey(key);
        const strategy = key < 0 ? undefined : active[ix];
        if (!strategy?.rule) return [];
        const { rule, version } = strategy;
        const anchor = anchorDay ?? phaseDay;
        const phase = phaseOf(rule, weekdayMask > 0, anchor, callDays);
        const name = `${version.rule} ${version.holidayRule} ${weekdayMask} ${phase}`;
        let calls = memo.get(name);
        if (!calls) {
          const weekdays = weekdaysOfMask(weekdayMask);
          const days = cycleDays({ rule, weekdays, anchorDay: anchor, fromDay: start, toDay: end }, callDays);
          calls = days.flatMap((day): Call[] => {
            const placed = placeCall(day, version.holidayRule, callDays);
            return 'day' in placed ? [[day, placed.day]] : [];
          });
          memo.set(name, calls);
        }
        return calls;
      };
    },
  };
}

/** Seconds that a call takes when the log has none: product.md leaves it open, three minutes is what centers plan with. */
const USUAL_CALL_SECONDS = 180;
const MEASURED_DAYS = 56;

/** Average handle time of the last weeks' calls, for loads in minutes. */
export function secondsACall(db: ReadableDB, today: string): { readonly seconds: number; readonly measured: boolean } {
  const seconds = averageHandleSeconds(db, addDays(today, -MEASURED_DAYS), today);
  return seconds === null
    ? { seconds: USUAL_CALL_SECONDS, measured: false }
    : { seconds: Math.round(seconds), measured: true };
}
