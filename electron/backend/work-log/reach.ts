import type { ReadableDB } from '../../../db/connection.ts';
import { findWorker, type WorkerRow } from '../../../db/work-log.ts';
import type { RemarkReach } from '../../../db/work-remarks.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { reachesTeam } from '../auth/reaches-team.ts';
import type { Actor } from '../services.ts';

/** The person whose day is asked for: oneself, for a lead the own team, for a supervisor anybody. Errors: see `workDayInput`. */
export function requireWorker(db: ReadableDB, actor: Actor, operatorId: string): WorkerRow {
  const worker = findWorker(db, operatorId);
  const isOwn = operatorId === actor.operatorId;
  if (!isOwn && actor.scope === 'own') throw new AppError('forbidden', 'work-day-of-other');
  if (!worker) throw new AppError('not-found', 'operator-unknown');
  if (!isOwn && !reachesTeam(actor, worker.teamId)) throw new AppError('forbidden', 'work-day-of-other');
  return worker;
}

/** Whose remarks this person reads; nobody the own. */
export function remarkReachOf(actor: Actor): RemarkReach {
  return { all: actor.scope === 'all' ? 1 : 0, teamId: actor.teamId, readerId: actor.operatorId };
}
