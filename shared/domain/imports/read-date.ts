import { instantOf, isBusinessDate } from '../calendar/business-date.ts';

/** A wall-clock time of the company's zone as a file writes it. */
export interface WallTime {
  readonly date: string;
  /** Seconds since midnight; 0 where the file has only dates. */
  readonly second: number;
}
export type DateReader = (text: string) => WallTime | null;

/** The instant of a wall-clock time, UTC ms. */
export function instantOfWallTime({ date, second }: WallTime, timeZone: string): number {
  return instantOf(date, Math.floor(second / 60), timeZone) + (second % 60) * 1000;
}

/** What {@link suggestDateFormat} tries, the unmistakable ones first; of `3/4/2026` nobody knows, so M/d and d/M both stand. */
export const DATE_FORMATS = [
  'yyyy-MM-dd HH:mm:ss',
  'yyyy-MM-dd HH:mm',
  'yyyy-MM-dd',
  'yyyy-MM-ddTHH:mm:ss',
  'yyyy/M/d H:mm:ss',
  'yyyy/M/d H:mm',
  'yyyy/M/d',
  'yyyy年M月d日',
  'yyyyMMdd',
  'yyyy.M.d',
  'M/d/yyyy H:mm',
  'M/d/yyyy',
  'd/M/yyyy H:mm',
  'd/M/yyyy',
  'dd.MM.yyyy HH:mm',
  'dd.MM.yyyy',
  'M/d/yy H:mm',
] as const;

const TOKENS: Readonly<Record<string, { readonly part: keyof Parts; readonly pattern: string }>> = {
  yyyy: { part: 'year', pattern: '(\\d{4})' },
  yy: { part: 'year', pattern: '(\\d{2})' },
  MM: { part: 'month', pattern: '(\\d{2})' },
  M: { part: 'month', pattern: '(\\d{1,2})' },
  dd: { part: 'day', pattern: '(\\d{2})' },
  d: { part: 'day', pattern: '(\\d{1,2})' },
  HH: { part: 'hour', pattern: '(\\d{2})' },
  H: { part: 'hour', pattern: '(\\d{1,2})' },
  mm: { part: 'minute', pattern: '(\\d{2})' },
  m: { part: 'minute', pattern: '(\\d{1,2})' },
  ss: { part: 'second', pattern: '(\\d{2})' },
  s: { part: 'second', pattern: '(\\d{1,2})' },
};
interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

/**
 * A reader for one format. Half a million cells are read with it: a compiled pattern, and the last answer kept because
 * the rows of an order follow each other. (date-fns' `parse` goes through the machine's own zone and is 20 times slower.)
 * Throws RangeError for a format without year, month and day.
 */
export function dateReader(format: string): DateReader {
  const parts: (keyof Parts)[] = [];
  const pattern = format.replace(/yyyy|yy|MM?|dd?|HH?|mm?|ss?|[\\^$.*+?()[\]{}|]/g, (found) => {
    const token = TOKENS[found];
    if (!token) return `\\${found}`;
    parts.push(token.part);
    return token.pattern;
  });
  if (!(['year', 'month', 'day'] as const).every((part) => parts.includes(part))) {
    throw new RangeError(`not a date format: ${format}`);
  }
  const regexp = new RegExp(`^${pattern}$`);
  let lastText: string | undefined;
  let last: WallTime | null = null;
  return (text) => {
    if (text !== lastText) {
      last = read(regexp.exec(text), parts);
      lastText = text;
    }
    return last;
  };
}

function read(match: RegExpExecArray | null, parts: readonly (keyof Parts)[]): WallTime | null {
  if (!match) return null;
  const found: Parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  parts.forEach((part, index) => {
    const digits = match[index + 1] as string;
    found[part] = part === 'year' && digits.length === 2 ? 2000 + Number(digits) : Number(digits);
  });
  const { year, month, day, hour, minute, second } = found;
  if (year < 1900 || hour > 23 || minute > 59 || second > 59) return null;
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isBusinessDate(date) ? { date, second: hour * 3600 + minute * 60 + second } : null;
}

/** The format that reads most of the samples (of equals the first), but at least half of them: files have bad dates, too. */
export function suggestDateFormat(samples: readonly string[]): string | null {
  const texts = samples.filter((text) => text !== '');
  let best: string | null = null;
  let most = 0;
  for (const format of DATE_FORMATS) {
    const read = dateReader(format);
    const count = texts.filter((text) => read(text) !== null).length;
    if (count <= most || count * 2 < texts.length) continue;
    best = format;
    most = count;
  }
  return best;
}
