import { workedBetween } from './breaks.ts';
import { type ForecastFacts, type RouteForecast, serve, type WorkLeft } from './forecast.ts';

export interface MoveProposal {
  /** How many of whose calls of the route are to go to others: the ones that would be called last. */
  readonly from: readonly { readonly operatorId: string; readonly calls: number }[];
  /** Who has time for how many of them. */
  readonly to: readonly { readonly operatorId: string; readonly calls: number }[];
  /** Late calls for which nobody at work has time. */
  readonly short: number;
  /** So many more seats would be needed until the cut-off, where moving does not help; 0: none, or no cut-off. */
  readonly moreSeats: number;
  /** The route as it is forecast once the calls are moved. */
  readonly after: RouteForecast | null;
}

/** One call more or less may be a rounding of the forecast. */
const ROUNDING_MS = 1;

/**
 * With whom calls of a late route could go so that it is finished before its cut-off: away from those who would be late, or
 * are not at work, to those who are there and would be idle before it, the most idle first. No other route becomes late or
 * later by it.
 */
export function proposeMoves(
  facts: ForecastFacts,
  routeId: string | null,
  mayReceive: (operatorId: string) => boolean = () => true,
): MoveProposal {
  const course = serve(facts);
  const at = course.findIndex((route) => route.routeId === routeId);
  const route = course[at];
  if (!route) return { from: [], to: [], short: 0, moreSeats: 0, after: null };
  const msPerCall = facts.secondsPerCustomer * 1000;
  const untilOf = new Map(facts.seats.map((seat) => [seat.operatorId, seat.untilMs]));
  const breaksOf = new Map(facts.seats.map((seat) => [seat.operatorId, seat.breaks ?? []]));
  const beginOf = new Map(facts.seats.map((seat) => [seat.operatorId, seat.fromMs ?? facts.nowMs]));
  const worked = (operatorId: string, fromMs: number, toMs: number) =>
    workedBetween(breaksOf.get(operatorId) ?? [], Math.max(fromMs, beginOf.get(operatorId) ?? fromMs), toMs);
  const isThere = (operatorId: string) => (beginOf.get(operatorId) ?? facts.nowMs) <= facts.nowMs;
  const deadline = (operatorId: string, cutoffAtMs: number | null) =>
    Math.min(cutoffAtMs ?? Number.POSITIVE_INFINITY, untilOf.get(operatorId) ?? Number.NEGATIVE_INFINITY);

  const own = Map.groupBy(
    facts.work.filter((row) => row.routeId === routeId && row.operatorId !== null && row.calls > 0),
    (row) => row.operatorId as string,
  );
  const late = [...own].flatMap(([operatorId, rows]) => {
    const calls = rows.reduce((sum, row) => sum + row.calls, 0);
    const endMs = route.ownEnds.get(operatorId);
    if (endMs === undefined) return [{ operatorId, calls }];
    const lateMs = worked(operatorId, deadline(operatorId, route.cutoffAtMs), endMs);
    return lateMs > ROUNDING_MS ? [{ operatorId, calls: Math.min(calls, Math.ceil(lateMs / msPerCall)) }] : [];
  });
  const isLate = new Set(late.map(({ operatorId }) => operatorId));
  const wanted = late.reduce((sum, { calls }) => sum + calls, 0);

  // How much later a seat could be done with this route and all that it serves after it, without being late anywhere.
  const busyBefore = (operatorId: string) =>
    Math.max(facts.nowMs, ...course.slice(0, at + 1).map((each) => each.ends.get(operatorId) ?? 0));
  const idle = facts.seats
    .filter(({ operatorId }) => isThere(operatorId) && !isLate.has(operatorId) && mayReceive(operatorId))
    .map(({ operatorId }) => {
      const slacks = course.slice(at + 1).flatMap((each) => {
        const endMs = each.ends.get(operatorId);
        return endMs === undefined ? [] : [worked(operatorId, endMs, deadline(operatorId, each.cutoffAtMs))];
      });
      const idleMs = worked(operatorId, busyBefore(operatorId), deadline(operatorId, route.cutoffAtMs));
      const slackMs = Math.min(idleMs, ...slacks);
      return { operatorId, slackMs, room: Math.max(0, Math.floor((slackMs + ROUNDING_MS) / msPerCall)) };
    })
    .filter(({ room }) => room > 0);

  for (let calls = wanted; calls > 0; calls = Math.floor(calls / 2)) {
    const to = mostIdleFirst(idle, calls, msPerCall);
    const given = to.reduce((sum, each) => sum + each.calls, 0);
    if (given === 0) break;
    const from = firstOf(late, given);
    const moved = serve({ ...facts, work: [...facts.work, ...shift(route, from, to)] });
    if (isNoneLater(course, moved, routeId)) {
      const {
        ownEnds: _own,
        ends: _ends,
        poolLateMs,
        ...after
      } = moved.find((each) => each.routeId === routeId) ?? route;
      const rest = wanted - given;
      return { from, to, short: rest, moreSeats: moreSeats(facts, route, rest * msPerCall + poolLateMs), after };
    }
    calls = given;
  }
  const needed = moreSeats(facts, route, wanted * msPerCall + route.poolLateMs);
  return { from: [], to: [], short: wanted, moreSeats: needed, after: null };
}

