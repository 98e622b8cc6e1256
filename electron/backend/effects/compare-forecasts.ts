import type { ReadableDB } from '../../../db/connection.ts';
import { moverRows } from '../../../db/forecast.ts';
import { MOVERS_SHOWN, type Mover, type MoverGroup, type SeatEffect } from '../../../shared/contract/effects.ts';
import { addDays, fromDayNumber, type IsoWeekday } from '../../../shared/domain/calendar/business-date.ts';
import { describeMove, type Move } from '../../../shared/domain/effects/describe-move.ts';
import type { PatternBook } from '../../../shared/domain/effects/pattern-book.ts';
import type { Forecast } from './forecast-calls.ts';
import type { PreviewedEffect } from './preview-effect.ts';
import type { ForecastCounts, SeatCounts } from './seats-of-forecast.ts';
import { secondsACall } from './seconds-a-call.ts';
import { joinSkills } from './skills-of-forecast.ts';

interface Compared {
  readonly from: string;
  readonly before: Forecast;
  readonly after: Forecast;
  readonly whoBefore: ForecastCounts;
  readonly whoAfter: ForecastCounts;
}

/** Groups beyond these are too many to word a message for; their customers are in the list of movers. */
const MOST_GROUPS = 60;

/** One way from some days to others, and who goes it. */
interface Way {
  readonly move: Move;
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly places: number[];
}

/** Says of two forecasts of the same customers what differs. */
export function compareForecasts(db: ReadableDB, book: PatternBook, compared: Compared): PreviewedEffect {
  const { from, before, after } = compared;
  const { fromDay, days } = before;
  const dateOf = (offset: number): string => fromDayNumber(fromDay + offset);
  const ways = waysOf(book, before, after);
  const moved = ways.reduce((sum, way) => sum + way.places.length, 0);
  const counted = (test: (way: Way) => boolean): number =>
    ways.reduce((sum, way) => sum + (test(way) ? way.places.length : 0), 0);

  const countsBefore = countByDay(book, before);
  const countsAfter = countByDay(book, after);
  const offsets = Array.from({ length: days }, (_, offset) => offset);
  const groups = groupWays(ways).slice(0, MOST_GROUPS);
  const handle = secondsACall(db, from);
  return {
    preview: {
      from,
      to: addDays(from, days - 1),
      secondsACall: handle.seconds,
      measured: handle.measured,
      total: { before: sumOf(countsBefore), after: sumOf(countsAfter) },
      days: offsets
        .map((at) => ({ date: dateOf(at), before: countsBefore[at] ?? 0, after: countsAfter[at] ?? 0 }))
        .filter((day) => day.before + day.after > 0),
      seats: joinSeats(compared.whoBefore.seats, compared.whoAfter.seats),
      skills: joinSkills(db, compared.whoBefore.skills, compared.whoAfter.skills),
      moved,
      gaining: counted((way) => way.after.length > way.before.length),
      losing: counted((way) => way.after.length < way.before.length),
      movers: listMovers(db, ways, after, dateOf),
      groups: groups.map((group, at) => describeGroup(group, at, dateOf)),
    },
    members: groups.map((group) =>
      Int32Array.from(group.flatMap((way) => way.places.map((place) => after.customers[place]?.searchId ?? 0))),
    ),
  };
}

function waysOf(book: PatternBook, before: Forecast, after: Forecast): Way[] {
  const ways = new Map<string, Way>();
  for (let place = 0; place < before.patternOf.length; place += 1) {
    const old = before.patternOf[place] as number;
    const now = after.patternOf[place] as number;
    if (old === now) continue;
    const key = `${old} ${now}`;
    const way = ways.get(key);
    if (way) way.places.push(place);
    else {
      const sides = { before: book.offsetsOf(old), after: book.offsetsOf(now) };
      const move = describeMove(sides.before, sides.after, before.fromDay);
      if (move) ways.set(key, { ...sides, move, places: [place] });
    }
  }
  return [...ways.values()];
}

