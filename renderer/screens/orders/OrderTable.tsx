import { Button, type TableProps } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderSummary } from '../../../shared/contract/orders.ts';
import { Amount } from '../../components/Amount.tsx';
import { CustomerLink } from '../../components/CustomerLink.tsx';
import { DateText, InstantText } from '../../components/DateText.tsx';
import { PagedTable } from '../../components/PagedTable.tsx';
import { OrderState } from './OrderState.tsx';

interface OrderTableProps {
  readonly rows: readonly OrderSummary[];
  readonly loading: boolean;
  onOpen(orderId: string): void;
  onNearEnd(): void;
}

export function OrderTable({ rows, loading, onOpen, onNearEnd }: OrderTableProps) {
  const { t } = useTranslation();
  const columns = useMemo(
    (): NonNullable<TableProps<OrderSummary>['columns']> => [
      {
        title: t('orders.number'),
        width: 146,
        render: (_, row) => (
          <Button type="link" size="small" className="orders-number tabular" onClick={() => onOpen(row.orderId)}>
            {row.number}
          </Button>
        ),
      },
      { title: t('orders.customer'), width: 88, dataIndex: 'customerCode', ellipsis: true },
      {
        title: t('orders.customerName'),
        width: 150,
        ellipsis: true,
        render: (_, row) => <CustomerLink customerId={row.customerId}>{row.customerName}</CustomerLink>,
      },
      { title: t('orders.state'), width: 128, render: (_, row) => <OrderState order={row} /> },
      {
        title: t('orders.placed'),
        width: 136,
        render: (_, row) =>
          row.channel === 'history' ? <DateText date={row.orderDate} /> : <InstantText atMs={row.placedAtMs} />,
      },
      { title: t('orders.delivery'), width: 96, render: (_, row) => <DateText date={row.deliveryDate} /> },
      {
        title: t('orders.channel'),
        width: 92,
        ellipsis: true,
        render: (_, row) => t(`orders.channels.${row.channel}`),
      },
      { title: t('orders.operator'), width: 84, ellipsis: true, render: (_, row) => row.operatorName ?? '–' },
      { title: t('orders.lines'), width: 56, align: 'right', dataIndex: 'lineCount' },
      { title: t('orders.quantity'), width: 60, align: 'right', dataIndex: 'totalQuantity' },
      {
        title: t('orders.amount'),
        width: 100,
        align: 'right',
        render: (_, row) => <Amount minor={row.amountMinor} plain />,
      },
    ],
    [t, onOpen],
  );
  return (
    <PagedTable
      label={t('orders.title')}
      rows={rows}
      rowKey="orderId"
      columns={columns}
      loading={loading}
      onNearEnd={onNearEnd}
    />
  );
}
