import { minuteOfDayAt } from '../calendar/business-date.ts';

/** Wall-clock time `HH:mm` of an instant (UTC ms) in `zone` (IANA name). */
export function clockTimeAt(atMs: number, zone: string): string {
  const minute = minuteOfDayAt(atMs, zone);
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/**
 * Minutes since midnight of a typed time: `1530`, `930`, `15:30`, `15`, full-width digits too; null for a text that is
 * no time.
 */
export function minuteOfClockText(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/[.：点h]/, ':');
  const match = /^(\d{1,2}):(\d{2})$/.exec(plain) ?? /^(\d{1,2})(\d{2})$/.exec(plain) ?? /^(\d{1,2})$/.exec(plain);
  if (!match) return null;
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  return hour > 23 || minute > 59 ? null : hour * 60 + minute;
}
