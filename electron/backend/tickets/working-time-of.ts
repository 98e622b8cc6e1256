import { calendarDays } from '../../../db/calendar.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import { createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import { createWorkingTime, type WorkingTime } from '../../../shared/domain/calendar/working-time.ts';

/** The company's working time: the working days of the queue, with the periods of its settings. */
export function workingTimeOf(db: ReadableDB): WorkingTime {
  const { callWeekdays, workingPeriods, timeZone } = companySettings(db);
  return createWorkingTime(createCalendar(callWeekdays, calendarDays(db, 'call')), workingPeriods, timeZone);
}
