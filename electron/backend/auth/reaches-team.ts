import type { Actor } from '../services.ts';

/** Whether what belongs to a team is within reach: a supervisor reaches all, a lead the own team. Nobody's is a supervisor's. */
export function reachesTeam(actor: Actor, teamId: string | null): boolean {
  return actor.scope === 'all' || (teamId !== null && teamId === actor.teamId);
}