function moreSeats(facts: ForecastFacts, route: RouteForecast, lateMs: number): number {
  const timeMs = (route.cutoffAtMs ?? 0) - facts.nowMs;
  return timeMs <= 0 || lateMs <= ROUNDING_MS ? 0 : Math.ceil(lateMs / timeMs);
}

function mostIdleFirst(
  idle: readonly { readonly operatorId: string; readonly slackMs: number; readonly room: number }[],
  calls: number,
  msPerCall: number,
): { operatorId: string; calls: number }[] {
  const shares = idle.map(({ operatorId, slackMs, room }) => ({ operatorId, slackMs, room, calls: 0 }));
  for (let given = 0; given < calls; given += 1) {
    let best: (typeof shares)[number] | undefined;
    for (const share of shares) {
      if (share.calls < share.room && (best === undefined || share.slackMs > best.slackMs)) best = share;
    }
    if (!best) break;
    best.calls += 1;
    // A seat without an end of its shift is as idle as can be, but not for everything.
    best.slackMs = Number.isFinite(best.slackMs) ? best.slackMs - msPerCall : Number.MAX_SAFE_INTEGER - best.calls;
  }
  return shares
    .filter((share) => share.calls > 0)
    .map(({ operatorId, calls: count }) => ({ operatorId, calls: count }));
}

function firstOf(
  late: readonly { readonly operatorId: string; readonly calls: number }[],
  calls: number,
): { operatorId: string; calls: number }[] {
  let rest = calls;
  return late.flatMap((each) => {
    const taken = Math.min(each.calls, rest);
    rest -= taken;
    return taken > 0 ? [{ operatorId: each.operatorId, calls: taken }] : [];
  });
}

/** The move as work that is added and taken away. */
function shift(route: RouteForecast, from: MoveProposal['from'], to: MoveProposal['to']): WorkLeft[] {
  const row = (operatorId: string, calls: number): WorkLeft => {
    return { routeId: route.routeId, cutoffAtMs: route.cutoffAtMs, operatorId, calls };
  };
  return [
    ...from.map((each) => row(each.operatorId, -each.calls)),
    ...to.map((each) => row(each.operatorId, each.calls)),
  ];
}

function isNoneLater(
  before: readonly RouteForecast[],
  after: readonly RouteForecast[],
  except: string | null,
): boolean {
  const then = new Map(after.map((route) => [route.routeId, route]));
  return before.every((route) => {
    const now = then.get(route.routeId);
    if (route.routeId === except || !now) return true;
    return now.stuck <= route.stuck && now.missingMs <= route.missingMs + ROUNDING_MS;
  });
}
