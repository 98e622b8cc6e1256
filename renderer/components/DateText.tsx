import { type DayStyle, formatCutoff, formatDay, formatInstant, type InstantStyle } from '../../shared/i18n/format.ts';
import { useCompany } from './company-context.ts';
import { useLanguage } from './use-language.ts';

interface InstantProps {
  /** UTC milliseconds; null shows a dash. */
  readonly atMs: number | null | undefined;
  readonly style?: InstantStyle;
}

/** An instant on the company's clock. */
export function InstantText({ atMs, style = 'date-time' }: InstantProps) {
  const { timeZone } = useCompany();
  if (atMs === null || atMs === undefined) return <span>–</span>;
  return <time dateTime={new Date(atMs).toISOString()}>{formatInstant(atMs, timeZone, style)}</time>;
}

/** A cut-off with its date on the company's clock; null shows a dash. */
export function CutoffDateText({ atMs }: { readonly atMs: number | null }) {
  const { timeZone } = useCompany();
  if (atMs === null) return <span>–</span>;
  return <time dateTime={new Date(atMs).toISOString()}>{formatCutoff(atMs, timeZone)}</time>;
}

interface DateProps {
  /** A business date, `YYYY-MM-DD`; null shows a dash. */
  readonly date: string | null | undefined;
  /** Without it the date stands as it is stored. */
  readonly style?: DayStyle;
}

/** A business date, in words of the language if a style is given. */
export function DateText({ date, style }: DateProps) {
  const language = useLanguage();
  if (!date) return <span>–</span>;
  return <time dateTime={date}>{style === undefined ? date : formatDay(date, language, style)}</time>;
}
