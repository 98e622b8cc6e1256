import type { Role } from '../../contract/rights.ts';
import { MOST_LEVEL } from '../../contract/tickets.ts';

/**
 * Where somebody with these roles may put an open case by hand: leads and supervisors before a higher level, and back down
 * from the level that is their own: a lead what was put before leads, a supervisor everything.
 */
export function levelsFrom(level: number, roles: readonly Role[]): number[] {
  const isSupervisor = roles.includes('supervisor');
  if (!isSupervisor && !roles.includes('lead')) return [];
  const own = isSupervisor ? MOST_LEVEL : 1;
  const all = Array.from({ length: MOST_LEVEL + 1 }, (_, at) => at);
  return all.filter((to) => to > level || (to < level && level <= own));
}
