import { businessDateAt, minuteOfDayAt } from '../../../../shared/domain/calendar/business-date.ts';
import { formatInstant } from '../../../../shared/i18n/format.ts';

/** A cut-off as people say it: `17:00` today, `11-24 17:00` on another day; midnight is the end of the day, `24:00`. */
export function cutoffText(cutoffAtMs: number, nowMs: number, timeZone: string): string {
  const isMidnight = minuteOfDayAt(cutoffAtMs, timeZone) === 0;
  const date = businessDateAt(isMidnight ? cutoffAtMs - 1 : cutoffAtMs, timeZone);
  const time = isMidnight ? '24:00' : formatInstant(cutoffAtMs, timeZone, 'time');
  return date === businessDateAt(nowMs, timeZone) ? time : `${date.slice(5)} ${time}`;
}
