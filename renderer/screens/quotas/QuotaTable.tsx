import { App, Button, Space, type TableProps } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuotaItem } from '../../../shared/contract/quotas.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useRemoveQuota } from '../../api/quotas.ts';
import { DateText } from '../../components/DateText.tsx';
import { PagedTable } from '../../components/PagedTable.tsx';

interface QuotaTableProps {
  readonly rows: readonly QuotaItem[];
  readonly loading: boolean;
  /** null: may only read. */
  readonly onEdit: ((quota: QuotaItem) => void) | null;
  onNearEnd(): void;
}

export function QuotaTable({ rows, loading, onEdit, onNearEnd }: QuotaTableProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { modal, message } = App.useApp();
  const remove = useRemoveQuota();
  const { run } = remove;

  const columns = useMemo((): NonNullable<TableProps<QuotaItem>['columns']> => {
    const askRemove = (quota: QuotaItem) =>
      void modal.confirm({
        title: t('quotas.removeAsk'),
        content: `${t(`quotas.kinds.${quota.kind}`)} · ${subjectOf(quota)}`,
        okText: t('quotas.remove'),
        okType: 'default',
        okButtonProps: { danger: true },
        cancelText: t('common.cancel'),
        onOk: () =>
          run({ quotaId: quota.quotaId }).then(
            () => void message.success(t('quotas.removed')),
            (error: unknown) => void message.error(describe(error)),
          ),
      });
    return [
      { title: t('quotas.kind'), width: 176, ellipsis: true, render: (_, row) => t(`quotas.kinds.${row.kind}`) },
      { title: t('quotas.subject'), width: 236, ellipsis: true, render: (_, row) => subjectOf(row) },
      { title: t('quotas.from'), width: 100, render: (_, row) => <DateText date={row.validFrom} /> },
      { title: t('quotas.to'), width: 100, render: (_, row) => <DateText date={row.validTo} /> },
      { title: t('quotas.quantity'), width: 80, align: 'right', dataIndex: 'quantity' },
      { title: t('quotas.float'), width: 70, align: 'right', render: (_, row) => row.floatPercent || '' },
      { title: t('quotas.allotted'), width: 80, align: 'right', dataIndex: 'allotted' },
      {
        title: t('quotas.used'),
        width: 90,
        align: 'right',
        render: (_, row) => row.used ?? <span className="quotas-soft">{t('quotas.usedPerCustomer')}</span>,
      },
      {
        title: t('quotas.left'),
        width: 76,
        align: 'right',
        render: (_, row) => (row.used === null ? '' : Math.max(0, row.allotted - row.used)),
      },
      ...(onEdit
        ? [
            {
              title: t('quotas.actions'),
              width: 116,
              render: (_: unknown, row: QuotaItem) => (
                <Space size={4}>
                  <Button size="small" type="link" onClick={() => onEdit(row)}>
                    {t('quotas.edit')}
                  </Button>
                  <Button size="small" type="link" danger onClick={() => askRemove(row)}>
                    {t('quotas.remove')}
                  </Button>
                </Space>
              ),
            },
          ]
        : []),
    ];
  }, [t, onEdit, modal, message, run, describe]);

  return (
    <PagedTable
      label={t('quotas.title')}
      rows={rows}
      rowKey="quotaId"
      columns={columns}
      loading={loading}
      onNearEnd={onNearEnd}
    />
  );
}

function subjectOf(quota: QuotaItem): string {
  return [quota.productCode, quota.productName, quota.className, quota.customerCode, quota.customerName]
    .filter((part) => part !== null)
    .join(' ');
}
