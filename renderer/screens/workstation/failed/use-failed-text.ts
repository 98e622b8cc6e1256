import { useTranslation } from 'react-i18next';
import type { FailedInHand } from '../../../../shared/contract/failed-orders.ts';
import { failureWords } from '../../../../shared/i18n/failure-words.ts';
import { formatAmount } from '../../../../shared/i18n/format.ts';
import { useCompany } from '../../../components/company-context.ts';
import { useLanguage } from '../../../components/use-language.ts';
import { serverNow } from '../../../state/server-clock.ts';
import { cutoffText } from '../seat/cutoff-text.ts';

/** A failed order in one line: its number, why it failed with what is missing now, and until when it can be repaired. */
export function useFailedText(): (failed: FailedInHand) => string {
  const { t } = useTranslation();
  const { timeZone, currency } = useCompany();
  const language = useLanguage();
  return (failed) => {
    const at = cutoffText(failed.rescueAtMs, serverNow(), timeZone);
    return t('workstation.failed.line', { number: failed.number, why: whyOf(failed), at });
  };

  function whyOf({ reason, note, missingMinor, short }: FailedInHand): string {
    if (reason === 'no-stock' && short.length > 0) {
      const lines = short.map((line) => t('workstation.failed.short', { ...line }));
      return `${t('orders.failedReasons.no-stock')}: ${lines.join(', ')}`;
    }
    const why = failureWords(t, { reason, note });
    if (reason !== 'no-funds' || missingMinor === null) return why;
    const missing = formatAmount(missingMinor, currency, language);
    return missingMinor > 0
      ? t('workstation.failed.missing', { why, missing })
      : t('workstation.failed.covered', { why });
  }
}
