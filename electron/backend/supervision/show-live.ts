import { callLogTotals, NO_CALL_SUMS } from '../../../db/call-log.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { latestBuild } from '../../../db/queue-lists.ts';
import type { BoardRow } from '../../../db/supervision.ts';
import { callLogFilter } from '../../../shared/contract/call-log.ts';
import { BOARD_STATES } from '../../../shared/contract/queue.ts';
import { REASSIGN_UNDO_MS, type RecentMove } from '../../../shared/contract/reassign.ts';
import type { BoardCounts, BoardLine, LiveSeat, LiveView, RouteLine } from '../../../shared/contract/supervision.ts';
import type { Span } from '../../../shared/domain/operators/shifts.ts';
import { forecastRoutes, type RouteForecast } from '../../../shared/domain/supervision/forecast.ts';
import { reachesTeam } from '../auth/reaches-team.ts';
import { callLogViewOf } from '../call-log/call-log-view.ts';
import { showFailedCounts } from '../orders/list-failed.ts';
import type { Actor, ReadContext } from '../services.ts';
import { expectedNow, forecastFacts } from './forecast-center.ts';
import type { LiveFacts } from './live-source.ts';

const MINUTE_MS = 60_000;

/** A lead looks at the team, a supervisor at everybody. */
export function teamViewOf(actor: Actor) {
  return { all: actor.scope === 'all' ? 1 : 0, teamId: actor.teamId } as const;
}

/** The live page of one person at the instant of the facts: seats, queue, forecast and figures of the company's day. */
export function showLive(db: ReadableDB, ctx: ReadContext, facts: LiveFacts): LiveView {
  const { actor } = ctx;
  const { date, nowMs } = facts;
  const team = teamViewOf(actor);
  const board = facts.board.filter((row) => reachesTeam(actor, teamOfRoute(facts, row.routeId)));
  const build = latestBuild(db, date, { teamId: team.all ? null : (team.teamId ?? '') });
  const planned = sumOf(board, (row) => row.due);
  // Those who had ordered before the build have no call; a build of everybody cannot say which team they belong to.
  const orderedBefore = team.all && build ? Math.max(0, build.counts.due - planned) : 0;
  const { forecast, outlooks } = facts.once('forecast', () => {
    const reckoned = forecastFacts(facts);
    return { forecast: reckoned.basis, outlooks: forecastRoutes(reckoned) };
  });
  return {
    nowMs,
    date,
    built: build !== null,
    totals: facts.once(`totals ${team.all} ${team.teamId}`, () =>
      callLogTotals(db, callLogFilter.parse({ from: date, to: date }), callLogViewOf(actor)),
    ),
    due: {
      due: planned + orderedBefore,
      completed: sumOf(board, (row) => (row.state === 'done' ? row.due : 0)) + orderedBefore,
      dueOrdered: sumOf(board, (row) => row.dueOrdered) + orderedBefore,
    },
    failedOrders: showFailedCounts(db, { ...ctx, nowMs }, {}),
    queue: countsOf(board),
    unskilled: facts.unskilled
      .filter(({ routeId }) => reachesTeam(actor, teamOfRoute(facts, routeId)))
      .reduce((sum, { calls }) => sum + calls, 0),
    classes: linesOf(board, (row) => row.classId, facts.classes),
    routes: withOutlook(
      linesOf(board, (row) => row.routeId, facts.routes),
      outlooks,
    ),
    forecast: { ...forecast, ...plannedBy(facts, actor) },
    moves: facts.moves.filter((move) => reachesTeam(actor, move.teamId)).map(recentMoveOf),
    seats: liveSeats(facts, actor, board),
  };
}

function teamOfRoute(facts: LiveFacts, routeId: string | null): string | null {
  return routeId === null ? null : (facts.routes.get(routeId)?.teamId ?? null);
}

function recentMoveOf(move: LiveFacts['moves'][number]): RecentMove {
  const { id, atMs, byName, reason, count, undoneBy } = move;
  const shares = JSON.parse(move.shares) as RecentMove['shares'];
  return { id, atMs, byName, reason, count, undoneBy, shares, undoUntilMs: atMs + REASSIGN_UNDO_MS };
}

function liveSeats(facts: LiveFacts, actor: Actor, board: readonly BoardRow[]): LiveSeat[] {
  const assigned = new Map<string, number>();
  for (const row of board) {
    if (row.operatorId === null || !['free', 'waiting', 'used-up'].includes(row.state)) continue;
    assigned.set(row.operatorId, (assigned.get(row.operatorId) ?? 0) + row.count);
  }
  return facts.seats
    .filter((seat) => reachesTeam(actor, seat.teamId))
    .map((full) => {
      const { customerId, customerCode, customerName, teamId: _teamId, ...seat } = full;
      const taken = facts.orders.get(seat.operatorId);
      const work = facts.work.get(seat.operatorId);
      return {
        ...seat,
        customer: customerId === null ? null : { id: customerId, code: customerCode ?? '', name: customerName ?? '' },
        shift: wholeShift(facts.shifts.get(seat.operatorId)?.spans),
        expected: expectedInstant(facts, full),
        assigned: assigned.get(seat.operatorId) ?? 0,
        ...NO_CALL_SUMS,
        ...facts.calls.get(seat.operatorId),
        orders: taken?.orders ?? 0,
        quantity: taken?.quantity ?? 0,
        amountMinor: taken?.amountMinor ?? 0,
        busySeconds: work?.busySeconds ?? 0,
        readySeconds: work?.readySeconds ?? 0,
      };
    });
}

