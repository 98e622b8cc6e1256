import type { CalendarDay } from '../shared/domain/calendar/calendar.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

export type CalendarKind = 'call' | 'delivery';

interface StoredDay {
  readonly date: string;
  readonly working: 0 | 1;
  readonly name: string;
  readonly source: 'public' | 'company';
}

/** The days of one calendar that differ from its weekday pattern, by date. `from` and `to` are both within. */
export function calendarDays(db: ReadableDB, calendar: CalendarKind, from = '', to = '9999-12-31'): CalendarDay[] {
  return sql<[string, string, string], StoredDay>(
    db,
    `SELECT date, working, name, source FROM calendar_day WHERE calendar = ? AND date BETWEEN ? AND ?
      ORDER BY date, source`,
  )
    .all(calendar, from, to)
    .map((row) => ({ ...row, working: row.working === 1 }));
}

/** Writes one day of one calendar; the same date of the same source is replaced. */
export function putCalendarDay(tx: WritableDB, calendar: CalendarKind, day: CalendarDay): void {
  sql<object>(
    tx,
    `INSERT INTO calendar_day (calendar, date, working, name, source) VALUES (@calendar, @date, @working, @name, @source)
     ON CONFLICT (calendar, date, source) DO UPDATE SET working = excluded.working, name = excluded.name`,
  ).run({ calendar, ...day, working: day.working ? 1 : 0 });
}

/** Removes a company's own day. False when there was none. */
export function deleteCompanyDay(tx: WritableDB, calendar: CalendarKind, date: string): boolean {
  return (
    sql<[string, string]>(tx, `DELETE FROM calendar_day WHERE calendar = ? AND date = ? AND source = 'company'`).run(
      calendar,
      date,
    ).changes > 0
  );
}

/** Removes public days from-to (both included) from one calendar, those in `except` apart. Gives what was removed. */
export function deletePublicDays(
  tx: WritableDB,
  calendar: CalendarKind,
  from: string,
  to: string,
  except: ReadonlySet<string> = new Set(),
): CalendarDay[] {
  const removed = calendarDays(tx, calendar, from, to).filter(
    (day) => day.source === 'public' && !except.has(day.date),
  );
  const one = sql<[string, string]>(
    tx,
    `DELETE FROM calendar_day WHERE calendar = ? AND date = ? AND source = 'public'`,
  );
  for (const day of removed) one.run(calendar, day.date);
  return removed;
}

/** Years that have public days, ascending. */
export function yearsWithPublicDays(db: ReadableDB): number[] {
  return sql<[], { year: number }>(
    db,
    `SELECT DISTINCT CAST(substr(date, 1, 4) AS INTEGER) AS year FROM calendar_day WHERE source = 'public' ORDER BY year`,
  )
    .all()
    .map((row) => row.year);
}
