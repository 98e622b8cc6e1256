import { type GetRef, Table, type TableProps } from 'antd';
import type { TFunction } from 'i18next';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallColumn, CallLogRow } from '../../../shared/contract/call-log.ts';
import { Amount } from '../../components/Amount.tsx';
import { InstantText } from '../../components/DateText.tsx';

const ROW_HEIGHT = 28;
const HEAD_HEIGHT = 30;
/** Rows below the window at which the next page is fetched. */
const NEAR_END_ROWS = 60;

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
  note: 260,
};
const RIGHT: ReadonlySet<CallColumn> = new Set(['talkSeconds', 'holdSeconds', 'wrapUpSeconds', 'quantity', 'amount']);

interface TableSize {
  readonly rows: readonly CallLogRow[];
  readonly columns: readonly CallColumn[];
  readonly loading: boolean;
  /** The window comes near the last loaded row. */
  onNearEnd(): void;
}

/** The rows, drawn only where they are seen; scrolled by wheel or by keys. */
export function CallLogTable({ rows, columns, loading, onNearEnd }: TableSize) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const table = useRef<GetRef<typeof Table>>(null);
  const topRow = useRef(0);
  const height = useHeight(frame);
  const shown = Math.max(1, Math.floor((height - HEAD_HEIGHT) / ROW_HEIGHT));
  const shownColumns = useMemo(() => columns.map((column) => columnOf(column, t)), [columns, t]);
  const width = columns.reduce((sum, column) => sum + WIDTHS[column], 0);

  function scrollBy(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: shown - 1, PageUp: 1 - shown, Home: -1e9, End: 1e9 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    topRow.current = Math.min(Math.max(topRow.current + step, 0), Math.max(0, rows.length - shown));
    table.current?.scrollTo({ top: topRow.current * ROW_HEIGHT });
    if (topRow.current + shown + NEAR_END_ROWS > rows.length) onNearEnd();
  }

  return (
    <section ref={frame} className="call-log-table" aria-label={t('callLog.title')} onKeyDown={scrollBy}>
      {height > 0 && (
        <Table<CallLogRow>
          ref={table}
          virtual
          size="small"
          rowKey="id"
          loading={loading}
          columns={shownColumns}
          dataSource={rows as CallLogRow[]}
          pagination={false}
          scroll={{ x: width, y: height - HEAD_HEIGHT }}
          onScroll={(event) => {
            const { scrollTop } = event.currentTarget;
            topRow.current = Math.round(scrollTop / ROW_HEIGHT);
            if (topRow.current + shown + NEAR_END_ROWS > rows.length) onNearEnd();
          }}
        />
      )}
    </section>
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
    default:
      return row[column];
  }
}

/** Makes the element a stop of the Tab key and gives its height as the window has it. */
function useHeight(element: { readonly current: HTMLElement | null }): number {
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    // What scrolls has to be reachable by keyboard.
    target.tabIndex = 0;
    const observer = new ResizeObserver(([entry]) => entry && setHeight(Math.floor(entry.contentRect.height)));
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return height;
}
