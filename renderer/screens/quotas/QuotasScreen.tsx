import { CopyOutlined, LeftOutlined, PlusOutlined, RightOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Select, Skeleton, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COPY_MOST, type QuotaItem } from '../../../shared/contract/quotas.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import { QUOTA_KINDS, type QuotaKind } from '../../../shared/domain/quotas/quota-state.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useRight } from '../../api/auth.ts';
import { useErrorText } from '../../api/error-text.ts';
import { fetchMore, isNotKnownYet } from '../../api/paged-list.ts';
import { type QuotaFilter, useQuotas, useQuotaUse } from '../../api/quotas.ts';
import { DateField } from '../../components/DateField.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { useOnceCurrent } from '../../components/use-once-current.ts';
import { useToday } from '../../components/use-today.ts';
import { CopyDialog } from './CopyDialog.tsx';
import { LateQuotaNotice } from './LateQuotaNotice.tsx';
import { QuotaDialog } from './QuotaDialog.tsx';
import { QuotaTable } from './QuotaTable.tsx';
import './quotas.css';

/** How much of the quota products may be ordered, and how much is. */
export default function QuotasScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const today = useToday();
  const mayEdit = useRight('plan.write');
  const [filter, setFilter] = useState<QuotaFilter>({ on: today });
  const [edited, setEdited] = useState<QuotaItem | 'new' | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [copying, setCopying] = useState(false);
  const quotas = useQuotas(filter);
  const rows = useMemo(() => quotas.data?.pages.flatMap((page) => page.rows) ?? [], [quotas.data]);
  const ids = quotas.data?.pages[0]?.ids ?? [];
  // A quota of one count says itself what is used of it.
  const counted = useMemo(
    () => rows.flatMap((row) => (row.used === null ? [row.quotaId] : [])).slice(0, COPY_MOST),
    [rows],
  );
  const uses = useQuotaUse(counted);
  const selectAll = useOnceCurrent(quotas.isPlaceholderData, () => setSelected(new Set(ids)));
  const goTo = (on: string | null) => setFilter({ ...filter, on });
  const add = (
    <>
      {selected.size > 0 && (
        <>
          <span className="tabular" role="status">
            {t('quotas.selected', { count: formatCount(selected.size, language) })}
          </span>
          <Button size="small" type="text" onClick={() => setSelected(new Set())}>
            {t('quotas.clear')}
          </Button>
          <Button icon={<CopyOutlined />} onClick={() => setCopying(true)}>
            {t('quotas.copy')}
          </Button>
        </>
      )}
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
        {t('quotas.add')}
      </Button>
    </>
  );

  return (
    <div className="quotas">
      <PageHeader
        title={t('quotas.title')}
        description={t('quotas.description')}
        {...(mayEdit ? { actions: add } : {})}
      >
        <search className="quotas-filters">
          <Space.Compact>
            <Button
              icon={<LeftOutlined />}
              aria-label={t('quotas.weekBefore')}
              title={t('quotas.weekBefore')}
              disabled={!filter.on}
              onClick={() => goTo(addDays(filter.on as string, -7))}
            />
            <DateField
              label={t('quotas.on')}
              date={filter.on ?? null}
              placeholder={t('quotas.anyDay')}
              onChange={goTo}
            />
            <Button
              icon={<RightOutlined />}
              aria-label={t('quotas.weekAfter')}
              title={t('quotas.weekAfter')}
              disabled={!filter.on}
              onClick={() => goTo(addDays(filter.on as string, 7))}
            />
          </Space.Compact>
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
          {mayEdit && ids.length > 0 && (
            <Button type="link" onClick={selectAll}>
              {t('quotas.selectAll', { count: formatCount(ids.length, language) })}
            </Button>
          )}
        </search>
      </PageHeader>
      <LateQuotaNotice />
      <ErrorNotice text={quotas.error ? describe(quotas.error) : null} onRetry={() => void quotas.refetch()} />
      {isNotKnownYet(quotas, rows) ? (
        <Skeleton active />
      ) : rows.length === 0 && !quotas.error ? (
        <EmptyState title={t('quotas.none')} hint={t('quotas.noneHint')} />
      ) : (
        <QuotaTable
          rows={rows}
          uses={uses}
          selected={selected}
          onSelect={(quotaIds) => setSelected(new Set(quotaIds))}
          loading={quotas.isPlaceholderData}
          onEdit={mayEdit ? setEdited : null}
          onNearEnd={() => fetchMore(quotas)}
        />
      )}
      {copying && (
        <CopyDialog
          quotaIds={[...selected]}
          onClose={() => setCopying(false)}
          onDone={(weeks) => {
            setCopying(false);
            setSelected(new Set());
            if (filter.on) goTo(addDays(filter.on, weeks * 7));
          }}
        />
      )}
      {edited !== null && <QuotaDialog quota={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </div>
  );
}
