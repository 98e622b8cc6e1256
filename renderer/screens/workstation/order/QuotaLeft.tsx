import { useTranslation } from 'react-i18next';
import type { QuotaState } from '../../../../shared/contract/order-form.ts';

/** What is left of a quota; allotted and used on demand. */
export function QuotaLeft({ quota }: { readonly quota: QuotaState | null }) {
  const { t } = useTranslation();
  if (quota === null) return <span className="ws-soft">–</span>;
  if (!quota.published) return <span className="ws-soft">{t('workstation.grid.unpublished')}</span>;
  const { allotted, used, left } = quota;
  return (
    <span className={left === 0 ? 'ws-none' : undefined} title={t('workstation.grid.quota', { allotted, used, left })}>
      {left}
    </span>
  );
}
