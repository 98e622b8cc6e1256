import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { DryCustomer, DryReason } from '../../shared/contract/queue.ts';
import { dryDetail } from '../../shared/domain/queue/dry-words.ts';
import { formatInstant } from '../../shared/i18n/format.ts';
import { useCompany } from './company-context.ts';

/** Says the particular of a customer whose call is held back, in the reader's language and the company's time. */
export function useDryDetail(): (reason: DryReason, customer: DryCustomer) => string {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  return useCallback(
    (reason, customer) =>
      dryDetail(
        reason,
        customer,
        (key, params) => t(key, params ?? {}),
        (atMs) => formatInstant(atMs, timeZone, 'time'),
      ),
    [t, timeZone],
  );
}
