import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/**
 * What of this kind is found by any part of its fields: two full-text tables and one with the text, all with the same row
 * ids. `trigram` is FTS5's trigrams, checked against the text, because `detail=none` knows which trigrams a text holds,
 * not where; `gram` is for one or two characters, its tokens made here: every character and every pair, written as code
 * points, so that no tokenizer drops a bracket or a dash.
 */
export interface SearchTables {
  /** `(search_id INTEGER PRIMARY KEY, text TEXT)` */
  readonly text: string;
  /** `fts5(text, content='', contentless_delete=1, detail=none, tokenize='trigram')` */
  readonly trigram: string;
  /** The same with `tokenize='ascii'`. */
  readonly gram: string;
}

/** Between the fields of a text, and at its ends. */
export const BREAK = '\n';

export interface SearchText {
  readonly searchId: number;
  readonly text: string;
}

/** Lower case, full-width forms as half-width ones, no line breaks or NULs. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\0\s]+/g, ' ')
    .trim();
}

/** Adds the entries of one thing; its fields are folded and not empty. */
export function addSearchText(tx: WritableDB, tables: SearchTables, searchId: number, fields: readonly string[]): void {
  const text = BREAK + fields.join(BREAK) + BREAK;
  sql<[number, string]>(tx, `INSERT INTO ${tables.text} (search_id, text) VALUES (?, ?)`).run(searchId, text);
  sql<[number, string]>(tx, `INSERT INTO ${tables.trigram} (rowid, text) VALUES (?, ?)`).run(searchId, text);
  sql<[number, string]>(tx, `INSERT INTO ${tables.gram} (rowid, text) VALUES (?, ?)`).run(
    searchId,
    [...gramTokens(fields)].join(' '),
  );
}

/** Removes the entries whose ids lie in the range, both ends included; returns what they were. */
export function dropSearchTexts(
  tx: WritableDB,
  tables: SearchTables,
  fromSearchId: number,
  toSearchId: number,
): SearchText[] {
  const known = sql<[number, number], SearchText>(
    tx,
    `SELECT search_id AS searchId, text FROM ${tables.text} WHERE search_id BETWEEN ? AND ?`,
  ).all(fromSearchId, toSearchId);
  for (const { searchId } of known) {
    sql<[number]>(tx, `DELETE FROM ${tables.trigram} WHERE rowid = ?`).run(searchId);
    sql<[number]>(tx, `DELETE FROM ${tables.gram} WHERE rowid = ?`).run(searchId);
  }
  sql<[number, number]>(tx, `DELETE FROM ${tables.text} WHERE search_id BETWEEN ? AND ?`).run(fromSearchId, toSearchId);
  return known;
}

/** Puts the trigram and gram indexes into one piece each: worth its seconds after a bulk load, not after one row. */
export function optimizeSearch(tx: WritableDB, tables: SearchTables): void {
  for (const table of [tables.trigram, tables.gram]) {
    sql<[string]>(tx, `INSERT INTO ${table} (${table}) VALUES (?)`).run('optimize');
  }
}

/** How a needle, folded and not empty, is looked for: `recheck` when what matches may still lack it in its text. */
export interface TextMatch {
  readonly table: string;
  readonly match: string;
  readonly recheck: boolean;
}

export function textMatch(tables: SearchTables, needle: string): TextMatch {
  const characters = [...needle];
  if (characters.length <= 2) {
    const [first = '', second] = characters.map(characterToken);
    const token = second === undefined ? first : pairToken(first, second);
    return { table: tables.gram, match: `"${token}"`, recheck: false };
  }
  const trigrams = new Set<string>();
  for (let at = 0; at + 3 <= characters.length; at += 1) trigrams.add(characters.slice(at, at + 3).join(''));
  const match = [...trigrams].map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(' AND ');
  return { table: tables.trigram, match, recheck: characters.length > 3 };
}

/**
 * Search ids of those whose text holds `needle`, which is folded and not empty, at most `limit`: by ascending id, or the
 * newest first. Nothing in it is an operator.
 */
export function searchTexts(
  db: ReadableDB,
  tables: SearchTables,
  needle: string,
  limit: number,
  order: 'ASC' | 'DESC' = 'ASC',
): number[] {
  const { table, match, recheck } = textMatch(tables, needle);
  if (!recheck) {
    return sql<[string, number], number>(
      db,
      `SELECT rowid FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid ${order} LIMIT ?`,
    )
      .pluck()
      .all(match, limit);
  }
  return sql<[string, string, number], number>(
    db,
    `SELECT t.rowid FROM ${table} t JOIN ${tables.text} s ON s.search_id = t.rowid
      WHERE t.${table} MATCH ? AND instr(s.text, ?) > 0 ORDER BY t.rowid ${order} LIMIT ?`,
  )
    .pluck()
    .all(match, needle, limit);
}

/** Characters and pairs of fields as tokens of FTS5's ascii tokenizer: code points in base 36, a pair joined by a dot. */
function gramTokens(fields: readonly string[]): Set<string> {
  const tokens = new Set<string>();
  for (const field of fields) {
    let before = '';
    for (const character of field) {
      const name = characterToken(character);
      tokens.add(name);
      if (before !== '') tokens.add(pairToken(before, name));
      before = name;
    }
  }
  return tokens;
}

const characterNames = new Map<string, string>();

function characterToken(character: string): string {
  let name = characterNames.get(character);
  if (name === undefined) {
    name = (character.codePointAt(0) as number).toString(36);
    characterNames.set(character, name);
  }
  return name;
}

function pairToken(first: string, second: string): string {
  return `${first}·${second}`;
}
