import { formatAmount, formatPlainAmount } from '../../shared/i18n/format.ts';
import { useCompany } from './company-context.ts';
import { useLanguage } from './use-language.ts';

interface AmountProps {
  /** Integer of the currency's minor unit; null shows a dash. */
  readonly minor: number | null | undefined;
  /** Without the sign of the currency, for columns whose head names it. */
  readonly plain?: boolean;
}

/** Money, in figures of one width. */
export function Amount({ minor, plain = false }: AmountProps) {
  const { currency } = useCompany();
  const language = useLanguage();
  if (minor === null || minor === undefined) return <span>–</span>;
  const format = plain ? formatPlainAmount : formatAmount;
  return <span className="tabular">{format(minor, currency, language)}</span>;
}
