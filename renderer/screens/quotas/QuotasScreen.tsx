import { PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuotaItem } from '../../../shared/contract/quotas.ts';
import { businessDateAt, isBusinessDate } from '../../../shared/domain/calendar/business-date.ts';
import { QUOTA_KINDS, type QuotaKind } from '../../../shared/domain/quotas/quota-state.ts';
import { useRight } from '../../api/auth.ts';
import { useErrorText } from '../../api/error-text.ts';
import { fetchMore } from '../../api/paged-list.ts';
import { type QuotaFilter, useQuotas } from '../../api/quotas.ts';
import { useCompany } from '../../components/company-context.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { LateQuotaNotice } from './LateQuotaNotice.tsx';
import { QuotaDialog } from './QuotaDialog.tsx';
import { QuotaTable } from './QuotaTable.tsx';
import './quotas.css';
import { serverNow } from '../../state/server-clock.ts';

/** How much of the quota products may be ordered, and how much is. */
export default function QuotasScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { timeZone } = useCompany();
  const mayEdit = useRight('plan.write');
  const [filter, setFilter] = useState<QuotaFilter>({ on: businessDateAt(serverNow(), timeZone) });
  const [edited, setEdited] = useState<QuotaItem | 'new' | null>(null);
  const quotas = useQuotas(filter);
  const rows = quotas.data?.pages.flatMap((page) => page.rows) ?? [];
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
      {t('quotas.add')}
    </Button>
  );

  return (
    <div className="quotas">
      <PageHeader
        title={t('quotas.title')}
        description={t('quotas.description')}
        {...(mayEdit ? { actions: add } : {})}
      >
        <search className="quotas-filters">
          <label className="quotas-on" htmlFor="quotas-on">
            {t('quotas.on')}
            <Input
              id="quotas-on"
              type="date"
              allowClear
              value={filter.on ?? ''}
              onChange={({ target }) => {
                if (target.value === '' || isBusinessDate(target.value)) {
                  setFilter({ ...filter, on: target.value === '' ? null : target.value });
                }
              }}
            />
          </label>
          <Select<QuotaKind | 'any'>
            aria-label={t('quotas.kind')}
            value={filter.kind ?? 'any'}
            style={{ width: 240 }}
            options={[
              { value: 'any', label: t('quotas.anyKind') },
              ...QUOTA_KINDS.map((kind) => ({ value: kind, label: t(`quotas.kinds.${kind}`) })),
            ]}
            onChange={(kind) => setFilter({ ...filter, kind: kind === 'any' ? null : kind })}
          />
          <Input
            prefix={<SearchOutlined aria-hidden />}
            aria-label={t('quotas.find')}
            placeholder={t('quotas.find')}
            allowClear
            maxLength={60}
            style={{ width: 240 }}
            onChange={({ target }) => setFilter({ ...filter, text: target.value.trim() })}
          />
        </search>
      </PageHeader>
      <LateQuotaNotice />
      <ErrorNotice text={quotas.error ? describe(quotas.error) : null} onRetry={() => void quotas.refetch()} />
      {quotas.isPending ? (
        <Skeleton active />
      ) : rows.length === 0 && !quotas.error ? (
        <EmptyState title={t('quotas.none')} hint={t('quotas.noneHint')} />
      ) : (
        <QuotaTable
          rows={rows}
          loading={quotas.isPlaceholderData}
          onEdit={mayEdit ? setEdited : null}
          onNearEnd={() => fetchMore(quotas)}
        />
      )}
      {edited !== null && <QuotaDialog quota={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </div>
  );
}
