import { toDayNumber } from '../shared/domain/calendar/business-date.ts';
import { type ReadableDB, sql } from './connection.ts';

/** Day numbers from-to (both included) that differ from the weekday pattern of deliveries; a company day beats a public one. */
export function deliveryDayExceptions(db: ReadableDB, from: string, to: string): Map<number, boolean> {
  const rows = sql<[string, string], { date: string; working: 0 | 1 }>(
    db,
    `SELECT date, working FROM calendar_day WHERE calendar = 'delivery' AND date BETWEEN ? AND ?
      ORDER BY source = 'company'`,
  ).all(from, to);
  return new Map(rows.map((row) => [toDayNumber(row.date), row.working === 1]));
}
