import { SearchOutlined } from '@ant-design/icons';
import { App, Button, Input, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LATE_MOST, type LateCustomer, type SettleLateQuotasInput } from '../../../shared/contract/late-quotas.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { type LateFilter, useLateQuotas } from '../../api/late-quotas.ts';
import { fetchMore } from '../../api/paged-list.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { useOnceCurrent } from '../../components/use-once-current.ts';
import { type RowSelection, VirtualTable } from '../../components/VirtualTable.tsx';
import { CustomerDrawer } from '../customers/CustomerDrawer.tsx';
import { lateColumns } from './late-columns.tsx';
import { SettleLateDialog } from './SettleLateDialog.tsx';
import '../customers/customers.css';
import './quotas.css';

type Key = SettleLateQuotasInput['customers'][number];
const keyOf = ({ customerId, deliveryDate }: Key): string => `${customerId} ${deliveryDate}`;

/** Who was called before quotas came, and may order more until the cut-off: to be called again, or not. */
export default function LateQuotasScreen() {
  const { t } = useTranslation();
  const language = useLanguage();
  const describe = useErrorText();
  const { message } = App.useApp();
  const [filter, setFilter] = useState<LateFilter>({});
  const [selected, setSelected] = useState<ReadonlyMap<string, Key>>(new Map());
  const [way, setWay] = useState<'queue' | 'dismiss' | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const late = useLateQuotas(filter);
  const found = late.data?.pages[0];
  const rows = late.data?.pages.flatMap((page) => page.rows) ?? [];
  const isWhole = found !== undefined && Object.values(filter).every((value) => !value);

  const selection: RowSelection<LateCustomer> = {
    has: (row) => selected.has(keyOf(row)),
    labelOf: (row) => t('lateQuotas.selectRow', { name: row.name }),
    set(rowsToSet, isSelected) {
      const next = new Map(selected);
      for (const { customerId, deliveryDate } of rowsToSet) {
        const key = { customerId, deliveryDate };
        if (isSelected) next.set(keyOf(key), key);
        else next.delete(keyOf(key));
      }
      if (next.size > LATE_MOST) void message.warning(t('lateQuotas.tooMany', { most: LATE_MOST }));
      else setSelected(next);
    },
  };

  function onVisible(_first: number, last: number) {
    if (last >= rows.length - 1) fetchMore(late);
  }

  const choices = (name: 'product' | 'class', all: readonly { id: string; name: string; customers: number }[]) => [
    { value: '', label: t(name === 'product' ? 'lateQuotas.anyProduct' : 'lateQuotas.anyClass') },
    ...all.map((one) => ({
      value: one.id,
      label: t('lateQuotas.choice', { name: one.name, count: formatCount(one.customers, language) }),
    })),
  ];
  const selectAll = useOnceCurrent(late.isPlaceholderData, () =>
    setSelected(new Map((found?.keys ?? []).map((key) => [keyOf(key), key]))),
  );
  return (
    <div className="list-screen">
      <PageHeader
        title={t('lateQuotas.title')}
        description={t('lateQuotas.description')}
        actions={
          <>
            {selected.size > 0 && (
              <>
                <span className="tabular" role="status">
                  {t('lateQuotas.selected', { count: formatCount(selected.size, language) })}
                </span>
                <Button size="small" type="text" onClick={() => setSelected(new Map())}>
                  {t('lateQuotas.clear')}
                </Button>
              </>
            )}
            <Button disabled={selected.size === 0} onClick={() => setWay('dismiss')}>
              {t('lateQuotas.dismiss')}
            </Button>
            <Button type="primary" disabled={selected.size === 0} onClick={() => setWay('queue')}>
              {t('lateQuotas.queue')}
            </Button>
          </>
        }
      >
        <search className="quotas-filters">
          <Select<string>
            aria-label={t('lateQuotas.orderDay')}
            value={filter.orderDay ?? ''}
            style={{ width: 150 }}
            options={[
              { value: '', label: t('lateQuotas.anyOrderDay') },
              ...(found?.orderDays ?? []).map((date) => ({ value: date, label: date })),
            ]}
            onChange={(orderDay) => setFilter({ ...filter, orderDay: orderDay || null })}
          />
          <Select<string>
            aria-label={t('lateQuotas.product')}
            value={filter.productId ?? ''}
            style={{ width: 220 }}
            showSearch={{ optionFilterProp: 'label' }}
            options={choices('product', found?.products ?? [])}
            onChange={(productId) => setFilter({ ...filter, productId: productId || null })}
          />
          <Select<string>
            aria-label={t('lateQuotas.class')}
            value={filter.classId ?? ''}
            style={{ width: 160 }}
            options={choices('class', found?.classes ?? [])}
            onChange={(classId) => setFilter({ ...filter, classId: classId || null })}
          />
          <Input
            prefix={<SearchOutlined aria-hidden />}
            aria-label={t('lateQuotas.find')}
            placeholder={t('lateQuotas.find')}
            allowClear
            maxLength={60}
            style={{ width: 180 }}
            onChange={({ target }) => setFilter({ ...filter, text: target.value.trim() })}
          />
          {found !== undefined && found.total > 0 && (
            <Button type="link" onClick={selectAll}>
              {t('lateQuotas.selectAll', { count: formatCount(found.keys.length, language) })}
            </Button>
          )}
        </search>
      </PageHeader>
      <ErrorNotice text={late.error ? describe(late.error) : null} onRetry={() => void late.refetch()} />
      {found === undefined ? (
        late.isPending && <Skeleton active />
      ) : found.total === 0 ? (
        <EmptyState
          title={t(isWhole ? 'lateQuotas.none' : 'lateQuotas.nothing')}
          hint={t(isWhole ? 'lateQuotas.noneHint' : 'lateQuotas.nothingHint')}
        />
      ) : (
        <div className="list-screen-rows">
          <VirtualTable
            label={t('lateQuotas.listLabel')}
            columns={lateColumns((key, params) => t(key, params ?? {}))}
            rowCount={found.total}
            rowAt={(index) => rows[index]}
            onVisible={onVisible}
            onOpen={(row) => setOpened(row.customerId)}
            selection={selection}
          />
        </div>
      )}
      <CustomerDrawer customerId={opened} onClose={() => setOpened(null)} />
      {way !== null && (
        <SettleLateDialog
          customers={[...selected.values()]}
          way={way}
          onClose={() => setWay(null)}
          onDone={() => {
            setWay(null);
            setSelected(new Map());
          }}
        />
      )}
    </div>
  );
}
