import { callLogTotals } from '../../../db/call-log.ts';
import { latestBuild } from '../../../db/queue-lists.ts';
import { companySettings } from '../../../db/settings.ts';
import {
  type BoardRow,
  boardOfDay,
  callCountsByOperator,
  namesOf,
  orderCountsByOperator,
  seatsNow,
} from '../../../db/supervision.ts';
import { callLogFilter } from '../../../shared/contract/call-log.ts';
import {
  BOARD_STATES,
  type BoardCounts,
  type BoardLine,
  type LiveSeat,
  type LiveView,
} from '../../../shared/contract/supervision.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { callLogViewOf } from '../call-log/call-log-view.ts';
import { showFailedCounts } from '../orders/list-failed.ts';
import type { Actor, Query } from '../services.ts';

/** A lead looks at the team, a supervisor at everybody. */
export function teamViewOf(actor: Actor) {
  return { all: actor.scope === 'all' ? 1 : 0, teamId: actor.teamId } as const;
}

/** The whole live page at one instant: seats, queue and figures of the company's day. */
export const showLive: Query<unknown, LiveView> = (db, ctx) => {
  const date = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
  const team = teamViewOf(ctx.actor);
  const board = boardOfDay(db, date, ctx.nowMs, team);
  const build = latestBuild(db, date, { teamId: team.all ? null : (team.teamId ?? '') });
  const seats = liveSeats(db, date, team, board);
  const planned = sumOf(board, (row) => row.due);
  // Those who had ordered before the build have no call; a build of everybody cannot say which team they belong to.
  const orderedBefore = team.all && build ? Math.max(0, build.counts.due - planned) : 0;
  return {
    nowMs: ctx.nowMs,
    date,
    built: build !== null,
    totals: callLogTotals(db, callLogFilter.parse({ from: date, to: date }), callLogViewOf(ctx.actor)),
    due: {
      due: planned + orderedBefore,
      completed: sumOf(board, (row) => (row.state === 'done' ? row.due : 0)) + orderedBefore,
      dueOrdered: sumOf(board, (row) => row.dueOrdered) + orderedBefore,
    },
    failedOrders: showFailedCounts(db, ctx, {}),
    queue: countsOf(board),
    classes: linesOf(board, (row) => row.classId, namesOf(db, 'class')),
    routes: linesOf(board, (row) => row.routeId, namesOf(db, 'route')),
    seats,
  };
};

function liveSeats(
  db: Parameters<typeof showLive>[0],
  date: string,
  team: ReturnType<typeof teamViewOf>,
  board: readonly BoardRow[],
): LiveSeat[] {
  const calls = new Map(callCountsByOperator(db, date).map((row) => [row.operatorId, row]));
  const orders = new Map(orderCountsByOperator(db, date).map((row) => [row.operatorId, row]));
  const assigned = new Map<string, number>();
  for (const row of board) {
    if (row.ownerOperatorId === null || !['free', 'waiting', 'used-up'].includes(row.state)) continue;
    assigned.set(row.ownerOperatorId, (assigned.get(row.ownerOperatorId) ?? 0) + row.count);
  }
  return seatsNow(db, date, team).map(({ customerId, customerCode, customerName, ...seat }) => {
    const made = calls.get(seat.operatorId);
    const taken = orders.get(seat.operatorId);
    return {
      ...seat,
      customer: customerId === null ? null : { id: customerId, code: customerCode ?? '', name: customerName ?? '' },
      assigned: assigned.get(seat.operatorId) ?? 0,
      calls: made?.calls ?? 0,
      attempts: made?.attempts ?? 0,
      connected: made?.connected ?? 0,
      orders: taken?.orders ?? 0,
      quantity: taken?.quantity ?? 0,
      amountMinor: taken?.amountMinor ?? 0,
      talkSeconds: made?.talkSeconds ?? 0,
      holdSeconds: made?.holdSeconds ?? 0,
      wrapUpSeconds: made?.wrapUpSeconds ?? 0,
    };
  });
}

function linesOf(
  board: readonly BoardRow[],
  keyOf: (row: BoardRow) => string | null,
  names: ReadonlyMap<string, string>,
): BoardLine[] {
  const groups = Map.groupBy(board, keyOf);
  const order = [...names.keys()];
  const place = (id: string | null) => (id === null ? order.length : order.indexOf(id));
  return [...groups]
    .toSorted(([a], [b]) => place(a) - place(b))
    .map(([id, rows]) => {
      const cutoffs = rows.flatMap((row) => row.cutoffAtMs ?? []);
      return {
        id,
        name: id === null ? '' : (names.get(id) ?? ''),
        counts: countsOf(rows),
        cutoffAtMs: cutoffs.length > 0 ? Math.min(...cutoffs) : null,
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
