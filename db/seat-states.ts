import type { CallLogFilter } from '../shared/contract/call-log.ts';
import type { SeatState } from '../shared/contract/seats.ts';
import type { CallLogView } from './call-log-filter.ts';
import { type ReadableDB, sql } from './connection.ts';
import { seatTimeConditions } from './reports.ts';

/** Which changes of seats' states are looked at. */
export interface SeatStateQuery {
  readonly filter: Pick<CallLogFilter, 'seatIds' | 'operatorIds' | 'teamIds'>;
  readonly view: CallLogView;
  readonly states: readonly SeatState[];
  /** Of a pause; null: any. */
  readonly reason: string | null;
}

/** A stretch of time (UTC ms, `toMs` excluded). */
interface Window {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A change as the log has it in its order: by time, then as written. */
export interface ChangeKey {
  readonly atMs: number;
  readonly rowId: number;
}

export interface SeatStateStretch extends ChangeKey {
  readonly operatorId: string;
  readonly operatorName: string;
  readonly seat: string | null;
  readonly state: SeatState;
  readonly reason: string | null;
  /** When the next change came; null: none yet. */
  readonly endMs: number | null;
}

const COLUMNS = `x.rowid AS rowId, x.at_ms AS atMs, x.operator_id AS operatorId, o.name AS operatorName, s.code AS seat, x.state,
  x.reason, (SELECT n.at_ms FROM seat_state_change n WHERE n.operator_id = x.operator_id
    AND (n.at_ms, n.rowid) > (x.at_ms, x.rowid) ORDER BY n.at_ms, n.rowid LIMIT 1) AS endMs`;

function conditionsOf({ filter, view, states, reason }: SeatStateQuery) {
  const { people, seats, params } = seatTimeConditions(filter, view, 'x.seat_id');
  const wanted = ['x.state IN (SELECT value FROM json_each(@states))', ...people, ...seats];
  if (reason !== null) wanted.push('x.reason = @reason');
  return { where: wanted.join(' AND '), params: { ...params, states: JSON.stringify(states), reason } };
}

/** In which state people already were when a window opened. */
export function seatStatesAtOpening(db: ReadableDB, { fromMs }: Window, query: SeatStateQuery): SeatStateStretch[] {
  const { where, params } = conditionsOf(query);
  return sql<object, SeatStateStretch>(
    db,
    `SELECT ${COLUMNS} FROM operator o JOIN seat_state_change x ON x.rowid = (SELECT rowid FROM seat_state_change
        WHERE operator_id = o.id AND at_ms < @fromMs ORDER BY at_ms DESC, rowid DESC LIMIT 1)
       LEFT JOIN seat s ON s.id = x.seat_id WHERE ${where} ORDER BY o.name, o.id`,
  ).all({ ...params, fromMs });
}

/**
 * The changes of a window after a place in it (null: from its opening), `limit` of those that fit and `scan` of all (of pauses alone, where only they are asked for) at
 * most. `next`: where the walk stood when one of the two was reached; null: the window is walked through.
 */
export function seatStatesFrom(
  db: ReadableDB,
  window: Window,
  query: SeatStateQuery,
  { after, limit, scan }: { readonly after: ChangeKey | null; readonly limit: number; readonly scan: number },
): { readonly rows: readonly SeatStateStretch[]; readonly next: ChangeKey | null } {
  const { where, params } = conditionsOf(query);
  const { filter, view } = query;
  // Pauses have an index of their own, which is asked by its very words; one person's changes are found by the index of
  // people, everybody's by that of times.
  const isPaused = query.states.length === 1 && query.states[0] === 'paused';
  const only = view.scope === 'own' ? view.operatorId : filter.operatorIds.length === 1 ? filter.operatorIds[0] : null;
  const lead = isPaused ? "x.state = 'paused' AND" : only ? 'x.operator_id = @only AND' : '';
  const within = `${lead} (x.at_ms, x.rowid) > (@afterMs, @afterRow) AND x.at_ms < @toMs`;
  const given = {
    ...{ only, toMs: window.toMs, limit, skip: scan - 1 },
    ...{ afterMs: after?.atMs ?? window.fromMs, afterRow: after?.rowId ?? -1 },
  };
  const last = sql<object, ChangeKey>(
    db,
    `SELECT x.at_ms AS atMs, x.rowid AS rowId FROM seat_state_change x WHERE ${within}
      ORDER BY x.at_ms, x.rowid LIMIT 1 OFFSET @skip`,
  ).get(given);
  // The index is left at `@toMs`; a pair beside it would not stop the walk.
  const upTo = last ? 'AND (x.at_ms, x.rowid) <= (@lastMs, @lastRow)' : '';
  const rows = sql<object, SeatStateStretch>(
    db,
    `SELECT ${COLUMNS} FROM seat_state_change x CROSS JOIN operator o ON o.id = x.operator_id LEFT JOIN seat s ON s.id = x.seat_id
      WHERE ${within} ${upTo} AND ${where} ORDER BY x.at_ms, x.rowid LIMIT @limit`,
  ).all({ ...params, ...given, ...(last ? { toMs: last.atMs + 1, lastMs: last.atMs, lastRow: last.rowId } : {}) });
  const lastRow = rows.length === limit ? rows.at(-1) : undefined;
  return { rows, next: lastRow ? { atMs: lastRow.atMs, rowId: lastRow.rowId } : (last ?? null) };
}
