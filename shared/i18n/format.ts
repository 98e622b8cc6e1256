import type { Language } from './index.ts';

const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function kept<F extends Intl.NumberFormat | Intl.DateTimeFormat>(name: string, make: () => F): F {
  let format = formats.get(name);
  if (!format) {
    format = make();
    formats.set(name, format);
  }
  return format as F;
}

/** Digits after the point of a currency (CNY 2, JPY 0). */
export function minorDigits(currency: string): number {
  return amountFormat(currency, 'en').resolvedOptions().maximumFractionDigits ?? 2;
}

function amountFormat(currency: string, language: Language): Intl.NumberFormat {
  return kept(
    `amount ${currency} ${language}`,
    () => new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
  );
}

/** An amount in minor units with its sign of currency: `¥1,234.50`. */
export function formatAmount(amountMinor: number, currency: string, language: Language): string {
  return amountFormat(currency, language).format(amountMinor / 10 ** minorDigits(currency));
}

/** An amount in minor units without the currency, for columns whose head names it: `1,234.50`. */
export function formatPlainAmount(amountMinor: number, currency: string, language: Language): string {
  const digits = minorDigits(currency);
  const format = kept(
    `plain ${digits} ${language}`,
    () => new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
  return format.format(amountMinor / 10 ** digits);
}

/** A whole number with its groups: `541,909`. */
export function formatCount(count: number, language: Language): string {
  return kept(`count ${language}`, () => new Intl.NumberFormat(language)).format(count);
}

/** A share as percent with one digit: 0.123 is `12.3%`. */
export function formatPercent(share: number, language: Language): string {
  const options = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
  return kept(`percent ${language}`, () => new Intl.NumberFormat(language, options)).format(share);
}

const INSTANT_STYLES = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  'time-seconds': { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  date: { year: 'numeric', month: '2-digit', day: '2-digit' },
  'date-time': {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
  exact: {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
export type InstantStyle = keyof typeof INSTANT_STYLES;

/** An instant (UTC ms) as a clock on the company's wall shows it: `11:30`, `2026-11-24`, `2026-11-24 11:30`. */
export function formatInstant(atMs: number, timeZone: string, style: InstantStyle): string {
  // Digits alone, in ISO order: the same in every language, and it sorts.
  const format = kept(
    `instant ${timeZone} ${style}`,
    () => new Intl.DateTimeFormat('sv-SE', { timeZone, ...INSTANT_STYLES[style] }),
  );
  return format.format(atMs);
}

/** A cut-off with its date: `2026-11-24 17:00`. Midnight is the end of the day before, `2026-11-24 24:00`. */
export function formatCutoff(atMs: number, timeZone: string): string {
  if (formatInstant(atMs, timeZone, 'time') !== '00:00') return formatInstant(atMs, timeZone, 'date-time');
  return `${formatInstant(atMs - 60_000, timeZone, 'date')} 24:00`;
}

const DAY_STYLES = {
  /** `11月24日` / `24 Nov` */
  short: { month: 'short', day: 'numeric' },
  /** `周二` / `Tue` */
  weekday: { weekday: 'short' },
  /** `星期二` / `Tuesday` */
  'long-weekday': { weekday: 'long' },
  /** `11月24日周二` / `Tue 24 Nov` */
  'short-weekday': { month: 'short', day: 'numeric', weekday: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
export type DayStyle = keyof typeof DAY_STYLES;

/** A business date (`YYYY-MM-DD`) in words of the language. */
export function formatDay(date: string, language: Language, style: DayStyle): string {
  const format = kept(
    `day ${language} ${style}`,
    () => new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone: 'UTC', ...DAY_STYLES[style] }),
  );
  return format.format(Date.parse(`${date}T00:00:00Z`)).replace(',', '');
}

/** Name of an ISO weekday (1 = Monday): `周一` / `Mon`. */
export function formatWeekday(isoWeekday: number, language: Language): string {
  // 2024-01-01 was a Monday.
  return formatDay(`2024-01-0${isoWeekday}`, language, 'weekday');
}

/** Seconds as a running clock: `02:13`, from an hour on `1:02:13`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** Minutes since midnight as a clock: 690 is `11:30`. */
export function formatMinuteOfDay(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
