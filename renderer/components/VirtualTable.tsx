import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './virtual-table.css';

export interface VirtualColumn<Row> {
  readonly key: string;
  readonly title: string;
  /** A track of CSS grid: `120px`, `minmax(160px, 2fr)`. */
  readonly width: string;
  readonly align?: 'right';
  /** Given, the title is a button that sorts by this column, or turns its order round. */
  readonly sort?: ColumnSort;
  render(row: Row): ReactNode;
}

export interface ColumnSort {
  /** null: the list is in another order. */
  readonly direction: 'ascending' | 'descending' | null;
  toggle(): void;
}

interface VirtualTableProps<Row> {
  readonly label: string;
  readonly columns: readonly VirtualColumn<Row>[];
  readonly rowCount: number;
  /** undefined: not here yet; asking for it is what fetches it. */
  rowAt(index: number): Row | undefined;
  /** Told after scrolling, with the rows that are in sight (last one included). */
  onVisible(first: number, last: number): void;
  /** With where the list stands, so that it can begin there when it is come back to. */
  onOpen(row: Row, place: ListPlace): void;
  readonly start?: ListPlace;
  /** Given, rows can be chosen: by their box, by Space, and with Shift held by arrow keys or from box to box. */
  readonly selection?: RowSelection<Row>;
}

/** The row that has the cursor and how far the list is scrolled, in pixels. */
export interface ListPlace {
  readonly row: number;
  readonly top: number;
}

export interface RowSelection<Row> {
  has(row: Row): boolean;
  /** Of the box, for screen readers. */
  labelOf(row: Row): string;
  set(rows: readonly Row[], selected: boolean): void;
}

/** A table that keys move through is a grid (WAI-ARIA practices, data grid); only then may it be a stop for Tab. */
const GRID = { role: 'grid', tabIndex: 0 } as const;
const ROW_PX = 32;
const SPARE_ROWS = 8;
const BOX_WIDTH = '32px';

/**
 * A list of any length of which only the rows in sight exist. One stop for Tab; arrows, Page Up and Down, Home and End
 * move through it, Enter opens (a row that is still on its way, once it is here), Space chooses.
 */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { label, columns, rowCount, rowAt, onVisible, onOpen, selection, start } = props;
  const { t } = useTranslation();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: start?.top ?? 0, height: 600 });
  const [chosen, setChosen] = useState(start?.row ?? 0);
  /** The row that was asked to open before it was here. */
  const [awaited, setAwaited] = useState<number | null>(null);
  const anchor = useRef(0);
  const first = Math.max(0, Math.floor(view.top / ROW_PX) - SPARE_ROWS);
  const last = Math.min(rowCount - 1, Math.ceil((view.top + view.height) / ROW_PX) + SPARE_ROWS);
  const active = Math.min(chosen, Math.max(0, rowCount - 1));
  const tracks = [...(selection ? [BOX_WIDTH] : []), ...columns.map((column) => column.width)];
  const template = { gridTemplateColumns: tracks.join(' ') };

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setView((old) => ({ ...old, height: element.clientHeight })));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  // Once the rows that give it its height are counted.
  const startTop = useRef(start?.top ?? 0);
  useLayoutEffect(() => {
    if (rowCount === 0 || startTop.current === 0 || !box.current) return;
    box.current.scrollTop = startTop.current;
    startTop.current = 0;
  }, [rowCount]);
  useEffect(() => {
    if (last >= first) onVisible(first, last);
  }, [first, last, onVisible]);

  function open(index: number) {
    const row = rowAt(index);
    setAwaited(row === undefined ? index : null);
    if (row !== undefined) onOpen(row, { row: index, top: view.top });
  }
  useEffect(() => {
    if (awaited !== null && rowAt(awaited) !== undefined) open(awaited);
  });

  function moveTo(index: number) {
    setAwaited(null);
    const next = Math.max(0, Math.min(rowCount - 1, index));
    setChosen(next);
    const element = box.current;
    if (!element) return;
    const above = next * ROW_PX;
    const below = above + ROW_PX * 2 - element.clientHeight;
    if (element.scrollTop > above) element.scrollTop = above;
    else if (element.scrollTop < below) element.scrollTop = below;
  }

  /** Rows that are not here yet are left as they are. */
  function select(from: number, to: number, selected: boolean) {
    const span = Array.from({ length: Math.abs(to - from) + 1 }, (_, at) => Math.min(from, to) + at);
    const rows = span.map(rowAt).filter((row) => row !== undefined);
    selection?.set(rows, selected);
    anchor.current = to;
  }
  function toggle(index: number, isRange: boolean) {
    const row = rowAt(index);
    if (row === undefined || !selection) return;
    select(isRange ? anchor.current : index, index, !selection.has(row));
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
    if (target !== undefined) {
      moveTo(target);
      const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp';
      if (event.shiftKey && isArrow) select(active, Math.max(0, Math.min(rowCount - 1, target)), true);
    } else if (event.key === ' ' && selection) toggle(active, false);
    else if (event.key === 'Enter') open(active);
    else return;
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
        aria-colcount={tracks.length}
        {...(selection ? { 'aria-multiselectable': true } : {})}
        onKeyDown={onKeyDown}
        onBlur={() => setAwaited(null)}
      >
        <thead>
          <tr className="virtual-table-head" aria-rowindex={1} style={template}>
            {selection && (
              <th scope="col" className="virtual-table-cell">
                <span className="visually-hidden">{t('common.select')}</span>
              </th>
            )}
            {columns.map(({ key, title, align, sort }) => (
              <th
                key={key}
                scope="col"
                className="virtual-table-cell"
                data-align={align}
                title={title}
                {...(sort ? { 'aria-sort': sort.direction ?? 'none' } : {})}
              >
                {sort ? <SortButton title={title} {...sort} /> : title}
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
                aria-selected={selection ? row !== undefined && selection.has(row) : index === active}
                data-active={index === active}
                aria-busy={row === undefined}
                className="virtual-table-row"
                style={{ ...template, top: index * ROW_PX }}
                onPointerDown={() => setChosen(index)}
                onClick={() => open(index)}
              >
                {selection && (
                  <td className="virtual-table-cell">
                    {row !== undefined && (
                      <input
                        type="checkbox"
                        tabIndex={-1}
                        checked={selection.has(row)}
                        aria-label={selection.labelOf(row)}
                        onChange={() => undefined}
                        onClick={(event) => {
                          event.stopPropagation();
                          toggle(index, event.shiftKey);
                        }}
                      />
                    )}
                  </td>
                )}
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

const ARROWS = { ascending: '↑', descending: '↓' } as const;

/** Its keys are its own, not those of the list. */
function SortButton({ title, direction, toggle }: ColumnSort & { readonly title: string }) {
  return (
    <button
      type="button"
      className="virtual-table-sort"
      onClick={toggle}
      onKeyDown={(event) => (event.key === 'Enter' || event.key === ' ') && event.stopPropagation()}
    >
      {title} <span aria-hidden>{direction === null ? '↕' : ARROWS[direction]}</span>
    </button>
  );
}
