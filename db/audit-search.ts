import { changesBetween } from '../shared/domain/audit/changes.ts';
import { isBeginning, type RowWords, rowWords } from '../shared/domain/audit/search-words.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/**
 * Words of the audit log: an FTS5 index without the texts, whose tokens are made by shared/domain/audit/search-words.ts.
 * It is written by a job, not with the row, so that no order waits for it; rows behind `searchedTo` are looked through.
 */

/**
 * FTS5 walks all rows of a word from the newest on, however far back a search begins (17 ms in the middle of 100,000).
 * So a word is kept with the stretch of rows it stands in, and a search goes from stretch to stretch.
 */
export const STRETCH_ROWS = 16_384;

export function stretchOf(seq: number): number {
  return Math.floor(seq / STRETCH_ROWS);
}

/** The last row that the index knows. */
export function searchedTo(db: ReadableDB): number {
  return sql<[], number>(db, 'SELECT seq FROM audit_searched').pluck().get() as number;
}

export interface WordsOfRow extends RowWords {
  readonly seq: number;
}

/** The words of the next rows that the index does not know, oldest first. */
export function nextWords(db: ReadableDB, most: number): WordsOfRow[] {
  return sql<[number, number], { seq: number; before: string | null; after: string | null; reason: string | null }>(
    db,
    'SELECT seq, before, after, reason FROM audit WHERE seq > ? ORDER BY seq LIMIT ?',
  )
    .all(searchedTo(db), most)
    .map(({ seq, before, after, reason }) => ({ seq, ...wordsOfStored(before, after, reason) }));
}

/** The words of a row as it is stored, `before` and `after` as JSON. */
export function wordsOfStored(before: string | null, after: string | null, reason: string | null): RowWords {
  return rowWords(changesBetween(parsed(before), parsed(after)), reason);
}

/** Adds rows to the index, in their order; those that it knows meanwhile are left out. */
export function addWords(tx: WritableDB, rows: readonly WordsOfRow[]): void {
  const known = searchedTo(tx);
  for (const row of rows) if (row.seq > known) insertWords(tx, row);
  const last = rows.at(-1)?.seq ?? known;
  if (last > known) sql<[number]>(tx, 'UPDATE audit_searched SET seq = ?').run(last);
}

/** Adds the words of a row to the index of the log, or of a copy of it. */
export function insertWords(tx: WritableDB, { seq, words, reason, numbers }: WordsOfRow): void {
  sql<[number, string, string, string]>(
    tx,
    'INSERT INTO audit_search (rowid, words, reason, numbers) VALUES (?, ?, ?, ?)',
  ).run(seq, kept(words), kept(reason), kept(numbers));
  function kept(tokens: readonly string[]): string {
    return tokens.map((token) => tokenIn(stretchOf(seq), token)).join(' ');
  }
}

function tokenIn(stretch: number, token: string): string {
  return `${stretch}x${token}`;
}

/** The query of FTS5 for terms in some of the columns, in one stretch. Tokens are letters and digits: none is an operator. */
export function matchOf(
  columns: readonly (keyof RowWords)[],
  terms: readonly (readonly string[])[],
  stretch: number,
): string {
  const phrases = terms.map(
    (term) => `"${term.map((token) => tokenIn(stretch, token)).join(' ')}"${isBeginning(term) ? ' *' : ''}`,
  );
  return phrases.map((phrase) => `{${columns.join(' ')}} : ${phrase}`).join(' AND ');
}

function parsed(json: string | null): unknown {
  return json === null ? undefined : JSON.parse(json);
}
