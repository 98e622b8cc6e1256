import { Button, type TableProps } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FailedOrder } from '../../../shared/contract/failed-orders.ts';
import { Amount } from '../../components/Amount.tsx';
import { CutoffDateText, DateText, InstantText } from '../../components/DateText.tsx';
import { PagedTable } from '../../components/PagedTable.tsx';
import { FailedCallState } from './FailedCallState.tsx';
import { failureWords } from './failure-words.ts';
import { RescueLeft } from './RescueLeft.tsx';

interface FailedTableProps {
  readonly rows: readonly FailedOrder[];
  readonly lost: boolean;
  readonly loading: boolean;
  onOpen(orderId: string): void;
  onNearEnd(): void;
}

/** Failed orders with why, until when, and where the call stands that is to repair them. */
export function FailedTable({ rows, lost, loading, onOpen, onNearEnd }: FailedTableProps) {
  const { t } = useTranslation();
  const columns = useMemo(
    (): NonNullable<TableProps<FailedOrder>['columns']> => [
      {
        title: t('orders.number'),
        width: 150,
        render: (_, row) => (
          <Button type="link" size="small" className="orders-number tabular" onClick={() => onOpen(row.orderId)}>
            {row.number}
          </Button>
        ),
      },
      { title: t('orders.customer'), width: 92, dataIndex: 'customerCode', ellipsis: true },
      { title: t('orders.customerName'), width: 150, dataIndex: 'customerName', ellipsis: true },
      { title: t('orders.route'), width: 64, render: (_, row) => row.routeCode ?? '–' },
      { title: t('orders.delivery'), width: 96, render: (_, row) => <DateText date={row.deliveryDate} /> },
      {
        title: t('orders.failedReason'),
        width: 210,
        ellipsis: true,
        render: (_, row) => (row.failure ? failureWords(t, row.failure) : '–'),
      },
      {
        title: t(lost ? 'orders.rescueWas' : 'orders.rescueUntil'),
        width: lost ? 140 : 236,
        render: (_, row) => {
          const rescueAtMs = row.failure?.rescueAtMs ?? null;
          if (rescueAtMs === null) return t('orders.noRescue');
          return (
            <span className="failed-until">
              <CutoffDateText atMs={rescueAtMs} />
              {!lost && <RescueLeft atMs={rescueAtMs} />}
            </span>
          );
        },
      },
      { title: t('orders.failedAt'), width: 136, render: (_, row) => <InstantText atMs={row.failure?.atMs} /> },
      { title: t('orders.rescueCall'), width: 190, render: (_, row) => <FailedCallState order={row} /> },
      { title: t('orders.operator'), width: 80, ellipsis: true, render: (_, row) => row.operatorName ?? '–' },
      {
        title: t('orders.amount'),
        width: 100,
        align: 'right',
        render: (_, row) => <Amount minor={row.amountMinor} plain />,
      },
    ],
    [t, lost, onOpen],
  );
  return (
    <PagedTable
      label={t(lost ? 'orders.views.lost' : 'orders.views.failed')}
      rows={rows}
      rowKey="orderId"
      columns={columns}
      loading={loading}
      onNearEnd={onNearEnd}
    />
  );
}
