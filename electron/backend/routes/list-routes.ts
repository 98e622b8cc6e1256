import type { ReadableDB } from '../../../db/connection.ts';
import { teamNameOf } from '../../../db/customer-card.ts';
import { allRoutes, customersPerRoute, findRoute, type RouteDayRow, routeDayVersions } from '../../../db/routes.ts';
import { companySettings } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { RouteDay, RouteDetail, RouteList } from '../../../shared/contract/routes.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { reachesTeam } from '../auth/reaches-team.ts';
import type { ReadContext } from '../services.ts';

/** Routes by code with the days that hold today; a lead sees the team's. */
export function listRoutes(db: ReadableDB, ctx: ReadContext): RouteList {
  const { actor } = ctx;
  const today = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
  const customers = customersPerRoute(db);
  const teams = new Map<string, string | null>();
  const teamName = (teamId: string | null) => {
    if (teamId === null) return null;
    if (!teams.has(teamId)) teams.set(teamId, teamNameOf(db, teamId) ?? null);
    return teams.get(teamId) ?? null;
  };
  const routes = allRoutes(db)
    .filter((route) => reachesTeam(actor, route.teamId))
    .map((route) => {
      const versions = versionsOf(routeDayVersions(db, route.id));
      const current = versions.findLast((version) => version.validFrom <= today);
      const next = versions.find((version) => version.validFrom > today);
      return {
        id: route.id,
        code: route.code,
        name: route.name,
        teamId: route.teamId,
        teamName: teamName(route.teamId),
        madeUp: route.madeUp === 1,
        customers: customers.get(route.id) ?? 0,
        days: current?.days ?? [],
        validFrom: current?.validFrom ?? null,
        nextValidFrom: next?.validFrom ?? null,
      };
    });
  return { today, routes };
}

/** One route with every version of its days, oldest first. Error: `not-found/route-unknown`. */
export function readRoute(db: ReadableDB, _ctx: ReadContext, { routeId }: { readonly routeId: string }): RouteDetail {
  const route = findRoute(db, routeId);
  if (!route) throw new AppError('not-found', 'route-unknown');
  return { ...route, madeUp: route.madeUp === 1, versions: versionsOf(routeDayVersions(db, routeId)) };
}

export function versionsOf(rows: readonly RouteDayRow[]): { validFrom: string; days: RouteDay[] }[] {
  return [...Map.groupBy(rows, (row) => row.validFrom)].map(([validFrom, days]) => ({
    validFrom,
    days: days.map(({ routeId: _, validFrom: __, ...day }) => day),
  }));
}
