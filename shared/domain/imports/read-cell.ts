/**
 * How the cells of a file are read. Every reader takes a trimmed text and returns null for one that cannot be meant;
 * numbers are read digit by digit, never through a float.
 */

/** An integer, with thousands commas or a fraction of zeros (`1,200`, `-6`, `12.0`); null for anything else. */
export function readInteger(text: string): number | null {
  const match = /^([+-]?)(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.0*)?$/.exec(text);
  if (!match) return null;
  const value = Number((match[2] as string).replaceAll(',', ''));
  return match[1] === '-' && value !== 0 ? -value : value;
}

/** An exact decimal: `units` of 10^-scale. `2.55` is 255 of scale 2. */
export interface Decimal {
  readonly units: number;
  readonly scale: number;
}

/** A decimal with up to 6 fraction digits and an optional currency sign; null for anything else or for more than 15 digits. */
export function readDecimal(text: string): Decimal | null {
  const match = /^([+-]?)[¥￥$£€]?\s?(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?$/.exec(text);
  if (!match || (match[2] === undefined && !match[3])) return null;
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  const digits = (match[2] ?? '').replaceAll(',', '') + fraction;
  if (fraction.length > 6 || digits.replace(/^0+/, '').length > 15) return null;
  const units = Number(digits);
  return { units: match[1] === '-' && units !== 0 ? -units : units, scale: fraction.length };
}

/**
 * `price` x `quantity` in minor units of a currency with `minorDigits` decimals, rounded half away from zero once, on
 * the line: three pieces at 0.005 are 0.02, not three times 0.01. Null when it leaves the safe integers.
 */
export function lineAmountMinor(price: Decimal, quantity: number, minorDigits: number): number | null {
  const shift = minorDigits - price.scale;
  const exact = price.units * quantity;
  if (shift >= 0) {
    // Adding zero turns the -0 of a free line that is taken back into 0.
    const amount = exact * 10 ** shift + 0;
    return Number.isSafeInteger(amount) ? amount : null;
  }
  const divisor = 10n ** BigInt(-shift);
  const units = BigInt(price.units) * BigInt(quantity);
  const half = units < 0n ? -divisor / 2n : divisor / 2n;
  const amount = Number((units + half) / divisor);
  return Number.isSafeInteger(amount) ? amount : null;
}

const WEEKDAY_WORDS: readonly (readonly string[])[] = [
  ['1', 'mo', 'mon', 'monday', '一', '周一', '星期一', '礼拜一'],
  ['2', 'tu', 'tue', 'tues', 'tuesday', '二', '周二', '星期二', '礼拜二'],
  ['3', 'we', 'wed', 'wednesday', '三', '周三', '星期三', '礼拜三'],
  ['4', 'th', 'thu', 'thur', 'thurs', 'thursday', '四', '周四', '星期四', '礼拜四'],
  ['5', 'fr', 'fri', 'friday', '五', '周五', '星期五', '礼拜五'],
  ['6', 'sa', 'sat', 'saturday', '六', '周六', '星期六', '礼拜六'],
  ['7', '0', 'su', 'sun', 'sunday', '日', '天', '周日', '周天', '星期日', '星期天', '礼拜日', '礼拜天'],
];
const WEEKDAY_BY_WORD = new Map(WEEKDAY_WORDS.flatMap((words, index) => words.map((word) => [word, index] as const)));
const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** Weekdays as RFC 5545 codes in ISO order (`周二、周四` -> `TU,TH`); null when a word is no weekday. */
export function readWeekdays(text: string): string | null {
  const found = new Set<number>();
  for (const word of text.toLowerCase().split(/[\s,，、;；/|]+/)) {
    if (word === '') continue;
    const index = WEEKDAY_BY_WORD.get(word);
    if (index === undefined) return null;
    found.add(index);
  }
  if (found.size === 0) return null;
  return [...found]
    .sort((a, b) => a - b)
    .map((index) => CODES[index])
    .join(',');
}

const YES = new Set(['1', 'y', 'yes', 'true', 't', 'x', '是', '有', '对', '√', '✓']);
const NO = new Set(['0', 'n', 'no', 'false', 'f', '', '否', '无', '不是', '×']);

export function readYesNo(text: string): boolean | null {
  const word = text.toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : null;
}

/** A phone as it is dialed: digits only, without the country code of China. Null for fewer than 3 or more than 20 digits. */
export function readPhone(cell: string): string | null {
  const text = cell.normalize('NFKC');
  if (!/^\+?[\d\s().\-—–/转]+$/.test(text)) return null;
  const digits = text.replace(/\D/g, '');
  const national =
    /^(?:\+|00)/.test(text.trim()) && /^(?:00)?86/.test(digits) ? digits.replace(/^(?:00)?86/, '') : digits;
  return national.length >= 3 && national.length <= 20 ? national : null;
}

const CLOSED_WORDS = new Set(['closed', 'inactive', '停业', '歇业', '关闭', '注销', '停用', '已关闭', '0']);
const ACTIVE_WORDS = new Set(['active', 'open', '正常', '营业', '在营', '启用', '有效', '1', '']);

export function readStatus(text: string): 'active' | 'closed' | null {
  const word = text.toLowerCase();
  return CLOSED_WORDS.has(word) ? 'closed' : ACTIVE_WORDS.has(word) ? 'active' : null;
}

/** A dash, 无 or none: the file says that there is nothing, where an empty cell says nothing. */
export function saysNone(text: string): boolean {
  return /^([-–—无]|none)$/i.test(text);
}

/** `粤语、大客户`, parted as people part words, each once; empty where there are none. Null: nothing is said. */
export function readWords(text: string): string[] | null {
  if (text === '') return null;
  if (saysNone(text)) return [];
  const words = text.split(/[,，;；、|+/]/).map((word) => word.trim());
  return [...new Set(words)].filter((word) => word !== '');
}
