import { DeleteOutlined } from '@ant-design/icons';
import { Button, Pagination } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownCalendarRow } from '../../../shared/contract/order-calendars.ts';
import type { ExceptionFinding } from '../../../shared/domain/calendar/check-exception.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../components/use-language.ts';
import { FindingList } from '../exceptions/FindingList.tsx';
import { GridCell } from './GridCell.tsx';
import { GRID_COLUMNS, type GridColumn } from './grid-columns.ts';

interface CalendarGridProps {
  readonly rows: readonly ShownCalendarRow[];
  /** In the order of the rows; missing while they are being asked for. */
  readonly findings: readonly (readonly ExceptionFinding[])[];
  readonly readOnly: boolean;
  onChange(row: ShownCalendarRow, change: Partial<ShownCalendarRow>): void;
  /** A cell holds what cannot be read, or no longer does. */
  onInvalid(cell: string, invalid: boolean): void;
  onRemove(row: ShownCalendarRow): void;
}

const PAGE_ROWS = 60;

/** The table, edited like a sheet: arrows up and down and Enter move within a column, Tab along a row. */
export function CalendarGrid({ rows, findings, readOnly, onChange, onInvalid, onRemove }: CalendarGridProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const body = useRef<HTMLTableSectionElement>(null);
  const [page, setPage] = useState(1);
  const first = (Math.min(page, Math.ceil(rows.length / PAGE_ROWS)) - 1) * PAGE_ROWS;
  const shown = rows.slice(Math.max(0, first), Math.max(0, first) + PAGE_ROWS);

  function move(event: KeyboardEvent<HTMLTableSectionElement>) {
    const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]')?.dataset.cell;
    if (step === undefined || cell === undefined || event.nativeEvent.isComposing) return;
    const [at = '0', column = ''] = cell.split(' ');
    const next = body.current?.querySelector<HTMLInputElement>(`[data-cell="${Number(at) + step} ${column}"] input`);
    event.preventDefault();
    next?.focus();
    next?.select();
  }

  return (
    <>
      <section className="order-calendar-scroll" aria-label={t('orderCalendars.table')}>
        <table className="order-calendar-grid">
          <thead>
            <tr>
              <th scope="col">{t('exceptions.kinds.route')}</th>
              <th scope="col">{t('exceptions.orderDate')}</th>
              {GRID_COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`orderCalendars.columns.${column}`)}
                </th>
              ))}
              {!readOnly && (
                <th scope="col">
                  <span className="visually-hidden">{t('exceptions.actions')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody ref={body} onKeyDown={move}>
            {shown.map((row, at) => (
              <GridRow
                key={`${row.routeId} ${row.orderDate}`}
                at={at}
                row={row}
                day={formatDay(row.orderDate, language, 'short-weekday')}
                findings={findings[Math.max(0, first) + at] ?? (readOnly ? row.findings : [])}
                readOnly={readOnly || row.over}
                actions={!readOnly}
                onChange={onChange}
                onInvalid={onInvalid}
                onRemove={onRemove}
              />
            ))}
          </tbody>
        </table>
      </section>
      {rows.length > PAGE_ROWS && (
        <Pagination
          size="small"
          align="end"
          current={Math.max(0, first) / PAGE_ROWS + 1}
          pageSize={PAGE_ROWS}
          total={rows.length}
          showSizeChanger={false}
          onChange={setPage}
        />
      )}
    </>
  );
}

interface GridRowProps extends Pick<CalendarGridProps, 'onChange' | 'onInvalid' | 'onRemove'> {
  readonly at: number;
  readonly row: ShownCalendarRow;
  readonly day: string;
  readonly findings: readonly ExceptionFinding[];
  readonly readOnly: boolean;
  readonly actions: boolean;
}

function GridRow({ at, row, day, findings, readOnly, actions, onChange, onInvalid, onRemove }: GridRowProps) {
  const { t } = useTranslation();
  const name = `${row.routeCode} ${row.orderDate}`;
  const isFaulty = (column: GridColumn) =>
    findings.some(
      ({ level, field }) =>
        level === 'error' && (field === column || (field === 'cutoff' && column.startsWith('cutoff'))),
    );
  return (
    <>
      <tr className={row.over ? 'order-calendar-over' : ''}>
        <th scope="row">
          {row.routeCode} <span className="exceptions-soft">{row.routeName}</span>
        </th>
        <td className="tabular">{day}</td>
        {GRID_COLUMNS.map((column) => (
          <td key={column} data-cell={`${at} ${column}`}>
            <GridCell
              row={row}
              column={column}
              label={`${t(`orderCalendars.columns.${column}`)} · ${name}`}
              readOnly={readOnly}
              faulty={isFaulty(column)}
              onChange={(change) => onChange(row, change)}
              onInvalid={(invalid) => onInvalid(`${name} ${column}`, invalid)}
            />
          </td>
        ))}
        {actions && (
          <td>
            {!row.over && (
              <Button
                size="small"
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('orderCalendars.removeRow', { name })}
                onClick={() => onRemove(row)}
              />
            )}
          </td>
        )}
      </tr>
      {findings.length > 0 && (
        <tr>
          <td colSpan={GRID_COLUMNS.length + (actions ? 3 : 2)} className="order-calendar-findings">
            <FindingList findings={findings} />
          </td>
        </tr>
      )}
    </>
  );
}
