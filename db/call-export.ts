import type { CallColumn, CallLogFilter } from '../shared/contract/call-log.ts';
import type { ZoneOffset } from '../shared/domain/calendar/zone-offsets.ts';
import { CALL_JOINS, orderOfCallSql } from './call-log.ts';
import { type CallLogView, callLogCondition } from './call-log-filter.ts';
import type { ReadableDB } from './connection.ts';
import { csvPlainSql, csvTextSql, csvTimeSql, csvWordSql } from './csv-sql.ts';
import { maskedNumberSql } from './number-mask.ts';

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
      `SELECT ${form.columns.map((column) => `(${cellSql(column, view, form)})`).join(` || ',' || `)}
         FROM call c
         ${CALL_JOINS}
        WHERE ${where}
        ORDER BY c.business_date, c.started_at_ms, c.rowid`,
    )
    .pluck()
    .iterate(params) as IterableIterator<string>;
}

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
      return csvPlainSql(orderOfCallSql('number'));
    case 'quantity':
      return csvPlainSql(orderOfCallSql('quantity'));
    case 'amount':
      return csvPlainSql(orderOfCallSql('amount', form.currencyDigits));
    case 'note':
      return csvTextSql('c.note');
  }
}

/** Runs `work` on one unchanging view of the database: what others commit meanwhile is not seen. */
export function inSnapshot<T>(db: ReadableDB, work: () => T): T {
  return db.raw.transaction(work).deferred();
}