function wholeShift(spans: readonly Span[] = []): LiveSeat['shift'] {
  const [first, last] = [spans[0], spans.at(-1)];
  return first && last ? { fromMs: first.fromMs, toMs: last.toMs } : null;
}

function expectedInstant(facts: LiveFacts, seat: LiveFacts['seats'][number]): LiveSeat['expected'] {
  const expected = expectedNow(facts, seat);
  if (expected === null) return null;
  return { kind: expected.kind, atMs: expected.kind === 'later' ? expected.fromMs : expected.atMs };
}

/** Who is to come and who is missing; of people beyond the asker's reach only their number. */
function plannedBy(facts: LiveFacts, actor: Actor): Pick<LiveView['forecast'], 'later' | 'missing'> {
  const planned = facts.seats.flatMap((seat) => {
    const expected = expectedInstant(facts, seat);
    return expected === null
      ? []
      : [{ ...expected, operatorName: seat.operatorName, isNear: reachesTeam(actor, seat.teamId) }];
  });
  const begins = Map.groupBy(
    planned.filter(({ kind }) => kind === 'later'),
    ({ atMs }) => atMs,
  );
  const later = [...begins]
    .toSorted(([one], [other]) => one - other)
    .map(([fromMs, all]) => {
      const names = all.filter(({ isNear }) => isNear).map(({ operatorName }) => operatorName);
      return { fromMs, count: all.length, names };
    });
  const missing = planned.flatMap(({ kind, atMs, operatorName, isNear }) =>
    isNear && kind !== 'later' ? [{ operatorName, kind, atMs }] : [],
  );
  return { later, missing };
}

function linesOf(
  board: readonly BoardRow[],
  keyOf: (row: BoardRow) => string | null,
  names: ReadonlyMap<string, { readonly name: string }>,
): BoardLine[] {
  const groups = Map.groupBy(board, keyOf);
  const order = new Map([...names.keys()].map((id, at) => [id, at]));
  const place = (id: string | null) => (id === null ? order.size : (order.get(id) ?? -1));
  return [...groups]
    .toSorted(([a], [b]) => place(a) - place(b))
    .map(([id, rows]) => {
      const cutoffs = rows.flatMap((row) => row.cutoffAtMs ?? []);
      return {
        id,
        name: id === null ? '' : (names.get(id)?.name ?? ''),
        counts: countsOf(rows),
        cutoffAtMs:
          cutoffs.length > 0 ? Math.min(...cutoffs) : latest(rows.flatMap((row) => row.passedCutoffAtMs ?? [])),
        heldLate: sumOf(rows, (row) => row.heldLate),
      };
    });
}

function latest(instants: readonly number[]): number | null {
  return instants.length > 0 ? Math.max(...instants) : null;
}

/** Of what is only in hand still, its cut-off over, nobody can say whether it is done in time: it is late. */
function isOnlyLate({ counts, heldLate }: BoardLine): boolean {
  return heldLate > 0 && heldLate === counts.held && counts.free + counts.waiting === 0;
}

function withOutlook(lines: readonly BoardLine[], forecasts: readonly RouteForecast[]): RouteLine[] {
  const forecastOf = new Map(forecasts.map((forecast) => [forecast.routeId, forecast]));
  return lines.map((line): RouteLine => {
    const forecast = forecastOf.get(line.id);
    if (!forecast || isOnlyLate(line)) return { ...line, outlook: null };
    const { finishedAtMs, missingMs, stuck } = forecast;
    return {
      ...line,
      outlook: {
        // Whole minutes: figures that run on by seconds would be read as if they were sure.
        finishedAtMs: finishedAtMs === null ? null : Math.ceil(finishedAtMs / MINUTE_MS) * MINUTE_MS,
        missingMinutes: Math.ceil(missingMs / MINUTE_MS),
        stuck,
      },
    };
  });
}

function countsOf(rows: readonly BoardRow[]): BoardCounts {
  const count = (state: string) => sumOf(rows, (row) => (row.state === state ? row.count : 0));
  return Object.fromEntries(BOARD_STATES.map((state) => [state, count(state)])) as BoardCounts;
}

function sumOf(rows: readonly BoardRow[], value: (row: BoardRow) => number): number {
  return rows.reduce((sum, row) => sum + value(row), 0);
}
