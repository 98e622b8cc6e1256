import type { TFunction } from 'i18next';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { CallColumn, CallLogRow } from '../../../shared/contract/call-log.ts';
import { useRight } from '../../api/auth.ts';
import { Amount } from '../../components/Amount.tsx';
import { InstantText } from '../../components/DateText.tsx';
import { useNearEnd } from '../../components/use-near-end.ts';
import { type VirtualColumn, VirtualTable } from '../../components/VirtualTable.tsx';

const WIDTHS: Readonly<Record<CallColumn, number>> = {
  id: 300,
  businessDate: 100,
  direction: 94,
  seat: 60,
  operator: 90,
  customerCode: 136,
  customerName: 150,
  number: 128,
  class: 84,
  route: 72,
  task: 300,
  source: 108,
  startedAt: 146,
  answeredAt: 146,
  endedAt: 146,
  talkSeconds: 80,
  holdSeconds: 80,
  wrapUpSeconds: 112,
  disposition: 106,
  noOrderReason: 146,
  orderNumber: 150,
  quantity: 88,
  amount: 104,
  ticketNumbers: 150,
  note: 260,
};
const RIGHT: ReadonlySet<CallColumn> = new Set(['talkSeconds', 'holdSeconds', 'wrapUpSeconds', 'quantity', 'amount']);
interface CallLogTableProps {
  readonly rows: readonly CallLogRow[];
  readonly columns: readonly CallColumn[];
  /** More calls are there or looked for. */
  readonly hasMore: boolean;
  /** The window comes near the last loaded row. */
  onNearEnd(): void;
  onOpen(callId: string): void;
  onOpenOrder(orderId: string): void;
}

/** The calls in the columns that were chosen; a row leads to its call, its order number to the order, its case to the case. */
export function CallLogTable({ rows, columns, hasMore, onNearEnd, onOpen, onOpenOrder }: CallLogTableProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [mayOrders, mayCases] = [useRight('order.write'), useRight('ticket.work')];
  const shown = useMemo(() => {
    const leads: Leads = {
      ...(mayOrders ? { orderNumber: ({ orderId }) => (orderId === null ? null : () => onOpenOrder(orderId)) } : {}),
      ...(mayCases
        ? { ticketNumbers: ({ ticketId }) => (ticketId === null ? null : () => void navigate(`/cases/${ticketId}`)) }
        : {}),
    };
    return columns.map((column) => columnOf(column, t, leads));
  }, [columns, t, mayOrders, mayCases, onOpenOrder, navigate]);
  const onVisible = useNearEnd(rows.length, hasMore, onNearEnd);
  return (
    <VirtualTable
      label={t('callLog.title')}
      columns={shown}
      rowCount={rows.length}
      rowAt={(index) => rows[index]}
      onVisible={onVisible}
      onOpen={(row) => onOpen(row.id)}
    />
  );
}

/** What a click on a cell does in place of opening the row; null: as the row. */
type Leads = Partial<Record<CallColumn, (row: CallLogRow) => (() => void) | null>>;

function columnOf(column: CallColumn, t: TFunction, leads: Leads): VirtualColumn<CallLogRow> {
  return {
    key: column,
    title: t(`callLog.column.${column}`),
    width: column === 'note' ? `minmax(${WIDTHS.note}px, 1fr)` : `${WIDTHS[column]}px`,
    ...(RIGHT.has(column) ? { align: 'right' as const } : {}),
    render(row) {
      const cell = cellOf(column, row, t);
      const lead = leads[column]?.(row);
      return lead ? <CellLead onClick={lead}>{cell}</CellLead> : cell;
    },
  };
}

/** Keys open the row, which leads on: the grid is one stop of the Tab key. */
function CellLead({ onClick, children }: { onClick(): void; readonly children: ReactNode }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className="call-log-lead"
      onClick={(event) => {
        event.stopPropagation();
        onClick();
      }}
    >
      {children}
    </button>
  );
}

function cellOf(column: CallColumn, row: CallLogRow, t: TFunction): ReactNode {
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
    default:
      return row[column];
  }
}
