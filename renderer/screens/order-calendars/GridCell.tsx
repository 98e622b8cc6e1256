import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownCalendarRow } from '../../../shared/contract/order-calendars.ts';
import { cellChange, cellText, type GridColumn } from './grid-columns.ts';

interface GridCellProps {
  readonly row: ShownCalendarRow;
  readonly column: GridColumn;
  readonly label: string;
  readonly readOnly: boolean;
  readonly faulty: boolean;
  onChange(change: Partial<ShownCalendarRow>): void;
  onInvalid(invalid: boolean): void;
}

const LONGEST = { message: 200, quotaCycles: 1, cutoffMinute: 5 } as const;

/** One cell of the grid: takes what was typed when it is left, and says when that cannot be read. */
export function GridCell({ row, column, label, readOnly, faulty, onChange, onInvalid }: GridCellProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const stored = cellText(row, column);
  const unreadable = typed !== null && cellChange(row, column, typed) === null;
  if (readOnly)
    return (
      <span className="order-calendar-text">
        {stored || (column === 'newOrderDate' ? t('exceptions.noOrderDay') : '')}
      </span>
    );

  function leave() {
    if (typed === null) return;
    const change = cellChange(row, column, typed);
    onInvalid(change === null);
    if (change === null) return;
    setTyped(null);
    if (typed !== stored) onChange(change);
  }

  const hint = {
    newOrderDate: t('exceptions.noOrderDay'),
    deliveryDate: t('exceptions.asRoute'),
    cutoffDate: t('exceptions.asRoute'),
  };
  return (
    <input
      className={`order-calendar-input order-calendar-${column}`}
      aria-label={label}
      aria-invalid={unreadable || faulty}
      title={unreadable ? t('orderCalendars.unreadable') : label}
      maxLength={column in LONGEST ? LONGEST[column as keyof typeof LONGEST] : 10}
      placeholder={
        column in hint && !(column !== 'newOrderDate' && row.newOrderDate === null)
          ? hint[column as keyof typeof hint]
          : ''
      }
      value={typed ?? stored}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={leave}
    />
  );
}
