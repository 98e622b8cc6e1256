import { fromDayNumber, toDayNumber } from '../calendar/business-date.ts';

/**
 * How the stored values of a spreadsheet become the texts that a person sees in its cells. Source: ECMA-376 part 1,
 * 18.8.30 (number formats) and 18.17.4 (dates).
 */

/** What a number format makes of a number, as far as it changes which text a person reads. */
export type CellFormat =
  | { readonly kind: 'number' | 'percent' | 'date' | 'date-time' | 'time' }
  /** Leading zeros up to so many digits: `000000`. */
  | { readonly kind: 'zeros'; readonly digits: number };

const NUMBER: CellFormat = { kind: 'number' };
/** Built-in formats, the East Asian ones included (27 to 36 and 50 to 58). */
const BUILT_IN: Readonly<Record<'percent' | 'date' | 'time' | 'date-time', readonly number[]>> = {
  percent: [9, 10],
  date: [14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58],
  time: [18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56],
  'date-time': [22],
};

/** `code`: of a format that the file brings along; undefined: a built-in one. */
export function cellFormatOf(formatId: number, code: string | undefined): CellFormat {
  if (code === undefined) {
    const kind = (['percent', 'date', 'time', 'date-time'] as const).find((one) => BUILT_IN[one].includes(formatId));
    return kind ? { kind } : NUMBER;
  }
  const bare = (code.split(';')[0] as string)
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '');
  if (/^general$/i.test(bare.trim())) return NUMBER;
  const isClock = /AM\/PM|A\/P|上午\/下午/i.test(bare);
  const letters = bare.replace(/AM\/PM|A\/P/gi, '').toLowerCase();
  const hasTime = isClock || /[hs]/.test(letters);
  const hasDate = /[yd]/.test(letters) || (!hasTime && letters.includes('m'));
  if (hasDate) return { kind: hasTime ? 'date-time' : 'date' };
  if (hasTime) return { kind: 'time' };
  if (bare.includes('%')) return { kind: 'percent' };
  return /^0{2,}$/.test(bare) ? { kind: 'zeros', digits: bare.length } : NUMBER;
}

/** What a spreadsheet shows where it cannot show a date. */
const UNSHOWN = '#####';
const MOST_DAYS = 2_958_465;
const DAY_SECONDS = 86_400;

/**
 * The text of a stored number; null when the stored text is no number. Dates as `yyyy-MM-dd`, `yyyy-MM-dd HH:mm:ss`,
 * `HH:mm` or `HH:mm:ss`; numbers with the 15 digits that a spreadsheet shows, never with an exponent.
 */
export function numberText(stored: string, format: CellFormat, is1904: boolean): string | null {
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) return null;
  switch (format.kind) {
    case 'number':
      return plainDecimal(value);
    case 'percent':
      return `${plainDecimal(value * 100)}%`;
    case 'zeros':
      return value >= 0 && Number.isInteger(value)
        ? plainDecimal(value).padStart(format.digits, '0')
        : plainDecimal(value);
    default:
      return instantText(value, format.kind, is1904);
  }
}

/** The shortest decimal of a number's 15 significant digits: 0.1 + 0.2 is `0.3`, 1.23E+08 is `123000000`. */
export function plainDecimal(value: number): string {
  const rounded = Number(value.toPrecision(15));
  // The largest doubles round up to infinity.
  const shortest = String(Number.isFinite(rounded) ? rounded : value);
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(shortest);
  if (!match) return shortest === '-0' ? '0' : shortest;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}

function instantText(value: number, kind: 'date' | 'date-time' | 'time', is1904: boolean): string {
  const total = Math.round(value * DAY_SECONDS);
  if (value < 0 || total / DAY_SECONDS >= MOST_DAYS + 1) return UNSHOWN;
  const second = total % DAY_SECONDS;
  if (kind === 'time') return value < 1 ? clock(second, false) : elapsed(total);
  const date = dateOfSerial(kind === 'date' ? Math.floor(value) : Math.floor(total / DAY_SECONDS), is1904);
  if (date === null) return UNSHOWN;
  return kind === 'date' ? date : `${date} ${clock(second, true)}`;
}

function clock(second: number, withSeconds: boolean): string {
  const parts = [Math.floor(second / 3600), Math.floor(second / 60) % 60];
  if (withSeconds || second % 60 !== 0) parts.push(second % 60);
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** A time that counts beyond a day: 25:30. */
function elapsed(total: number): string {
  const hours = Math.floor(total / 3600);
  return `${hours}${clock(total % 3600, false).slice(2)}`;
}

/**
 * Days are counted from 1 January 1900 as 1, with a 29 February 1900 that never was (60), or from 1 January 1904 as 0.
 * Null where there is no such day.
 */
export function dateOfSerial(days: number, is1904: boolean): string | null {
  if (!is1904 && (days < 1 || days === 60)) return null;
  const epoch = toDayNumber(is1904 ? '1904-01-01' : days < 60 ? '1899-12-31' : '1899-12-30');
  return epoch + days > toDayNumber('9999-12-31') ? null : fromDayNumber(epoch + days);
}

const ERROR_CELL =
  /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|GETTING_DATA|#+)$/;

/** What a spreadsheet shows where a formula failed or a number has no room; as CSV it stands there as text. */
export function isErrorCell(text: string): boolean {
  return text.charCodeAt(0) === 35 && ERROR_CELL.test(text);
}

/** Column of a cell reference counted from 0: `A1` 0, `AB12` 27; -1 for none. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

/** Texts keep signs that XML cannot hold as `_x000D_`. */
export function unescapedText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
