import type { CallColumn, CallLogFilter } from '../shared/contract/call-log.ts';
import type { ZoneOffset } from '../shared/domain/calendar/zone-offsets.ts';
import { CALL_JOINS, OPERATOR_NAME, TICKET_NUMBERS } from './call-log.ts';
import { type CallLogView, callLogCondition } from './call-log-filter.ts';
import type { ReadableDB } from './connection.ts';
import { type ExportCell, exportRowSql, type RowShape } from './export-cells.ts';
import { maskedNumberSql } from './number-mask.ts';
import { STANDING_ORDER } from './standing-orders.ts';

/** How the rows of an export are worded: the words of codes, zone offsets over the exported time. */
export interface CallExportForm {
  readonly columns: readonly CallColumn[];
  readonly offsets: readonly ZoneOffset[];
  /** Decimal places of the currency. */
  readonly currencyDigits: number;
  readonly words: Readonly<
    Record<'direction' | 'source' | 'disposition' | 'noOrderReason', Readonly<Record<string, string>>>
  >;
}

/**
 * The rows of what the filter shows in the shape of a file, oldest first, one at a time, so that memory stays bounded.
 * Run it in {@link inLongSnapshot} when a count has to fit.
 */
export function callExportRows(
  db: ReadableDB,
  filter: CallLogFilter,
  view: CallLogView,
  form: CallExportForm,
  shape: RowShape,
): IterableIterator<string> {
  const { where, params } = callLogCondition(filter, view);
  // Prepared for this run only: its text holds the chosen columns and words, and kept statements are never dropped.
  return db.raw
    .prepare<object, string>(
      `WITH ${CALLS_WITH_ORDERS}
       SELECT ${exportRowSql(
         shape,
         form.columns.map((column) => cellOf(column, view, form)),
         form.offsets,
       )}
         FROM call c
         ${CALL_JOINS}
         LEFT JOIN many m ON m.call_id = c.id
         LEFT JOIN sales_order o ON c.order_id IS NOT NULL AND m.call_id IS NULL AND o.call_id = c.id
        WHERE ${where}
        ORDER BY c.business_date, c.started_at_ms, c.rowid`,
    )
    .pluck()
    .iterate(params) as IterableIterator<string>;
}

/**
 * Calls in which more than one order was taken are few: summed beforehand, the others are one join away. A subquery a cell
 * and call, as the screen's page has it, cost a quarter more time over a million calls.
 */
const CALLS_WITH_ORDERS = `many AS MATERIALIZED (
    SELECT o.call_id, group_concat(o.number, ' ' ORDER BY o.number) AS numbers,
        sum(o.total_quantity) FILTER (WHERE ${STANDING_ORDER}) AS quantity,
        sum(o.amount_minor) FILTER (WHERE ${STANDING_ORDER}) AS amount
      FROM sales_order o
     WHERE o.call_id IN (SELECT call_id FROM sales_order WHERE call_id IS NOT NULL GROUP BY call_id HAVING count(*) > 1)
     GROUP BY o.call_id)`;

function cellOf(column: CallColumn, view: CallLogView, form: CallExportForm): ExportCell {
  switch (column) {
    case 'id':
      return { kind: 'code', sql: 'c.id' };
    case 'businessDate':
      return { kind: 'date', sql: 'c.business_date' };
    case 'direction':
      return { kind: 'word', sql: 'c.direction', words: form.words.direction };
    case 'seat':
      return { kind: 'text', sql: 's.code' };
    case 'operator':
      return { kind: 'text', sql: OPERATOR_NAME };
    case 'customerCode':
      return { kind: 'text', sql: 'k.code' };
    case 'customerName':
      return { kind: 'text', sql: 'k.name' };
    case 'number':
      return { kind: 'text', sql: view.fullNumbers ? 'c.number' : `(${maskedNumberSql('c.number')})` };
    case 'class':
      return { kind: 'text', sql: 'l.name' };
    case 'route':
      return { kind: 'text', sql: 'r.code' };
    case 'task':
      return { kind: 'code', sql: 'c.task_id' };
    case 'source':
      return { kind: 'word', sql: 'c.source', words: form.words.source };
    case 'startedAt':
      return { kind: 'instant', sql: 'c.started_at_ms' };
    case 'answeredAt':
      return { kind: 'instant', sql: 'c.answered_at_ms' };
    case 'endedAt':
      return { kind: 'instant', sql: 'c.ended_at_ms' };
    case 'talkSeconds':
      return { kind: 'number', sql: 'c.talk_seconds' };
    case 'holdSeconds':
      return { kind: 'number', sql: 'c.hold_seconds' };
    case 'wrapUpSeconds':
      return { kind: 'number', sql: 'c.wrap_up_seconds' };
    case 'disposition':
      return { kind: 'word', sql: 'c.disposition', words: form.words.disposition };
    case 'noOrderReason':
      return { kind: 'word', sql: 'c.no_order_reason', words: form.words.noOrderReason };
    case 'orderNumber':
      return {
        kind: 'code',
        sql: `CASE WHEN c.order_id IS NOT NULL
          THEN coalesce(m.numbers, o.number, (SELECT number FROM sales_order WHERE id = c.order_id)) END`,
      };
    case 'quantity':
      return { kind: 'number', sql: `coalesce(m.quantity, iif(${STANDING_ORDER}, o.total_quantity, NULL))` };
    case 'amount':
      return {
        kind: 'amount',
        sql: `coalesce(m.amount, iif(${STANDING_ORDER}, o.amount_minor, NULL))`,
        digits: form.currencyDigits,
      };
    case 'ticketNumbers':
      return { kind: 'code', sql: TICKET_NUMBERS };
    case 'note':
      return { kind: 'text', sql: 'c.note' };
  }
}
