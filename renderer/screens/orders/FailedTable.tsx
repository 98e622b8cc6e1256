import { Button, type TableProps } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FailedOrder } from '../../../shared/contract/failed-orders.ts';
import { failureWords } from '../../../shared/i18n/failure-words.ts';
import { formatCutoff } from '../../../shared/i18n/format.ts';
import { Amount } from '../../components/Amount.tsx';
import { CustomerLink } from '../../components/CustomerLink.tsx';
import { useCompany } from '../../components/company-context.ts';
import { DateText } from '../../components/DateText.tsx';
import { PagedTable } from '../../components/PagedTable.tsx';
import { FailedCallState } from './FailedCallState.tsx';
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
        width: 138,
        render: (_, row) => (
          <Button type="link" size="small" className="orders-number tabular" onClick={() => onOpen(row.orderId)}>
            {row.number}
          </Button>
        ),
      },
      { title: t('orders.customer'), width: 88, dataIndex: 'customerCode', ellipsis: true },
      {
        title: t('orders.customerName'),
        width: 124,
        ellipsis: true,
        render: (_, row) => <CustomerLink customerId={row.customerId}>{row.customerName}</CustomerLink>,
      },
      {
        title: t('orders.failedReason'),
        width: 164,
        ellipsis: true,
        render: (_, row) => (row.failure ? failureWords(t, row.failure) : '–'),
      },
      {
        title: t(lost ? 'orders.rescueWas' : 'orders.rescueUntil'),
        width: lost ? 170 : 240,
        render: (_, row) => <Deadline row={row} lost={lost} />,
      },
      { title: t('orders.rescueCall'), width: 146, render: (_, row) => <FailedCallState order={row} /> },
      { title: t('orders.delivery'), width: 92, render: (_, row) => <DateText date={row.deliveryDate} /> },
      {
        title: t('orders.amount'),
        width: 84,
        align: 'right',
        render: (_, row) => <Amount minor={row.amountMinor} plain />,
      },
      { title: t('orders.route'), width: 54, render: (_, row) => row.routeCode ?? '–' },
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

/** Month, day and time of the rescue deadline, and while it is open what is left of it. */
function Deadline({ row, lost }: { readonly row: FailedOrder; readonly lost: boolean }) {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  const rescueAtMs = row.failure?.rescueAtMs ?? null;
  if (rescueAtMs === null) return <span>{t('orders.noRescue')}</span>;
  return (
    <span className="failed-until">
      <span className="tabular">{formatCutoff(rescueAtMs, timeZone).slice('2026-'.length)}</span>
      {!lost && <RescueLeft atMs={rescueAtMs} />}
    </span>
  );
}
