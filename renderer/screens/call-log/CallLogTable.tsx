import type { TableProps } from 'antd';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallColumn, CallLogRow } from '../../../shared/contract/call-log.ts';
import { Amount } from '../../components/Amount.tsx';
import { CustomerLink } from '../../components/CustomerLink.tsx';
import { InstantText } from '../../components/DateText.tsx';
import { PagedTable } from '../../components/PagedTable.tsx';

const WIDTHS: Readonly<Record<CallColumn, number>> = {
  id: 300,
  businessDate: 100,
  direction: 84,
  seat: 72,
  operator: 96,
  customerCode: 108,
  customerName: 190,
  number: 124,
  class: 84,
  route: 84,
  task: 300,
  source: 108,
  startedAt: 150,
  answeredAt: 150,
  endedAt: 150,
  talkSeconds: 84,
  holdSeconds: 84,
  wrapUpSeconds: 98,
  disposition: 108,
  noOrderReason: 132,
  orderNumber: 160,
  quantity: 76,
  amount: 104,
  ticketNumbers: 150,
  note: 260,
};
const RIGHT: ReadonlySet<CallColumn> = new Set(['talkSeconds', 'holdSeconds', 'wrapUpSeconds', 'quantity', 'amount']);

interface CallLogTableProps {
  readonly rows: readonly CallLogRow[];
  readonly columns: readonly CallColumn[];
  readonly loading: boolean;
  /** The window comes near the last loaded row. */
  onNearEnd(): void;
}

/** The calls that fit, in the columns that were chosen. */
export function CallLogTable({ rows, columns, loading, onNearEnd }: CallLogTableProps) {
  const { t } = useTranslation();
  const shownColumns = useMemo(() => columns.map((column) => columnOf(column, t)), [columns, t]);
  return (
    <PagedTable
      label={t('callLog.title')}
      rows={rows}
      rowKey="id"
      columns={shownColumns}
      loading={loading}
      rowHeight={28}
      onNearEnd={onNearEnd}
    />
  );
}

type Column = NonNullable<TableProps<CallLogRow>['columns']>[number];

function columnOf(column: CallColumn, t: TFunction): Column {
  return {
    key: column,
    title: t(`callLog.column.${column}`),
    width: WIDTHS[column],
    align: RIGHT.has(column) ? 'right' : 'left',
    ellipsis: true,
    render: (_value, row) => cellOf(column, row, t),
  };
}

function cellOf(column: CallColumn, row: CallLogRow, t: TFunction) {
  switch (column) {
    case 'startedAt':
      return <InstantText atMs={row.startedAtMs} style="date-time" />;
    case 'answeredAt':
      return row.answeredAtMs === null ? '' : <InstantText atMs={row.answeredAtMs} style="date-time" />;
    case 'endedAt':
      return row.endedAtMs === null ? '' : <InstantText atMs={row.endedAtMs} style="date-time" />;
    case 'amount':
      return row.amountMinor === null ? '' : <Amount minor={row.amountMinor} plain />;
    case 'direction':
      return t(`callLog.direction.${row.direction}`);
    case 'source':
      return t(`queue.source.${row.source}`, { defaultValue: row.source });
    case 'disposition':
      return row.disposition === null ? '' : t(`callLog.disposition.${row.disposition}`);
    case 'noOrderReason':
      return row.noOrderReason === null ? '' : t(`callLog.noOrderReason.${row.noOrderReason}`);
    case 'customerName':
      return <CustomerLink customerId={row.customerId}>{row.customerName}</CustomerLink>;
    default:
      return row[column];
  }
}
