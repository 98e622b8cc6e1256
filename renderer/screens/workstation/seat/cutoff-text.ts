import { businessDateAt } from '../../../../shared/domain/calendar/business-date.ts';
import { formatCutoff } from '../../../../shared/i18n/format.ts';

/** A cut-off as people say it: `17:00` today, `11-24 17:00` on another day; midnight is the end of the day, `24:00`. */
export function cutoffText(cutoffAtMs: number, nowMs: number, timeZone: string): string {
  const text = formatCutoff(cutoffAtMs, timeZone);
  const today = `${businessDateAt(nowMs, timeZone)} `;
  return text.startsWith(today) ? text.slice(today.length) : text.slice('2026-'.length);
}

/** What is left until a cut-off, as short as the seat bar needs it: the words' key under `workstation` and its figures. */
export function leftUntil(leftMinutes: number) {
  const days = Math.floor(leftMinutes / 1440);
  if (days > 0) return { key: 'leftDays', params: { days } } as const;
  const [hours, minutes] = [Math.floor(leftMinutes / 60), leftMinutes % 60];
  if (hours === 0) return { key: 'leftMinutes', params: { minutes } } as const;
  return { key: 'leftHours', params: { hours, minutes } } as const;
}
