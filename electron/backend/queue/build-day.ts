import { AppError } from '../../../shared/contract/errors.ts';
import type { BuildCounts } from '../../../shared/contract/queue.ts';
import type { ActionContext } from '../api/procedure.ts';
import { runCommand } from '../command.ts';
import type { Actor } from '../services.ts';

/**
 * Builds a day's queue: of everybody, or of a lead's own team. The job changes nothing when it runs again, so a
 * repeated request is safe; the command only keeps the record. Errors: `forbidden/team-missing`,
 * `conflict/queue-plan-changed` when the changes are not those that were looked at.
 */
export async function buildDay(
  ctx: ActionContext,
  input: { date: string; expected: string | null },
): Promise<BuildCounts> {
  const { services, actor } = ctx;
  const counts = await services.jobs.run('build-queue', {
    date: input.date,
    teamId: teamToBuild(actor),
    builtBy: actor.name,
    expected: input.expected ?? undefined,
  });
  return runCommand(services, ctx, { ...ctx, audit: 'change' }, input, (_tx, command) => {
    command.audit({ entity: 'queue', entityId: input.date, after: counts });
    command.publish('queue.changed');
    return counts;
  });
}

/** Leads build the queues of their routes, supervisors all. */
export function teamToBuild(actor: Actor): string | null {
  if (actor.scope === 'all') return null;
  if (actor.teamId === null) throw new AppError('forbidden', 'team-missing');
  return actor.teamId;
}
