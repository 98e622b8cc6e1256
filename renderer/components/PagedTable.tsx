import { type GetRef, Table, type TableProps } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import './paged-table.css';

/** Pixels by which the head is higher than a row. */
const HEAD_MORE = 2;
/** Rows below the window at which the next page is fetched. */
const NEAR_END_ROWS = 60;

interface PagedTableProps<Row extends object> {
  /** What the table lists, for screen readers. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly rowKey: keyof Row & string;
  readonly columns: NonNullable<TableProps<Row>['columns']>;
  readonly loading: boolean;
  /** Given, rows can be chosen by their boxes. */
  readonly rowSelection?: TableProps<Row>['rowSelection'];
  /** Pixels of a row, as its cells make it. */
  readonly rowHeight?: number;
  /** The window comes near the last loaded row. */
  onNearEnd(): void;
}

/** A list that fills the height it is given, draws only what is seen, and scrolls by wheel or by keys. */
export function PagedTable<Row extends object>({
  label,
  rows,
  rowKey,
  columns,
  loading,
  rowSelection,
  rowHeight = 30,
  onNearEnd,
}: PagedTableProps<Row>) {
  const frame = useRef<HTMLDivElement>(null);
  const table = useRef<GetRef<typeof Table>>(null);
  const topRow = useRef(0);
  const height = useHeight(frame);
  const headHeight = rowHeight + HEAD_MORE;
  const shown = Math.max(1, Math.floor((height - headHeight) / rowHeight));
  const width = columns.reduce((sum, column) => sum + Number(column.width ?? 0), 0);

  function askForMore() {
    if (topRow.current + shown + NEAR_END_ROWS > rows.length) onNearEnd();
  }
  function scrollBy(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: shown - 1, PageUp: 1 - shown, Home: -1e9, End: 1e9 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    topRow.current = Math.min(Math.max(topRow.current + step, 0), Math.max(0, rows.length - shown));
    table.current?.scrollTo({ top: topRow.current * rowHeight });
    askForMore();
  }

  return (
    <section ref={frame} className="paged-table" aria-label={label} onKeyDown={scrollBy}>
      {height > 0 && (
        <Table<Row>
          ref={table}
          virtual
          size="small"
          rowKey={rowKey}
          loading={loading}
          columns={columns}
          dataSource={rows as Row[]}
          {...(rowSelection ? { rowSelection } : {})}
          pagination={false}
          scroll={{ x: width, y: height - headHeight }}
          onScroll={(event) => {
            topRow.current = Math.round(event.currentTarget.scrollTop / rowHeight);
            askForMore();
          }}
        />
      )}
    </section>
  );
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
