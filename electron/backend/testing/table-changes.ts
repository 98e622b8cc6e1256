import type { ReadableDB } from '../../../db/connection.ts';

type Cell = string | number | null;
type Rows = Map<string, Readonly<Record<string, Cell>>>;

/** What the program keeps for itself: indexes, counters, clocks, versions, what a hub will hear, the log and what goes on beside it. */
const OWN =
  /^(class_change|reassignment|ticket_event|ticket_clock|ticket_pause|order_version|quota_use|stock_use|seat_state_change|audit|outbox|command|job|sqlite_|number_series|session|seat_hour)|_(search|words|letters|fts)|search_/;
/** When and by whom, which the row of the log says itself; what is worked out from other columns. */
const OWN_COLUMN =
  /^(rowid|version|revision|search_id|pinyin|initials|.*_pinyin|.*_initials|.*at_ms|.*_by|.*_by_name|password_hash|position|needed_skills)$/;

/** Every row of the tables that people change, by table and row number. */
export function allRows(db: ReadableDB): ReadonlyMap<string, Rows> {
  const tables = db.raw
    .prepare<[], { name: string; wr: number }>(
      "SELECT name, wr FROM pragma_table_list WHERE type = 'table' AND schema = 'main' ORDER BY name",
    )
    .all()
    .filter(({ name }) => !OWN.test(name));
  return new Map(tables.map(({ name }) => [name, rowsOf(db, name)]));
}

function rowsOf(db: ReadableDB, table: string): Rows {
  const keys = db.raw
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
    .pluck()
    .all(table);
  const rows = db.raw.prepare<[], Record<string, Cell>>(`SELECT * FROM "${table}"`).all();
  return new Map(rows.map((row, at) => [keys.length > 0 ? keys.map((key) => row[key]).join('\t') : String(at), row]));
}

export interface ChangedCell {
  readonly table: string;
  readonly column: string;
  readonly before: Cell;
  readonly after: Cell;
}

/** Cells that differ, leaving out what nobody has to be told. */
export function changedCells(before: ReadonlyMap<string, Rows>, after: ReadonlyMap<string, Rows>): ChangedCell[] {
  const cells: ChangedCell[] = [];
  for (const [table, now] of after) {
    const then = before.get(table) ?? new Map();
    for (const key of new Set([...then.keys(), ...now.keys()])) {
      const [old, young] = [then.get(key), now.get(key)];
      for (const column of Object.keys(young ?? old ?? {})) {
        const [from, to] = [old?.[column] ?? null, young?.[column] ?? null];
        if (from !== to && !OWN_COLUMN.test(column)) cells.push({ table, column, before: from, after: to });
      }
    }
  }
  return cells;
}

/** Single values in whatever is stored, as text: of JSON, of lists, of objects. */
export function valuesIn(value: unknown, into = new Set<string>()): Set<string> {
  if (value === null || value === undefined) return into;
  if (typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      into.add(key);
      valuesIn(item, into);
    }
    return into;
  }
  const text = typeof value === 'boolean' ? String(Number(value)) : String(value);
  const parsed = /^["[{]/.test(text) ? tryParse(text) : undefined;
  if (parsed !== undefined) return valuesIn(parsed, into);
  for (const part of [text, ...text.split(/[,\s–]+/)]) into.add(part);
  return into;
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
