import { App, Button, Space, type TableProps } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuotaItem, QuotaUse } from '../../../shared/contract/quotas.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { askQuotaUse, useRemoveQuota } from '../../api/quotas.ts';
import { DateText } from '../../components/DateText.tsx';
import { PagedTable } from '../../components/PagedTable.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { QuantityCell } from './QuantityCell.tsx';
import { useQuotaSave } from './use-quota-save.ts';

interface QuotaTableProps {
  readonly rows: readonly QuotaItem[];
  /** What orders hold, by id, as far as it is here. */
  readonly uses: ReadonlyMap<string, QuotaUse>;
  readonly loading: boolean;
  /** null: may only read. */
  readonly onEdit: ((quota: QuotaItem) => void) | null;
  readonly selected: ReadonlySet<string>;
  onSelect(quotaIds: string[]): void;
  onNearEnd(): void;
}

export function QuotaTable({ rows, uses, loading, onEdit, selected, onSelect, onNearEnd }: QuotaTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const describe = useErrorText();
  const { modal, message } = App.useApp();
  const { run } = useRemoveQuota();
  const { save } = useQuotaSave();
  /** Whose use is being asked for, before it is removed. */
  const [asked, setAsked] = useState<string | null>(null);

  const columns = useMemo((): NonNullable<TableProps<QuotaItem>['columns']> => {
    const count = (value: number) => formatCount(value, language);
    const tell = (error: unknown) => void message.error(describe(error));
    const change = (quota: QuotaItem, quantity: number) => {
      const { quotaId, kind, productId, classId, customerId, validFrom, validTo, floatPercent } = quota;
      const subject = { quotaId, kind, productId, classId, customerId };
      const saved = save({ ...subject, validFrom, validTo, floatPercent, quantity }, quota);
      saved.catch(tell);
      return saved;
    };
    const askRemove = async (quota: QuotaItem) => {
      setAsked(quota.quotaId);
      const use = await askQuotaUse(quota.quotaId).catch(() => undefined);
      setAsked(null);
      await modal.confirm({
        title: t('quotas.removeAsk'),
        content: (
          <>
            <p>{`${t(`quotas.kinds.${quota.kind}`)} · ${subjectOf(quota)}`}</p>
            {use && use.used > 0 && (
              <p>{t('quotas.removeUse', { used: count(use.used), customers: count(use.customers) })}</p>
            )}
          </>
        ),
        okText: t('quotas.remove'),
        okType: 'default',
        okButtonProps: { danger: true },
        cancelText: t('common.cancel'),
        onOk: () => run({ quotaId: quota.quotaId }).then(() => void message.success(t('quotas.removed')), tell),
      });
    };
    return [
      { title: t('quotas.kind'), width: 168, ellipsis: true, render: (_, row) => t(`quotas.kinds.${row.kind}`) },
      { title: t('quotas.subject'), width: 196, ellipsis: true, render: (_, row) => subjectOf(row) },
      { title: t('quotas.from'), width: 96, render: (_, row) => <DateText date={row.validFrom} /> },
      { title: t('quotas.to'), width: 96, render: (_, row) => <DateText date={row.validTo} /> },
      {
        title: t('quotas.quantity'),
        width: 90,
        align: 'right',
        render: (_, row) =>
          onEdit ? <QuantityCell quota={row} subject={subjectOf(row)} onSave={change} /> : row.quantity,
      },
      { title: t('quotas.float'), width: 64, align: 'right', render: (_, row) => row.floatPercent || '' },
      { title: t('quotas.allotted'), width: 72, align: 'right', dataIndex: 'allotted' },
      {
        title: t('quotas.used'),
        width: 72,
        align: 'right',
        render: (_, row) => row.used ?? uses.get(row.quotaId)?.used ?? '…',
      },
      {
        title: t('quotas.left'),
        width: 132,
        align: 'right',
        render: (_, row) => <Left row={row} use={uses.get(row.quotaId)} />,
      },
      ...(onEdit
        ? [
            {
              title: t('quotas.actions'),
              width: 108,
              render: (_: unknown, row: QuotaItem) => (
                <Space size={4}>
                  <Button size="small" type="link" onClick={() => onEdit(row)}>
                    {t('quotas.edit')}
                  </Button>
                  <Button
                    size="small"
                    type="link"
                    danger
                    loading={asked === row.quotaId}
                    onClick={() => void askRemove(row)}
                  >
                    {t('quotas.remove')}
                  </Button>
                </Space>
              ),
            },
          ]
        : []),
    ];
  }, [t, language, onEdit, uses, asked, modal, message, run, save, describe]);

  return (
    <PagedTable
      label={t('quotas.title')}
      rows={rows}
      rowKey="quotaId"
      columns={columns}
      loading={loading}
      {...(onEdit
        ? {
            rowSelection: {
              columnWidth: 32,
              selectedRowKeys: [...selected],
              onChange: (keys: React.Key[]) => onSelect(keys.map(String)),
              getCheckboxProps: (row: QuotaItem) => ({
                'aria-label': t('quotas.selectRow', { subject: subjectOf(row) }),
              }),
              getTitleCheckboxProps: () => ({ 'aria-label': t('quotas.selectLoaded') }),
            },
          }
        : {})}
      onNearEnd={onNearEnd}
    />
  );
}

/** What is left of one count; where every customer has its own, how many have taken all. */
function Left({ row, use }: { readonly row: QuotaItem; readonly use: QuotaUse | undefined }) {
  const { t } = useTranslation();
  if (row.used !== null) {
    const left = row.allotted - row.used;
    return left >= 0 ? left : <span className="quotas-over">{t('quotas.overBy', { over: -left })}</span>;
  }
  if (!use) return '…';
  if (use.customers === 0) return '';
  return (
    <span className={use.over > 0 ? 'quotas-over' : 'quotas-soft'}>
      {use.over > 0
        ? t('quotas.overCustomers', { over: use.over })
        : t('quotas.fullCustomers', { full: use.full, customers: use.customers })}
    </span>
  );
}

function subjectOf(quota: QuotaItem): string {
  return [quota.productCode, quota.productName, quota.className, quota.customerCode, quota.customerName]
    .filter((part) => part !== null)
    .join(' ');
}
