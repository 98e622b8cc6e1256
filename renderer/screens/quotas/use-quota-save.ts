import { App } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuotaItem, SaveQuotaInput } from '../../../shared/contract/quotas.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { askQuotaUse, useSaveQuota } from '../../api/quotas.ts';
import { useLanguage } from '../../components/use-language.ts';

/** Saves a quota; of a lowered one it says how many customers hold more by orders that stay. */
export function useQuotaSave() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { message } = App.useApp();
  const { run, pending, error } = useSaveQuota();
  const save = useCallback(
    async (input: SaveQuotaInput, before: QuotaItem | null): Promise<void> => {
      const { quotaId } = await run(input);
      const isLowered = before !== null && input.quantity < before.quantity;
      const use = isLowered ? await askQuotaUse(quotaId) : undefined;
      if (!use || use.over === 0) return void message.success(t('quotas.saved'));
      const isSupply = input.kind === 'product-supply';
      const params = { used: formatCount(use.used, language), over: formatCount(use.over, language) };
      void message.warning(t(isSupply ? 'quotas.savedBelowSupply' : 'quotas.savedBelow', params), 8);
    },
    [run, message, t, language],
  );
  return { save, pending, error };
}
