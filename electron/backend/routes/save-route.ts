import { isDeepStrictEqual } from 'node:util';
import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import {
  countCustomersOrderingOn,
  customersOrderingOn,
  findRoute,
  findRouteByCode,
  insertRoute,
  type RouteRow,
  replaceRouteDays,
  routeDayVersions,
  updateRoute,
} from '../../../db/routes.ts';
import { companySettings } from '../../../db/settings.ts';
import { findTeam } from '../../../db/teams.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { RouteDay, SaveRouteInput } from '../../../shared/contract/routes.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { CommandContext } from '../services.ts';
import { codeOf, removedWeekdays } from './list-misfits.ts';
import { versionsOf } from './list-routes.ts';

/** Customers that a refusal names. */
const NAMED_MISFITS = 5;

/**
 * Makes a route or changes one. Changed days become a version from `validFrom` on, today at the earliest: the past
 * stays explainable, and orders taken keep their delivery. The code of a route that exists stays.
 * Errors: `route-unknown`, `team-unknown`, `route-code-taken`, `route-weekday-twice`, `route-times-order`,
 * `route-valid-from-past`, `route-weekday-misfits` {count, route, weekdays, customers}.
 */
export function saveRoute(
  tx: WritableDB,
  ctx: Pick<CommandContext, 'nowMs' | 'newId' | 'audit' | 'publish'>,
  input: SaveRouteInput,
): { routeId: string } {
  const { validFrom, name, teamId } = input;
  const { stored, held, sorted, changed, misfits } = planRoute(tx, ctx.nowMs, input);
  const routeId = stored?.id ?? ctx.newId();
  if (stored) updateRoute(tx, { id: routeId, name, teamId });
  else insertRoute(tx, { id: routeId, code: input.code, name, teamId, madeUp: 0 });
  if (changed) {
    replaceRouteDays(
      tx,
      routeId,
      validFrom,
      sorted.map((day) => ({ ...day, routeId, validFrom })),
    );
  }
  ctx.audit({
    entity: 'route',
    entityId: routeId,
    ...(stored
      ? { before: { name: stored.name, teamId: stored.teamId, ...(changed ? { days: held?.days } : {}) } }
      : {}),
    after: {
      ...(stored ? {} : { code: input.code }),
      name,
      teamId,
      ...(changed ? { validFrom, days: sorted, misfits } : {}),
    },
  });
  ctx.publish('plan.changed', [routeId]);
  return { routeId };
}

interface RoutePlan {
  readonly stored: RouteRow | undefined;
  /** The version of its days that holds on the date so far. */
  readonly held: { readonly days: readonly RouteDay[] } | undefined;
  readonly sorted: readonly RouteDay[];
  /** The days are others than those that hold. */
  readonly changed: boolean;
  readonly misfits: number;
}

/** What {@link saveRoute} would do, or its error; writes nothing. */
export function planRoute(db: ReadableDB, nowMs: number, input: SaveRouteInput): RoutePlan {
  const { validFrom, days, teamId } = input;
  const stored = input.routeId === null ? undefined : findRoute(db, input.routeId);
  if (input.routeId !== null && !stored) throw new AppError('not-found', 'route-unknown');
  if (teamId !== null && !findTeam(db, teamId)) throw new AppError('not-found', 'team-unknown');
  if (!stored && findRouteByCode(db, input.code)) {
    throw new AppError('conflict', 'route-code-taken', { code: input.code });
  }
  checkDays(days);
  const versions = stored ? versionsOf(routeDayVersions(db, stored.id)) : [];
  const held = versions.findLast((version) => version.validFrom <= validFrom);
  const sorted = days.toSorted((a, b) => a.orderWeekday - b.orderWeekday);
  const changed = !isDeepStrictEqual(held?.days, sorted);
  const today = businessDateAt(nowMs, companySettings(db).timeZone);
  if (changed && validFrom < today) throw new AppError('refused', 'route-valid-from-past', { today });
  const misfits = stored && changed ? checkMisfits(db, stored, input) : 0;
  return { stored, held, sorted, changed, misfits };
}

/** How many customers' own order weekdays are taken away; refused unless somebody has seen who they are. */
function checkMisfits(tx: ReadableDB, route: RouteRow, { validFrom, days, acceptMisfits }: SaveRouteInput): number {
  const weekdays = days.map((day) => day.orderWeekday);
  const removed = removedWeekdays(tx, route.id, validFrom, weekdays);
  const codes = removed.map(codeOf);
  const count = countCustomersOrderingOn(tx, route.id, codes);
  if (count === 0 || acceptMisfits) return count;
  const named = customersOrderingOn(tx, route.id, codes, NAMED_MISFITS).map((one) => `${one.code} ${one.name}`);
  throw new AppError('refused', 'route-weekday-misfits', {
    count,
    route: route.name,
    weekdays: removed.join(','),
    customers: named.join(', ') + (count > named.length ? ' …' : ''),
  });
}

function checkDays(days: readonly RouteDay[]): void {
  const seen = new Set<number>();
  for (const day of days) {
    const weekday = day.orderWeekday;
    if (seen.has(weekday)) throw new AppError('invalid', 'route-weekday-twice', { weekday });
    seen.add(weekday);
    const cutoff = day.cutoffDayOffset * 1440 + day.cutoffMinute;
    const deduction = day.deductionMinute === null ? cutoff : day.deductionDayOffset * 1440 + day.deductionMinute;
    const rescue = day.rescueMinute === null ? cutoff : day.rescueDayOffset * 1440 + day.rescueMinute;
    if (deduction < cutoff || rescue < cutoff || day.deliveryDayOffset * 1440 + 1440 <= cutoff) {
      throw new AppError('invalid', 'route-times-order', { weekday });
    }
  }
}
