import type { CallLogFilter } from '../shared/contract/call-log.ts';
import type { ReportGroup } from '../shared/contract/reports.ts';
import type { SeatTimeTally } from '../shared/domain/supervision/seat-time.ts';
import type { CallLogView } from './call-log-filter.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';
import { seatTimeConditions } from './reports.ts';

/** A business date as instants (UTC ms, `toMs` excluded), by the company's clock when it was summed. */
export interface SummedDay {
  readonly date: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** How long one person was busy, ready and paused at one seat in one hour of a day. */
export interface SeatHour extends SeatTimeTally {
  readonly hour: number;
  readonly operatorId: string;
  readonly seatId: string | null;
}

/** The days that are summed, from one date to another. */
export function summedDays(db: ReadableDB, from: string, to: string): SummedDay[] {
  return sql<[string, string], SummedDay>(
    db,
    `SELECT business_date AS date, from_ms AS fromMs, to_ms AS toMs FROM seat_day
      WHERE business_date BETWEEN ? AND ? ORDER BY business_date`,
  ).all(from, to);
}

/** When the first change of a seat's state was; null: there is none. */
export function firstSeatChange(db: ReadableDB): number | null {
  return sql<[], number | null>(db, 'SELECT min(at_ms) FROM seat_state_change').pluck().get() as number | null;
}

/** Keeps the sums of a day that is over, in place of earlier ones. */
export function writeSeatDay(tx: WritableDB, day: SummedDay, hours: Iterable<SeatHour>): void {
  sql<[string]>(tx, 'DELETE FROM seat_day WHERE business_date = ?').run(day.date);
  sql<SummedDay>(tx, 'INSERT INTO seat_day (business_date, from_ms, to_ms) VALUES (@date, @fromMs, @toMs)').run(day);
  const insert = sql<object>(
    tx,
    `INSERT INTO seat_hour (business_date, hour, operator_id, seat_id, busy_ms, ready_ms, paused_ms)
     VALUES (@date, @hour, @operatorId, @seatId, @busyMs, @readyMs, @pausedMs)`,
  );
  for (const hour of hours) insert.run({ ...hour, seatId: hour.seatId ?? '', date: day.date });
}

const GROUP_BY: Readonly<Record<ReportGroup, string>> = {
  seat: 'x.seat_id',
  operator: 'x.operator_id',
  team: "coalesce(o.team_id, '')",
  hour: 'CAST(x.hour AS TEXT)',
  day: 'x.business_date',
  month: 'substr(x.business_date, 1, 7)',
  class: "''",
  route: "''",
};

/** The sums of some summed dates by group, as far as the view reaches. */
export function seatHoursBy(
  db: ReadableDB,
  dates: readonly string[],
  filter: Pick<CallLogFilter, 'seatIds' | 'operatorIds' | 'teamIds'>,
  view: CallLogView,
  group: ReportGroup,
): (SeatTimeTally & { readonly id: string })[] {
  const { people, seats, params } = seatTimeConditions(filter, view, "nullif(x.seat_id, '')");
  const wanted = [
    'x.business_date BETWEEN @first AND @last',
    '+x.business_date IN (SELECT value FROM json_each(@dates))',
  ];
  return sql<object, SeatTimeTally & { id: string }>(
    db,
    `SELECT ${GROUP_BY[group]} AS id, sum(x.busy_ms) AS busyMs, sum(x.ready_ms) AS readyMs, sum(x.paused_ms) AS pausedMs
       FROM seat_hour x JOIN operator o ON o.id = x.operator_id
      WHERE ${[...wanted, ...people, ...seats].join(' AND ')} GROUP BY 1`,
  ).all({ ...params, first: dates[0] ?? '', last: dates.at(-1) ?? '', dates: JSON.stringify(dates) });
}
