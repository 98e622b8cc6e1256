import { formatCount, formatDuration, formatPercent } from '../../shared/i18n/format.ts';
import { useLanguage } from './use-language.ts';

type Value = number | null | undefined;

/** How counts, shares and seconds of figures are written; a dash where a figure has no base yet. */
export function useFigureText() {
  const language = useLanguage();
  const shown = (value: Value, text: (value: number) => string) =>
    value === null || value === undefined ? '–' : text(value);
  return {
    /** With one digit at most. */
    count: (value: Value) => shown(value, (number) => formatCount(Math.round(number * 10) / 10, language)),
    share: (value: Value) => shown(value, (number) => formatPercent(number, language)),
    seconds: (value: Value) => shown(value, (number) => formatDuration(Math.round(number))),
  };
}
