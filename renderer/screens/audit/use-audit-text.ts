import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThingName } from '../../../shared/contract/audit.ts';
import type { AuditTextContext } from '../../../shared/i18n/audit-text.ts';
import { useCompany } from '../../components/company-context.ts';
import { useLanguage } from '../../components/use-language.ts';

/** What rows of the log are worded with on this screen. */
export function useAuditText(names: Readonly<Record<string, ThingName>>): AuditTextContext {
  const { t } = useTranslation();
  const language = useLanguage();
  const { timeZone, currency } = useCompany();
  return useMemo(() => ({ t, language, timeZone, currency, names }), [t, language, timeZone, currency, names]);
}
