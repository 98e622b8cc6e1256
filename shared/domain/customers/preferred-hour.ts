import { minuteOfClockText } from '../calls/clock-time.ts';

/** Minutes since midnight in the company's zone; `toMinute` is not within. */
export interface PreferredHour {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/**
 * When a customer likes to be called, as typed: `9:00-11:00`, `9-11`, `14:30 至 16:00`. Null for a text that is no span of
 * one day or ends before it begins.
 */
export function readPreferredHour(text: string): PreferredHour | null {
  const parts = text.normalize('NFKC').split(/\s*(?:-|–|—|~|至|到)\s*/);
  if (parts.length !== 2) return null;
  const [fromMinute, toMinute] = parts.map((part) => (/^24(:00)?$/.test(part.trim()) ? 1440 : minuteOfClockText(part)));
  if (fromMinute == null || toMinute == null || fromMinute >= toMinute) return null;
  return { fromMinute, toMinute };
}
