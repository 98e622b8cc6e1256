import type { CallColumn, CallLogFilter } from '../shared/contract/call-log.ts';
import type { ZoneOffset } from '../shared/domain/calendar/zone-offsets.ts';
import type { RowShape } from '../shared/domain/exports/file-table.ts';
import { TICKET_NUMBERS } from './call-log.ts';
import { type CallLogView, callLogCondition } from './call-log-filter.ts';
import type { ReadableDB } from './connection.ts';
import { type ExportCell, exportCellSql, exportRowSql } from './export-cells.ts';
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
 * Lines joined in SQL to pages of 2,000 to 8,000 saved nothing: over 300,000 calls 1.3 to 1.5 s of processor time either way,
 * with 20 to 80 MB more.
 */
export function callExportRows(
  db: ReadableDB,
  filter: CallLogFilter,
  view: CallLogView,
  form: CallExportForm,
  shape: RowShape,
): IterableIterator<string> {
  const { where, params } = callLogCondition(db, filter, view);
  const joins = SHARED.map((part) => shareCells(db, part, form, shape));
  shareOrders(db);
  // Prepared for this run only: its text holds the chosen columns and words, and kept statements are never dropped.
  return db.raw
    .prepare<object, string>(
      `SELECT ${exportRowSql(
        shape,
        form.columns.map((column, at) => cellOf(column, at, view, form)),
        form.offsets,
      )}
         FROM call c
         ${joins.join(' ')}
         LEFT JOIN temp.export_many m ON m.call_id = iif(c.order_id IS NULL, NULL, c.id)
         LEFT JOIN sales_order o ON o.call_id = iif(c.order_id IS NULL OR m.call_id IS NOT NULL, NULL, c.id)
        WHERE ${where}
        ORDER BY c.business_date, c.started_at_ms, c.rowid`,
    )
    .pluck()
    .iterate(params) as IterableIterator<string>;
}

/** Cells that many calls share, each made once: over a million calls that is a fifth of the time. */
interface SharedCells {
  /** A table of few rows, and its name in the query. */
  readonly table: string;
  readonly alias: string;
  readonly columns: Partial<Record<CallColumn, string>>;
}
const SHARED: readonly SharedCells[] = [
  { table: 'seat', alias: 's', columns: { seat: 'code' } },
  { table: 'operator', alias: 'p', columns: { operator: 'name' } },
  { table: 'customer', alias: 'k', columns: { customerCode: 'code', customerName: 'name' } },
  { table: 'class', alias: 'l', columns: { class: 'name' } },
  { table: 'route', alias: 'r', columns: { route: 'code' } },
];

/** Makes the cells on this connection, for as long as it lives; returns the join to them. */
function shareCells(db: ReadableDB, part: SharedCells, form: CallExportForm, shape: RowShape): string {
  const { table, alias, columns } = part;
  const cells = form.columns.flatMap((column, at) => {
    const sql = columns[column];
    if (sql === undefined) return [];
    return [{ name: `cell_${at}`, sql: exportCellSql(shape, { kind: 'text', sql }, at, form.offsets) }];
  });
  if (cells.length === 0) return '';
  const name = table === 'operator' ? 'name' : 'NULL';
  // The cells lie beside their key: one look finds both.
  db.raw.exec(
    `DROP TABLE IF EXISTS temp.export_${table};
     CREATE TEMP TABLE export_${table} (id TEXT PRIMARY KEY, name, ${cells.map((cell) => cell.name).join(', ')})
       WITHOUT ROWID;
     INSERT INTO temp.export_${table} SELECT id, ${name}, ${cells.map((cell) => cell.sql).join(', ')} FROM ${table};`,
  );
  return `LEFT JOIN temp.export_${table} ${alias} ON ${alias}.id = c.${table}_id`;
}

/**
 * Calls in which more than one order was taken are few: summed beforehand, the others are one join away. A subquery a cell
 * and call, as the screen's page has it, cost a quarter more time over a million calls.
 */
function shareOrders(db: ReadableDB): void {
  db.raw.exec(
    `DROP TABLE IF EXISTS temp.export_many;
     CREATE TEMP TABLE export_many (call_id TEXT PRIMARY KEY, numbers TEXT, quantity INTEGER, amount INTEGER) WITHOUT ROWID;
     INSERT INTO temp.export_many
       SELECT o.call_id, group_concat(o.number, ' ' ORDER BY o.number),
           sum(o.total_quantity) FILTER (WHERE ${STANDING_ORDER}), sum(o.amount_minor) FILTER (WHERE ${STANDING_ORDER})
         FROM sales_order o
        WHERE o.call_id IN (SELECT call_id FROM sales_order WHERE call_id IS NOT NULL GROUP BY call_id HAVING count(*) > 1)
        GROUP BY o.call_id;`,
  );
}

function cellOf(column: CallColumn, at: number, view: CallLogView, form: CallExportForm): ExportCell {
  switch (column) {
    case 'id':
      return { kind: 'code', sql: 'c.id' };
    case 'businessDate':
      return { kind: 'date', sql: 'c.business_date' };
    case 'direction':
      return { kind: 'word', sql: 'c.direction', words: form.words.direction };
    case 'seat':
      return { kind: 'finished', sql: `s.cell_${at}` };
    case 'operator': {
      // The name that the operator had in the call, where that was another.
      const former = { when: 'c.operator_name <> p.name', text: 'c.operator_name' };
      return { kind: 'finished', sql: `p.cell_${at}`, unless: former };
    }
    case 'customerCode':
    case 'customerName':
      return { kind: 'finished', sql: `k.cell_${at}` };
    case 'number':
      return { kind: 'text', sql: view.fullNumbers ? 'c.number' : `(${maskedNumberSql('c.number')})` };
    case 'class':
      return { kind: 'finished', sql: `l.cell_${at}` };
    case 'route':
      return { kind: 'finished', sql: `r.cell_${at}` };
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
