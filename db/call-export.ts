import type { CallColumn, CallLogFilter } from '../shared/contract/call-log.ts';
import type { ZoneOffset } from '../shared/domain/calendar/zone-offsets.ts';
import { CALL_JOINS } from './call-log.ts';
import { type CallLogView, callLogCondition } from './call-log-filter.ts';
import type { ReadableDB } from './connection.ts';
import { csvLineSql, csvPlainSql, csvTextSql, csvTimeSql, csvWordSql } from './csv-sql.ts';
import { maskedNumberSql } from './number-mask.ts';
import { STANDING_ORDER } from './standing-orders.ts';

/** How the lines of an export are worded: code words as finished CSV cells, zone offsets over the exported time. */
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
 * The CSV lines (without line ends) of what the filter shows, oldest first, one at a time, so that memory stays bounded.
 * Run it in {@link inSnapshot} when a count has to fit.
 */
export function callExportLines(
  db: ReadableDB,
  filter: CallLogFilter,
  view: CallLogView,
  form: CallExportForm,
): IterableIterator<string> {
  const { where, params } = callLogCondition(filter, view);
  // Prepared for this run only: its text holds the chosen columns and words, and kept statements are never dropped.
  return db.raw
    .prepare<object, string>(
      `WITH ${CALLS_WITH_ORDERS}
       SELECT ${csvLineSql(form.columns.map((column) => cellSql(column, view, form)))}
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

function cellSql(column: CallColumn, view: CallLogView, form: CallExportForm): string {
  switch (column) {
    case 'id':
      return 'c.id';
    case 'businessDate':
      return 'c.business_date';
    case 'direction':
      return csvWordSql('c.direction', form.words.direction);
    case 'seat':
      return csvTextSql('s.code');
    case 'operator':
      return csvTextSql('p.name');
    case 'customerCode':
      return csvTextSql('k.code');
    case 'customerName':
      return csvTextSql('k.name');
    case 'number':
      return csvTextSql(view.fullNumbers ? 'c.number' : `(${maskedNumberSql('c.number')})`);
    case 'class':
      return csvTextSql('l.name');
    case 'route':
      return csvTextSql('r.code');
    case 'task':
      return csvPlainSql('c.task_id');
    case 'source':
      return csvWordSql('c.source', form.words.source);
    case 'startedAt':
      return csvTimeSql('c.started_at_ms', form.offsets);
    case 'answeredAt':
      return csvTimeSql('c.answered_at_ms', form.offsets);
    case 'endedAt':
      return csvTimeSql('c.ended_at_ms', form.offsets);
    case 'talkSeconds':
      return 'c.talk_seconds';
    case 'holdSeconds':
      return 'c.hold_seconds';
    case 'wrapUpSeconds':
      return 'c.wrap_up_seconds';
    case 'disposition':
      return csvWordSql('c.disposition', form.words.disposition);
    case 'noOrderReason':
      return csvWordSql('c.no_order_reason', form.words.noOrderReason);
    case 'orderNumber':
      return `CASE WHEN c.order_id IS NULL THEN ''
        ELSE coalesce(m.numbers, o.number, (SELECT number FROM sales_order WHERE id = c.order_id), '') END`;
    case 'quantity':
      return `coalesce(m.quantity, iif(${STANDING_ORDER}, o.total_quantity, ''), '')`;
    case 'amount':
      return `CASE WHEN m.amount IS NOT NULL THEN ${decimalSql('m.amount', form.currencyDigits)}
        WHEN ${STANDING_ORDER} THEN ${decimalSql('o.amount_minor', form.currencyDigits)} ELSE '' END`;
    case 'note':
      return csvTextSql('c.note');
  }
}

/** Minor units as a decimal number; exact up to 2^53. */
function decimalSql(column: string, digits: number): string {
  return `format('%.${digits}f', ${column} / ${10 ** digits}.0)`;
}

/** Runs `work` on one unchanging view of the database: what others commit meanwhile is not seen. */
export function inSnapshot<T>(db: ReadableDB, work: () => T): T {
  return db.raw.transaction(work).deferred();
}
