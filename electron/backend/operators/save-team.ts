import { deleteTeam, findTeam, findTeamByCode, insertTeam, listTeams, updateTeam } from '../../../db/teams.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { UseCase } from '../services.ts';

export interface TeamInput {
  readonly id?: string | undefined;
  readonly code: string;
  readonly name: string;
}

/** Makes a team, or renames one. Errors: `not-found/team-unknown`, `conflict/team-code-taken` {code}. */
export const saveTeam: UseCase<TeamInput, { id: string }> = (tx, ctx, { id, code, name }) => {
  const before = id === undefined ? undefined : findTeam(tx, id);
  if (id !== undefined && !before) throw new AppError('not-found', 'team-unknown');
  const holder = findTeamByCode(tx, code);
  if (holder && holder.id !== id) {
    throw new AppError('conflict', 'team-code-taken', { code }, [
      { path: 'code', key: 'team-code-taken', params: { code } },
    ]);
  }
  const team = { id: id ?? ctx.newId(), code, name };
  (before ? updateTeam : insertTeam)(tx, team);
  ctx.audit({ entity: 'team', entityId: team.id, ...(before ? { before } : {}), after: team });
  ctx.publish('people.changed', [team.id]);
  return { id: team.id };
};

/**
 * Errors: `not-found/team-unknown`, `refused/team-in-use` {code, operators, seats, routes},
 * `refused/team-has-records` {code}.
 */
export const removeTeam: UseCase<{ id: string }, { ok: true }> = (tx, ctx, { id }) => {
  const team = listTeams(tx).find((each) => each.id === id);
  if (!team) throw new AppError('not-found', 'team-unknown');
  const { code, name, operators, seats, routes, people } = team;
  if (people + seats + routes > 0) {
    throw new AppError('refused', 'team-in-use', { code, operators: Math.max(operators, people), seats, routes });
  }
  if (!deleteTeam(tx, id)) throw new AppError('refused', 'team-has-records', { code });
  ctx.audit({ entity: 'team', entityId: id, before: { id, code, name } });
  ctx.publish('people.changed', [id]);
  return { ok: true };
};
