import { calendarDays } from '../../db/calendar.ts';
import type { ReadableDB } from '../../db/connection.ts';
import { companySettings } from '../../db/settings.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { addDays, businessDateAt, isBusinessDate, toDayNumber } from '../../shared/domain/calendar/business-date.ts';
import { createCalendar } from '../../shared/domain/calendar/calendar.ts';
import { nextCallDay } from '../../shared/domain/queue/nightly-build.ts';

/**
 * The business date that a `--date` means: `YYYY-MM-DD`, or a word that a scheduler can repeat every day: `today`,
 * `tomorrow`, `next-call-day` (the first after today). Errors: `queue-date-invalid`, `no-call-day-ahead`.
 */
export function dateOfWord(db: ReadableDB, word: string, nowMs: number): string {
  if (isBusinessDate(word)) return word;
  const settings = companySettings(db);
  const today = businessDateAt(nowMs, settings.timeZone);
  if (word === 'today') return today;
  if (word === 'tomorrow') return addDays(today, 1);
  if (word !== 'next-call-day') throw new AppError('invalid', 'queue-date-invalid', { date: word });
  const calendar = createCalendar(settings.callWeekdays, calendarDays(db, 'call'));
  const next = nextCallDay(today, (date) => calendar.isWorking(toDayNumber(date)));
  if (next === null) throw new AppError('refused', 'no-call-day-ahead', { date: today });
  return next;
}
