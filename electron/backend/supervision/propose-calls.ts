import type { ReadableDB } from '../../../db/connection.ts';
import { lastCallsOf } from '../../../db/supervision.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { MoveProposal } from '../../../shared/contract/supervision.ts';
import { proposeMoves } from '../../../shared/domain/supervision/propose-moves.ts';
import { reachesTeam } from '../auth/reaches-team.ts';
import type { ReadContext } from '../services.ts';
import { forecastFacts } from './forecast-center.ts';
import type { LiveFacts } from './live-source.ts';

/**
 * Which calls of a route could go to whom so that it is finished before its cut-off: those that would be called last, to
 * people of the asker's reach who have time. Promised and parked calls stay with their person.
 * Error: `forbidden/task-of-other-team`.
 */
export function proposeCalls(
  db: ReadableDB,
  { actor }: ReadContext,
  facts: LiveFacts,
  { routeId }: { readonly routeId: string | null },
): MoveProposal {
  const route = routeId === null ? undefined : facts.routes.get(routeId);
  if (!reachesTeam(actor, route?.teamId ?? null)) throw new AppError('forbidden', 'task-of-other-team');
  const seatOf = new Map(facts.seats.map((seat) => [seat.operatorId, seat]));
  const mayReceive = (operatorId: string) => reachesTeam(actor, seatOf.get(operatorId)?.teamId ?? null);
  const proposal = proposeMoves(forecastFacts(facts), routeId, mayReceive);

  const named = ({ operatorId, calls }: { operatorId: string; calls: number }) => ({
    operatorId,
    operatorName: seatOf.get(operatorId)?.operatorName ?? '',
    count: calls,
  });
  const from = proposal.from.map((each) => {
    const ids = lastCallsOf(db, facts.date, facts.nowMs, { routeId, operatorId: each.operatorId, count: each.calls });
    return { ids, ...named({ ...each, calls: ids.length }) };
  });
  const taskIds = from.flatMap(({ ids }) => ids);
  // What is promised or parked is not given away: the last receivers get that much less.
  let rest = taskIds.length;
  const to = proposal.to.map(named).map((share) => {
    const count = Math.min(share.count, rest);
    rest -= count;
    return { ...share, count };
  });
  const given = proposal.to.reduce((sum, { calls }) => sum + calls, 0);
  return {
    routeId,
    routeName: route?.name ?? '',
    taskIds,
    from: from.map(({ ids: _ids, ...share }) => share).filter(({ count }) => count > 0),
    to: to.filter(({ count }) => count > 0),
    short: proposal.short + given - taskIds.length,
    moreSeats: proposal.moreSeats,
    finishedAtMs: taskIds.length === given ? (proposal.after?.finishedAtMs ?? null) : null,
    cutoffAtMs: proposal.after?.cutoffAtMs ?? null,
  };
}
