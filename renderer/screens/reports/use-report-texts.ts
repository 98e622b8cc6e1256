import { formatPlainAmount } from '../../../shared/i18n/format.ts';
import { useCompany } from '../../components/company-context.ts';
import { useFigureText } from '../../components/figure-text.ts';
import { useLanguage } from '../../components/use-language.ts';
import type { ReportTexts } from './report-views.ts';

export function useReportTexts(): ReportTexts {
  const { currency } = useCompany();
  const language = useLanguage();
  return { ...useFigureText(), amount: (minor) => formatPlainAmount(Math.round(minor), currency, language) };
}
