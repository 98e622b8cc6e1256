import type { ReadableDB } from '../../../db/connection.ts';
import { forecastNames } from '../../../db/forecast.ts';
import { companySettings } from '../../../db/settings.ts';
import type { SeatEffect } from '../../../shared/contract/effects.ts';
import { weekdayOfDay } from '../../../shared/domain/calendar/business-date.ts';
import type { PatternBook } from '../../../shared/domain/effects/pattern-book.ts';
import type { Forecast } from './forecast-calls.ts';

/** Who makes the calls, by `kind id`, with how many fall on each weekday (Monday first). */
export type SeatCounts = ReadonlyMap<string, Omit<SeatEffect, 'before' | 'after'> & { readonly week: number[] }>;

/** The calls of a forecast by who makes them: the customer's own operator, else the route's team, else anyone. */
export function countBySeat(db: ReadableDB, book: PatternBook, forecast: Forecast): SeatCounts {
  const byOwner = companySettings(db).givingOut === 'owner';
  const names = forecastNames(db);
  const seats = new Map<string, Omit<SeatEffect, 'before' | 'after'> & { readonly week: number[] }>();
  const patterns = new Map<string, Map<number, number>>();
  for (const [place, { ownerOperatorId, routeId }] of forecast.customers.entries()) {
    const pattern = forecast.patternOf[place] as number;
    const owner = byOwner ? ownerOperatorId : null;
    const team = owner === null && routeId !== null ? (names.teamOfRoute.get(routeId) ?? null) : null;
    const kind = owner !== null ? 'operator' : team !== null ? 'team' : 'anyone';
    const key = `${kind} ${owner ?? team ?? ''}`;
    let ofSeat = patterns.get(key);
    if (!ofSeat) {
      const name = owner !== null ? names.operators.get(owner) : team !== null ? names.teams.get(team) : null;
      seats.set(key, { kind, id: owner ?? team, name: name ?? null, week: [0, 0, 0, 0, 0, 0, 0] });
      ofSeat = new Map();
      patterns.set(key, ofSeat);
    }
    ofSeat.set(pattern, (ofSeat.get(pattern) ?? 0) + 1);
  }
  for (const [key, ofSeat] of patterns) {
    const week = seats.get(key)?.week as number[];
    for (const [pattern, n] of ofSeat) {
      for (const offset of book.offsetsOf(pattern)) {
        const at = weekdayOfDay(forecast.fromDay + offset) - 1;
        week[at] = (week[at] as number) + n;
      }
    }
  }
  return seats;
}
