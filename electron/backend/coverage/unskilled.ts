import type { ReadableDB } from '../../../db/connection.ts';
import type { CoverageRow } from '../../../db/coverage.ts';
import { customerNeeds } from '../../../db/queue-skills.ts';
import { allRoutes } from '../../../db/routes.ts';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import type { CoverageState } from '../../../shared/domain/coverage/coverage-of.ts';
import type { SkillSet } from '../../../shared/domain/queue/skills.ts';
import { createTakers } from '../queue/takers.ts';

/** Today's of who is due or overdue, else of the rule's next date; null: none is expected. */
export function dayOfNextCall(state: CoverageState, nextDay: number | null, today: number): number | null {
  if (state === 'excluded') return null;
  return state === 'due' || state === 'overdue' ? today : nextDay;
}

export type Unskilled = (row: CoverageRow, day: number | null) => SkillSet | null;

/** Says of customers that need skills whether nobody could be given their call of a day: neither the own operator nor another. */
export function createUnskilled(db: ReadableDB, settings: CompanySettings): Unskilled {
  const needs = customerNeeds(db);
  if (needs.size === 0) return () => null;
  const takers = createTakers(db, settings);
  const teamOf = new Map(allRoutes(db).map(({ id, teamId }) => [id, teamId]));
  return ({ customerId, ownerOperatorId, routeId }, day) => {
    const needed = needs.get(customerId)?.needed;
    if (needed === undefined || day === null) return null;
    const teamId = teamOf.get(routeId ?? '') ?? null;
    return takers.isOwn(day, ownerOperatorId, teamId) || takers.on(day, needed).length > 0 ? null : needed;
  };
}
