import type { ReadableDB } from '../../../db/connection.ts';
import { forecastNames } from '../../../db/forecast.ts';
import { operatorsOfDay } from '../../../db/queue-owners.ts';
import { companySettings } from '../../../db/settings.ts';
import type { SeatEffect } from '../../../shared/contract/effects.ts';
import { fromDayNumber, weekdayOfDay } from '../../../shared/domain/calendar/business-date.ts';
import type { PatternBook } from '../../../shared/domain/effects/pattern-book.ts';
import { resolveOwner } from '../../../shared/domain/queue/resolve-owner.ts';
import type { Forecast } from './forecast-calls.ts';

type Seat = Omit<SeatEffect, 'before' | 'after'>;

/** Who makes the calls, by `kind id`, with how many fall on each weekday (Monday first). */
export type SeatCounts = ReadonlyMap<string, Seat & { readonly week: number[] }>;

/** Customers of whom the same people would make the calls, with how many of them have each list of days. */
interface Kept {
  readonly ownerId: string | null;
  readonly deputyId: string | null;
  readonly teamId: string | null;
  readonly patterns: Map<number, number>;
}

/**
 * The calls of a forecast by who makes them: the customer's own operator or who stands in on days of absence, where calls
 * go to owners; else the route's team; else anyone.
 */
export function countBySeat(db: ReadableDB, book: PatternBook, forecast: Forecast): SeatCounts {
  const byOwner = companySettings(db).givingOut === 'owner';
  const names = forecastNames(db);
  const kept = new Map<string, Kept>();
  for (const [place, { ownerOperatorId, deputyOperatorId, routeId }] of forecast.customers.entries()) {
    const pattern = forecast.patternOf[place] as number;
    const ownerId = byOwner ? ownerOperatorId : null;
    const deputyId = ownerId === null ? null : deputyOperatorId;
    const teamId = routeId === null ? null : (names.teamOfRoute.get(routeId) ?? null);
    const key = `${ownerId} ${deputyId} ${teamId}`;
    const same: Kept = kept.get(key) ?? { ownerId, deputyId, teamId, patterns: new Map() };
    kept.set(key, same);
    same.patterns.set(pattern, (same.patterns.get(pattern) ?? 0) + 1);
  }

  const seats = new Map<string, Seat & { readonly week: number[] }>();
  const add = (seat: Seat, day: number, n: number): void => {
    const key = `${seat.kind} ${seat.id}`;
    const counted = seats.get(key) ?? { ...seat, week: [0, 0, 0, 0, 0, 0, 0] };
    seats.set(key, counted);
    const at = weekdayOfDay(day) - 1;
    counted.week[at] = (counted.week[at] as number) + n;
  };
  const people = new Map<number, ReturnType<typeof operatorsOfDay>>();
  const peopleOf = (day: number): ReturnType<typeof operatorsOfDay> => {
    const known = people.get(day) ?? operatorsOfDay(db, fromDayNumber(day));
    people.set(day, known);
    return known;
  };
  for (const { ownerId, deputyId, teamId, patterns } of kept.values()) {
    const others: Seat =
      teamId === null
        ? { kind: 'anyone', id: null, name: null }
        : { kind: 'team', id: teamId, name: names.teams.get(teamId) ?? null };
    for (const [offset, n] of countByDay(book, patterns)) {
      const day = forecast.fromDay + offset;
      const resolved = ownerId === null ? null : resolveOwner({ ownerId, deputyId }, (id) => peopleOf(day).get(id));
      if (!resolved || !('operatorId' in resolved)) add(others, day, n);
      else {
        const id = resolved.operatorId;
        add({ kind: 'operator', id, name: names.operators.get(id) ?? null }, day, n);
      }
    }
  }
  return seats;
}

function countByDay(book: PatternBook, patterns: ReadonlyMap<number, number>): Map<number, number> {
  const days = new Map<number, number>();
  for (const [pattern, n] of patterns) {
    for (const offset of book.offsetsOf(pattern)) days.set(offset, (days.get(offset) ?? 0) + n);
  }
  return days;
}
