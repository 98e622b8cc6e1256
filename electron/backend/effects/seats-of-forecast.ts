import type { ReadableDB } from '../../../db/connection.ts';
import { forecastNames } from '../../../db/forecast.ts';
import { customerNeeds } from '../../../db/queue-skills.ts';
import { companySettings } from '../../../db/settings.ts';
import type { SeatEffect } from '../../../shared/contract/effects.ts';
import { weekdayOfDay } from '../../../shared/domain/calendar/business-date.ts';
import type { PatternBook } from '../../../shared/domain/effects/pattern-book.ts';
import { resolveOwner } from '../../../shared/domain/queue/resolve-owner.ts';
import { NO_SKILLS, type SkillSet } from '../../../shared/domain/queue/skills.ts';
import { createTakers } from '../queue/takers.ts';
import type { Forecast } from './forecast-calls.ts';
import { addSkillCalls, type SkillCount, type SkillCounts } from './skills-of-forecast.ts';

type Seat = Omit<SeatEffect, 'before' | 'after'>;

/** Who makes the calls, by `kind id`, with how many fall on each weekday (Monday first). */
export type SeatCounts = ReadonlyMap<string, Seat & { readonly week: number[] }>;

export interface ForecastCounts {
  readonly seats: SeatCounts;
  /** What calls ask for that do not go to the customer's own operator. */
  readonly skills: SkillCounts;
}

/** Customers of whom the same people would make the calls, with how many of them have each list of days. */
interface Kept {
  readonly ownerId: string | null;
  readonly deputyId: string | null;
  readonly teamId: string | null;
  readonly needed: SkillSet;
  /** The own operator of customers that need a skill. */
  readonly ownId: string | null;
  readonly patterns: Map<number, number>;
}

/**
 * The calls of a forecast by who makes them: the customer's own operator or who stands in on days of absence, where calls
 * go to owners; else the route's team; else anyone. A deputy who lacks a skill that the customer needs does not stand in.
 */
export function countBySeat(db: ReadableDB, book: PatternBook, forecast: Forecast): ForecastCounts {
  const settings = companySettings(db);
  const byOwner = settings.givingOut === 'owner';
  const needs = customerNeeds(db);
  const takers = createTakers(db, settings);
  const names = forecastNames(db);
  const kept = new Map<string, Kept>();
  for (const [place, { id, ownerOperatorId, deputyOperatorId, routeId }] of forecast.customers.entries()) {
    const pattern = forecast.patternOf[place] as number;
    const ownerId = byOwner ? ownerOperatorId : null;
    const deputyId = ownerId === null ? null : deputyOperatorId;
    const teamId = routeId === null ? null : (names.teamOfRoute.get(routeId) ?? null);
    const needed = needs.get(id)?.needed ?? NO_SKILLS;
    const ownId = needed === NO_SKILLS ? null : ownerOperatorId;
    const key = `${ownerId} ${deputyId} ${teamId} ${ownId} ${needed}`;
    const same: Kept = kept.get(key) ?? { ...{ ownerId, deputyId, teamId, needed, ownId }, patterns: new Map() };
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
  const skills = new Map<SkillSet, SkillCount>();
  for (const { ownerId, deputyId, teamId, needed, ownId, patterns } of kept.values()) {
    const others: Seat =
      teamId === null
        ? { kind: 'anyone', id: null, name: null }
        : { kind: 'team', id: teamId, name: names.teams.get(teamId) ?? null };
    for (const [offset, n] of countByDay(book, patterns)) {
      const day = forecast.fromDay + offset;
      const resolved =
        ownerId === null
          ? null
          : resolveOwner(
              { ownerId, deputyId },
              (id) => takers.peopleOn(day).get(id),
              (id) => takers.holds(id, needed),
            );
      if (!resolved || !('operatorId' in resolved)) add(others, day, n);
      else {
        const id = resolved.operatorId;
        add({ kind: 'operator', id, name: names.operators.get(id) ?? null }, day, n);
      }
      if (needed !== NO_SKILLS && !takers.isOwn(day, ownId, teamId)) {
        addSkillCalls(skills, needed, n, takers.on(day, needed).length > 0);
      }
    }
  }
  return { seats, skills };
}

function countByDay(book: PatternBook, patterns: ReadonlyMap<number, number>): Map<number, number> {
  const days = new Map<number, number>();
  for (const [pattern, n] of patterns) {
    for (const offset of book.offsetsOf(pattern)) days.set(offset, (days.get(offset) ?? 0) + n);
  }
  return days;
}