function countByDay(book: PatternBook, { days, patternOf }: Forecast): number[] {
  const counts = new Array<number>(days).fill(0);
  const customers = new Map<number, number>();
  for (const pattern of patternOf) customers.set(pattern, (customers.get(pattern) ?? 0) + 1);
  for (const [pattern, n] of customers) {
    for (const offset of book.offsetsOf(pattern)) counts[offset] = (counts[offset] as number) + n;
  }
  return counts;
}

function joinSeats(before: SeatCounts, after: SeatCounts): SeatEffect[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  const none = [0, 0, 0, 0, 0, 0, 0];
  return keys
    .flatMap((key): SeatEffect[] => {
      const seat = after.get(key) ?? before.get(key);
      if (!seat) return [];
      const { kind, id, name } = seat;
      return [{ kind, id, name, before: before.get(key)?.week ?? none, after: after.get(key)?.week ?? none }];
    })
    .filter((seat) => sumOf(seat.before) + sumOf(seat.after) > 0)
    .sort((a, b) => (a.kind === b.kind ? compare(a.name ?? '', b.name ?? '') : compare(b.kind, a.kind)));
}

function listMovers(
  db: ReadableDB,
  ways: readonly Way[],
  { customers }: Forecast,
  dateOf: (offset: number) => string,
): Mover[] {
  const wayOf = new Map<number, Way>();
  const places = ways.flatMap((way) => {
    for (const place of way.places) wayOf.set(customers[place]?.searchId ?? 0, way);
    return way.places;
  });
  const first = places
    .map((place) => customers[place] as Forecast['customers'][number])
    .sort((a, b) => compare(a.code, b.code))
    .slice(0, MOVERS_SHOWN);
  const side = (offsets: readonly number[], weekdays: readonly IsoWeekday[]): Mover['before'] => ({
    weekdays: [...weekdays],
    calls: offsets.length,
    next: offsets.length === 0 ? null : dateOf(offsets[0] as number),
  });
  return moverRows(
    db,
    first.map((customer) => customer.searchId),
  ).flatMap(({ searchId, ...row }) => {
    const way = wayOf.get(searchId);
    if (!way) return [];
    const { move, before, after } = way;
    return [
      {
        ...row,
        kind: move.kind,
        since: dateOf(move.since),
        before: side(before, move.fromWeekdays),
        after: side(after, move.toWeekdays),
      },
    ];
  });
}

/** Ways that one message tells, those of most customers first. */
function groupWays(ways: readonly Way[]): Way[][] {
  const groups = new Map<string, Way[]>();
  for (const way of ways) {
    const { kind, fromWeekdays, toWeekdays, lost, gained, firstCall } = way.move;
    const days = `${fromWeekdays.join()}>${toWeekdays.join()}`;
    const what = {
      weekdays: `${days} ${firstCall}`,
      dates: `${lost.join()}>${gained.join()}`,
      rhythm: `${days} ${way.before.length}>${way.after.length}`,
      new: toWeekdays.join(),
      gone: '',
    }[kind];
    const key = `${kind} ${what}`;
    groups.set(key, [...(groups.get(key) ?? []), way]);
  }
  const size = (group: readonly Way[]): number => group.reduce((sum, way) => sum + way.places.length, 0);
  return [...groups].sort(([keyA, a], [keyB, b]) => size(b) - size(a) || compare(keyA, keyB)).map(([, group]) => group);
}

function describeGroup(group: readonly Way[], at: number, dateOf: (offset: number) => string): MoverGroup {
  const { move, before, after } = group[0] as Way;
  const isDates = move.kind === 'dates';
  return {
    group: at,
    kind: move.kind,
    customers: group.reduce((sum, way) => sum + way.places.length, 0),
    fromWeekdays: [...move.fromWeekdays],
    toWeekdays: [...move.toWeekdays],
    lost: isDates ? move.lost.map(dateOf) : [],
    gained: isDates ? move.gained.map(dateOf) : [],
    callsBefore: before.length,
    callsAfter: after.length,
    since: dateOf(Math.min(...group.map((way) => way.move.since))),
    firstCall: move.kind === 'weekdays' && move.firstCall !== null ? dateOf(move.firstCall) : null,
  };
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, n) => sum + n, 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
