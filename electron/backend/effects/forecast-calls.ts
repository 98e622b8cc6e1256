import { calendarDays } from '../../../db/calendar.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { type ForecastCustomer, forecastCustomers, pauseSpans, resolvedKeys } from '../../../db/forecast.ts';
import { groupRanks } from '../../../db/queue-build.ts';
import { type Part, resolveKeys, unpackKey } from '../../../db/queue-keys.ts';
import { fillChanging, planBoundaries } from '../../../db/queue-parts.ts';
import { companySettings } from '../../../db/settings.ts';
import { addDays, fromDayNumber, toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { type Calendar, createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import { placeCall } from '../../../shared/domain/calendar/place-call.ts';
import type { PatternBook } from '../../../shared/domain/effects/pattern-book.ts';
import { REACH_DAYS, weekdaysOfMask } from '../../../shared/domain/queue/due-verdict.ts';
import { cycleDays, phaseOf } from '../../../shared/domain/strategies/cycle-dates.ts';
import { activeVersions, planStrategy } from '../queue/ask-rules.ts';
import { createDeliveries } from '../queue/planned-deliveries.ts';
import { createExceptions, dayOfCall, type Exceptions, type Replaced } from './forecast-exceptions.ts';

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

/** One date of a rule and the day that the holiday rule gives its call (null: none), as day numbers. */
export type Call = readonly [nominalDay: number, landedDay: number | null];

/**
 * The calls of the next days, as building each of them would find its customers due. Every rule is asked once for each
 * (rule, weekdays, phase) and stretch of days on which the plan stays as it is; customers only follow numbers. Those
 * whose class or own strategy changes meanwhile are asked apart, so that one customer's change costs the others nothing.
 */
export function forecastCalls(db: ReadableDB, book: PatternBook, input: ForecastInput): Forecast {
  const settings = companySettings(db);
  const callDays = createCalendar(settings.callWeekdays, calendarDays(db, 'call'));
  const fromDay = toDayNumber(input.from);
  const customers = forecastCustomers(db, input.teamId);
  const placeOf = new Map(customers.map((customer, place) => [customer.searchId, place]));
  const exceptions = createExceptions(db, input);
  const firstDay = Math.min(fromDay, exceptions.firstDay) - REACH_DAYS;
  const lastDay = Math.max(fromDay + input.days - 1, exceptions.lastDay) + REACH_DAYS;

  const rules = createRules(db, callDays, settings.phaseDate);
  const routes = createDeliveries(db, settings, input.from);
  const [second, last] = [fromDayNumber(firstDay + 1), fromDayNumber(lastDay)];
  const changing = fillChanging(db, second, last);
  const passes = (changing === 0 ? (['all'] as const) : (['without', 'within'] as const)).map((part) => {
    const starts = planBoundaries(db, second, last, part === 'within' ? 'within' : 'none').map(toDayNumber);
    let ways: Ways = { of: new Int32Array(customers.length).fill(-1), calls: [] };
    for (const [at, start] of [firstDay, ...starts].entries()) {
      const end = (starts[at] ?? lastDay + 1) - 1;
      const asked = { start, end, part, teamId: input.teamId, routes: routes.routesOn(fromDayNumber(start)) };
      const callsOf = rules.resolve(asked);
      ways = goOn(ways, resolvedKeys(db), placeOf, callsOf);
    }
    return ways;
  });
  const patternOf = new Int32Array(customers.length);
  for (const ways of passes) fillPatterns(patternOf, book, { fromDay, input, customers, ways, exceptions, db });
  return { fromDay, days: input.days, customers, patternOf };
}

/** Each customer's way through the stretches so far, as the number of a list of calls; -1: not of this part. */
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
      const joined = [...(ways.calls[before] ?? []), ...callsOf(key)];
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

interface PatternFacts {
  readonly db: ReadableDB;
  readonly fromDay: number;
  readonly input: ForecastInput;
  readonly customers: readonly ForecastCustomer[];
  readonly ways: Ways;
  readonly exceptions: Exceptions;
}

/** The days on which calls are really made: around exceptions, without those in a pause, none of who can't be called. */
function fillPatterns(patternOf: Int32Array, book: PatternBook, facts: PatternFacts): void {
  const { db, fromDay, input, customers, ways, exceptions } = facts;
  const pauses = new Map<number, Span[]>();
  for (const { searchId, validFrom, validTo } of pauseSpans(db, input.from, addDays(input.from, input.days - 1))) {
    const span: Span = [toDayNumber(validFrom), validTo === null ? Number.POSITIVE_INFINITY : toDayNumber(validTo)];
    pauses.set(searchId, [...(pauses.get(searchId) ?? []), span]);
  }
  const idOf = (calls: readonly Call[], paused: readonly Span[], replaced: Replaced | null): number => {
    const offsets = new Set<number>();
    for (const call of calls) {
      const day = replaced === null ? call[1] : dayOfCall(call, replaced);
      if (day === null || day < fromDay || day >= fromDay + input.days) continue;
      if (!paused.some(([first, last]) => first <= day && day <= last)) offsets.add(day - fromDay);
    }
    return book.idOf([...offsets].sort((a, b) => a - b));
  };
  const none = book.idOf([]);
  const plain = new Map<Replaced | null, Map<number, number>>();
  for (const [place, customer] of customers.entries()) {
    const way = ways.of[place] as number;
    if (way === -1) continue;
    const calls = ways.calls[way] as readonly Call[];
    const paused = pauses.get(customer.searchId);
    const replaced = exceptions.of(customer);
    if (customer.callable === 0) patternOf[place] = none;
    else if (paused) patternOf[place] = idOf(calls, paused, replaced);
    else {
      const known = plain.get(replaced) ?? new Map<number, number>();
      plain.set(replaced, known);
      const pattern = known.get(way) ?? idOf(calls, [], replaced);
      known.set(way, pattern);
      patternOf[place] = pattern;
    }
  }
}

interface Stretch {
  /** Day numbers, both within. */
  readonly start: number;
  readonly end: number;
  readonly part: Part;
  readonly teamId: string | null;
  readonly routes: Parameters<typeof resolveKeys>[1]['routes'];
}

interface Rules {
  /** Works out the keys of a part's customers on the first day of a stretch; the answer gives a key's calls within it. */
  resolve(stretch: Stretch): (key: number) => readonly Call[];
}

/** The rules of all strategies, each asked once for each (rule, weekdays, phase) of a stretch. */
export function createRules(db: ReadableDB, callDays: Calendar, phaseDate: string): Rules {
  const ranks = groupRanks(db);
  const phaseDay = toDayNumber(phaseDate);
  return {
    resolve({ start, end, part, teamId, routes }) {
      const date = fromDayNumber(start);
      const active = activeVersions(db, date, ranks);
      const strategies = active.map(({ version, rule }, ix) => planStrategy(version, rule, ix, ranks));
      resolveKeys(db, { date, phaseDate, teamId, part, strategies, routes });
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
          calls = days.map((day): Call => {
            const placed = placeCall(day, version.holidayRule, callDays);
            return [day, 'day' in placed ? placed.day : null];
          });
          memo.set(name, calls);
        }
        return calls;
      };
    },
  };
}
