import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import './virtual-table.css';

export interface VirtualColumn<Row> {
  readonly key: string;
  readonly title: string;
  /** A track of CSS grid: `120px`, `minmax(160px, 2fr)`. */
  readonly width: string;
  readonly align?: 'right';
  render(row: Row): ReactNode;
}

interface VirtualTableProps<Row> {
  readonly label: string;
  readonly columns: readonly VirtualColumn<Row>[];
  readonly rowCount: number;
  /** undefined: not here yet; asking for it is what fetches it. */
  rowAt(index: number): Row | undefined;
  /** Told after scrolling, with the rows that are in sight (last one included). */
  onVisible(first: number, last: number): void;
  onOpen(row: Row): void;
}

/** A table that keys move through is a grid (WAI-ARIA practices, data grid); only then may it be a stop for Tab. */
const GRID = { role: 'grid', tabIndex: 0 } as const;
const ROW_PX = 32;
const SPARE_ROWS = 8;

/**
 * A list of any length of which only the rows in sight exist. One stop for Tab; arrows, Page Up and Down, Home and End
 * move through it, Enter opens.
 */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { label, columns, rowCount, rowAt, onVisible, onOpen } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const [chosen, setChosen] = useState(0);
  const first = Math.max(0, Math.floor(view.top / ROW_PX) - SPARE_ROWS);
  const last = Math.min(rowCount - 1, Math.ceil((view.top + view.height) / ROW_PX) + SPARE_ROWS);
  const active = Math.min(chosen, Math.max(0, rowCount - 1));
  const template = { gridTemplateColumns: columns.map((column) => column.width).join(' ') };

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setView((old) => ({ ...old, height: element.clientHeight })));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (last >= first) onVisible(first, last);
  }, [first, last, onVisible]);

  function moveTo(index: number) {
    const next = Math.max(0, Math.min(rowCount - 1, index));
    setChosen(next);
    const element = box.current;
    if (!element) return;
    const above = next * ROW_PX;
    const below = above + ROW_PX * 2 - element.clientHeight;
    if (element.scrollTop > above) element.scrollTop = above;
    else if (element.scrollTop < below) element.scrollTop = below;
  }

  function onKeyDown(event: KeyboardEvent) {
    const pageRows = Math.max(1, Math.floor(view.height / ROW_PX) - 2);
    const steps: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + pageRows,
      PageUp: active - pageRows,
      Home: 0,
      End: rowCount - 1,
    };
    const target = steps[event.key];
    if (target !== undefined) moveTo(target);
    else if (event.key === 'Enter') {
      const row = rowAt(active);
      if (row !== undefined) onOpen(row);
    } else return;
    event.preventDefault();
  }

  const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  return (
    <div
      ref={box}
      className="virtual-table"
      onScroll={(event) => {
        const { scrollTop, clientHeight } = event.currentTarget;
        setView({ top: scrollTop, height: clientHeight });
      }}
    >
      <table
        {...GRID}
        {...(rowCount > 0 ? { 'aria-activedescendant': `${id}-${active}` } : {})}
        aria-label={label}
        aria-rowcount={rowCount + 1}
        aria-colcount={columns.length}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr className="virtual-table-head" aria-rowindex={1} style={template}>
            {columns.map(({ key, title, align }) => (
              <th key={key} scope="col" className="virtual-table-cell" data-align={align}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody style={{ height: rowCount * ROW_PX }}>
          {indexes.map((index) => {
            const row = rowAt(index);
            return (
              <tr
                key={index}
                id={`${id}-${index}`}
                aria-rowindex={index + 2}
                aria-selected={index === active}
                aria-busy={row === undefined}
                className="virtual-table-row"
                style={{ ...template, top: index * ROW_PX }}
                onPointerDown={() => setChosen(index)}
                onClick={() => row !== undefined && onOpen(row)}
              >
                {columns.map(({ key, align, render }) => (
                  <td key={key} className="virtual-table-cell" data-align={align}>
                    {row === undefined ? <span className="virtual-table-wait" aria-hidden /> : render(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
