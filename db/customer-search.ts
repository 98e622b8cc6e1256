import { type ReadableDB, sql, type WritableDB } from './connection.ts';
import {
  addSearchText,
  BREAK,
  dropSearchTexts,
  fold,
  optimizeSearch,
  type SearchTables,
  searchTexts,
} from './text-search.ts';

/**
 * A customer is found by any part of its fields: code, name, phones and every reading of its pinyin initials, folded
 * (NFKC, lower case). Three things are kept for that:
 *
 * - starts: each field as a row of a B-tree, phones also backwards. They answer "is exactly", "ends with" (phones) and
 *   "begins with" at once, which is the ranking; a search that they fill needs no more.
 * - the text: all fields with line breaks between them, ⏎ code ⏎ name ⏎ phone ⏎ … ⏎ initials ⏎.
 * - for what stands in the middle: trigrams and grams as db/text-search.ts keeps them.
 *
 * Ranking by trigrams alone (the line breaks as part of the query) was 5 to 28 ms at the 99th percentile of 100,000
 * customers for three common digits, since common trigrams that rarely stand together are walked to their end.
 */
const TABLES: SearchTables = { text: 'customer_search_text', trigram: 'customer_trigram', gram: 'customer_gram' };
/** Before a phone that stands backwards among the starts. */
const BACKWARDS = '\u0001';

function fieldsOf(row: SearchSource): string[] {
  return [row.code, row.name, ...(row.phones?.split(' ') ?? []), ...row.initials.split(' ')].map(fold).filter(Boolean);
}

interface SearchSource {
  readonly searchId: number;
  readonly code: string;
  readonly name: string;
  readonly initials: string;
  /** Numbers separated by blanks. */
  readonly phones: string | null;
}

/**
 * (Re)writes the search entries of the customers whose search ids lie in the range, both ends included. Run it after
 * customers or their phones were written; entries of customers that are gone are removed.
 */
export function indexCustomers(tx: WritableDB, fromSearchId: number, toSearchId: number): void {
  dropEntries(tx, fromSearchId, toSearchId);
  const addStart = sql<[string, number]>(
    tx,
    'INSERT INTO customer_search_start (term, search_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  for (const row of sourceRows(tx, fromSearchId, toSearchId)) {
    const fields = fieldsOf(row);
    addSearchText(tx, TABLES, row.searchId, fields);
    for (const term of startsOf(fields)) addStart.run(term, row.searchId);
  }
}

/** After a bulk load; see {@link optimizeSearch}. */
export function optimizeCustomerSearch(tx: WritableDB): void {
  optimizeSearch(tx, TABLES);
}

function startsOf(fields: readonly string[]): string[] {
  const backwards = fields.filter(isDigits).map((number) => BACKWARDS + reversed(number));
  return [...fields, ...backwards];
}

/** The text says which starts an entry has. */
function dropEntries(tx: WritableDB, fromSearchId: number, toSearchId: number): void {
  const dropStart = sql<[string, number]>(tx, 'DELETE FROM customer_search_start WHERE term = ? AND search_id = ?');
  for (const { searchId, text } of dropSearchTexts(tx, TABLES, fromSearchId, toSearchId)) {
    for (const term of startsOf(text.split(BREAK).filter(Boolean))) dropStart.run(term, searchId);
  }
}

/** Read in pages: a statement that is being iterated keeps its connection from writing. */
function* sourceRows(db: ReadableDB, fromSearchId: number, toSearchId: number): Generator<SearchSource> {
  const page = sql<[number, number], SearchSource>(
    db,
    `SELECT search_id AS searchId, code, name, initials,
            (SELECT group_concat(number, ' ') FROM customer_phone p WHERE p.customer_id = c.id) AS phones
       FROM customer c WHERE search_id BETWEEN ? AND ? ORDER BY search_id LIMIT 1000`,
  );
  for (let next = fromSearchId; next <= toSearchId; ) {
    const rows = page.all(next, toSearchId);
    if (rows.length === 0) return;
    yield* rows;
    next = (rows.at(-1) as SearchSource).searchId + 1;
  }
}

/**
 * Search ids of the customers whose code, name, one of whose phones or pinyin initials holds `text`, at most `limit`:
 * first whole fields (the exact code), then ends of phones, then beginnings of fields, then everything else. A number
 * may be typed as it is written (+86, blanks, dashes). Nothing in `text` is an operator.
 */
export function searchCustomers(db: ReadableDB, text: string, limit: number): number[] {
  const found = new Set<number>();
  const add = (ids: readonly number[]) => {
    for (const id of ids) if (found.size < limit) found.add(id);
  };
  const wanted = wantedTexts(text);
  const steps: ((part: string) => number[])[] = [
    (part) => whole(db, part, limit),
    (part) => (part.length >= 3 && isDigits(part) ? beginning(db, BACKWARDS + reversed(part), limit) : []),
    (part) => beginning(db, part, limit),
    // What was found already may come again, so that many more are asked for.
    (part) => searchTexts(db, TABLES, part, limit + found.size),
  ];
  for (const step of steps) {
    for (const part of wanted) if (found.size < limit) add(step(part));
  }
  return [...found];
}

/** Search ids of the customers one of whose phones ends with these digits, at most `limit`. */
export function searchPhoneEnds(db: ReadableDB, digits: string, limit: number): number[] {
  return [...new Set(beginning(db, BACKWARDS + reversed(digits), limit))];
}

/** What is looked for: the text as typed, and a number without the signs people write it with. */
function wantedTexts(text: string): string[] {
  const query = fold(text);
  const digits = query.replace(/[\s()+-]/g, '').replace(/^(?:0086|86)(?=1\d{10}$)/, '');
  const isNumber = digits.length >= 3 && isDigits(digits);
  return (isNumber && digits !== query ? [query, digits] : [query]).filter((part) => part !== '');
}

function isDigits(text: string): boolean {
  return /^\d+$/.test(text);
}

function reversed(digits: string): string {
  return [...digits].reverse().join('');
}

function whole(db: ReadableDB, term: string, limit: number): number[] {
  return sql<[string, number], number>(
    db,
    'SELECT search_id FROM customer_search_start WHERE term = ? ORDER BY search_id LIMIT ?',
  )
    .pluck()
    .all(term, limit);
}

function beginning(db: ReadableDB, start: string, limit: number): number[] {
  return sql<[string, string, number], number>(
    db,
    'SELECT search_id FROM customer_search_start WHERE term >= ? AND term < ? ORDER BY term, search_id LIMIT ?',
  )
    .pluck()
    .all(start, `${start}\u{10ffff}`, limit);
}

/** The same answer, unranked, by looking at every customer: the reference of tests and of the benchmark. */
export function scanCustomers(db: ReadableDB, text: string, limit: number): number[] {
  return sql<[string, number], number>(
    db,
    'SELECT search_id FROM customer_search_text WHERE instr(text, ?) > 0 ORDER BY search_id LIMIT ?',
  )
    .pluck()
    .all(fold(text), limit);
}
