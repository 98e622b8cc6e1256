import { MOST_QUOTA_CYCLES } from '../../../shared/contract/exceptions.ts';
import type { ShownCalendarRow } from '../../../shared/contract/order-calendars.ts';
import { addDays, toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { formatMinuteOfDay } from '../../../shared/i18n/format.ts';
import { parseCycles, parseDay, parseTime } from './parse-cell.ts';

/** What is typed into a row, from left to right. */
export const GRID_COLUMNS = [
  'newOrderDate',
  'deliveryDate',
  'cutoffDate',
  'cutoffMinute',
  'quotaCycles',
  'message',
] as const;
export type GridColumn = (typeof GRID_COLUMNS)[number];

export function cellText(row: ShownCalendarRow, column: GridColumn): string {
  if (column === 'cutoffMinute') return row.cutoffMinute === null ? '' : formatMinuteOfDay(row.cutoffMinute);
  return String(row[column] ?? '');
}

/** What a typed text makes of its row; null: it cannot be read. */
export function cellChange(row: ShownCalendarRow, column: GridColumn, text: string): Partial<ShownCalendarRow> | null {
  if (column === 'message') return { message: text.trim() };
  if (column === 'cutoffMinute') {
    const cutoffMinute = parseTime(text);
    if (cutoffMinute === undefined) return null;
    // A time alone means the order day's own.
    const cutoffDate = cutoffMinute === null ? null : (row.cutoffDate ?? row.newOrderDate);
    return { cutoffMinute, cutoffDate };
  }
  if (column === 'quotaCycles') {
    const quotaCycles = parseCycles(text, MOST_QUOTA_CYCLES);
    return quotaCycles === undefined ? null : { quotaCycles };
  }
  const day = parseDay(text, row.newOrderDate ?? row.orderDate);
  if (day === undefined) return null;
  if (column === 'newOrderDate' && day === null) {
    return { newOrderDate: null, deliveryDate: null, cutoffDate: null, cutoffMinute: null, quotaCycles: 1 };
  }
  if (column !== 'newOrderDate' || day === null || row.cutoffDate === null) return { [column]: day };
  // The cut-off goes with its order day.
  const moved = toDayNumber(day) - toDayNumber(row.newOrderDate ?? row.orderDate);
  return { newOrderDate: day, cutoffDate: addDays(row.cutoffDate, moved) };
}
