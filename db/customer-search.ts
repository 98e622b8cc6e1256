import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/**
 * Every customer has one line-broken text of what it is found by, folded (NFKC, lower case):
 *
 *     ⏎ code ⏎ name ⏎ phone ⏎ … ⏎ initials, reading by reading ⏎
 *
 * A query is found anywhere in a line. With the line break asked along, "⏎138" is a line that begins with 138 and
 * "8000⏎" one that ends with it, so that ranking needs no index of its own: first whole lines (the exact code), then
 * ends of phones, then beginnings (of a name, of initials), then everything else.
 *
 * From three characters on candidates come from FTS5's trigrams and are checked against the text, because `detail=none`
 * knows which trigrams a text holds, not where. One or two characters are found by a second index whose tokens are made
 * here: every single character and every pair, written as code points, so that no tokenizer drops a bracket or a dash.
 */
const BREAK = '\n';

/** Lower case, full-width forms as half-width ones, no line breaks or NULs. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\0\s]+/g, ' ')
    .trim();
}

function searchText(row: SearchSource): string {
  const lines = [row.code, row.name, ...(row.phones?.split(' ') ?? []), ...row.initials.split(' ')];
  return BREAK + lines.map(fold).filter(Boolean).join(BREAK) + BREAK;
}

/** Characters and pairs of a text as tokens of FTS5's ascii tokenizer: code points in base 36, a pair joined by a dot. */
function gramTokens(text: string): Set<string> {
  const tokens = new Set<string>();
  let before = '';
  for (const character of text) {
    const name = characterToken(character);
    if (character !== BREAK) tokens.add(name);
    if (before !== '') tokens.add(pairToken(before, name));
    before = name;
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
  const known = sql<[number, number], number>(
    tx,
    'SELECT search_id FROM customer_search_text WHERE search_id BETWEEN ? AND ?',
  ).pluck();
  const dropTrigrams = sql<[number]>(tx, 'DELETE FROM customer_trigram WHERE rowid = ?');
  const dropGrams = sql<[number]>(tx, 'DELETE FROM customer_gram WHERE rowid = ?');
  for (const searchId of known.all(fromSearchId, toSearchId)) {
    dropTrigrams.run(searchId);
    dropGrams.run(searchId);
  }
  sql<[number, number]>(tx, 'DELETE FROM customer_search_text WHERE search_id BETWEEN ? AND ?').run(
    fromSearchId,
    toSearchId,
  );
  const addText = sql<[number, string]>(tx, 'INSERT INTO customer_search_text (search_id, text) VALUES (?, ?)');
  const addTrigrams = sql<[number, string]>(tx, 'INSERT INTO customer_trigram (rowid, text) VALUES (?, ?)');
  const addGrams = sql<[number, string]>(tx, 'INSERT INTO customer_gram (rowid, text) VALUES (?, ?)');
  for (const row of sourceRows(tx, fromSearchId, toSearchId)) {
    const text = searchText(row);
    addText.run(row.searchId, text);
    addTrigrams.run(row.searchId, text);
    addGrams.run(row.searchId, [...gramTokens(text)].join(' '));
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

/** As many candidates are ranked in memory; a query that matches more is asked again, best places first. */
const RANKED_AT_ONCE = 200;

/**
 * Search ids of the customers whose code, name, one of whose phones or pinyin initials holds `text`, best first, at
 * most `limit`. A number may be typed as it is written (+86, blanks, dashes). Nothing in `text` is an operator.
 */
export function searchCustomers(db: ReadableDB, text: string, limit: number): number[] {
  const found = new Set<number>();
  for (const needle of needlesOf(text)) {
    const candidates = find(db, needle.text, RANKED_AT_ONCE + 1);
    const ranked = candidates.length <= RANKED_AT_ONCE;
    const groups = ranked
      ? Map.groupBy(candidates, (candidate) => needle.best.findIndex((best) => candidate.text.includes(best)))
      : undefined;
    for (const [rank, best] of needle.best.entries()) {
      const hits = groups ? (groups.get(rank) ?? []) : find(db, best, limit);
      for (const hit of hits) found.add(hit.searchId);
      if (found.size >= limit) return [...found].slice(0, limit);
    }
  }
  return [...found];
}

interface Needle {
  readonly text: string;
  /** The same with line breaks, best place first; the last one is the text alone. */
  readonly best: readonly string[];
}

/** What is looked for: the text as typed, and a number without the signs people write it with. */
function needlesOf(text: string): Needle[] {
  const query = fold(text);
  const digits = query.replace(/[\s()+-]/g, '').replace(/^(?:0086|86)(?=1\d{10}$)/, '');
  const isNumber = /^\d{3,}$/.test(digits);
  const texts = isNumber && digits !== query ? [query, digits] : [query];
  return texts
    .filter((part) => part !== '')
    .map((part) => ({
      text: part,
      best: [BREAK + part + BREAK, ...(isNumber ? [part + BREAK] : []), BREAK + part, part],
    }));
}

interface Hit {
  readonly searchId: number;
  readonly text: string;
}

/** The texts that hold `needle`, in the order of their search ids. */
function find(db: ReadableDB, needle: string, limit: number): Hit[] {
  const characters = [...needle];
  if (characters.length <= 2) {
    const [first = '', second] = characters.map(characterToken);
    const token = second === undefined ? first : pairToken(first, second);
    return sql<[string, number], Hit>(
      db,
      `SELECT s.search_id AS searchId, s.text FROM customer_gram g JOIN customer_search_text s ON s.search_id = g.rowid
        WHERE g.customer_gram MATCH ? ORDER BY g.rowid LIMIT ?`,
    ).all(`"${token}"`, limit);
  }
  const trigrams = new Set<string>();
  for (let at = 0; at + 3 <= characters.length; at += 1) trigrams.add(characters.slice(at, at + 3).join(''));
  const match = [...trigrams].map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(' AND ');
  return sql<[string, string, number], Hit>(
    db,
    `SELECT s.search_id AS searchId, s.text FROM customer_trigram t JOIN customer_search_text s ON s.search_id = t.rowid
      WHERE t.customer_trigram MATCH ? AND instr(s.text, ?) > 0 ORDER BY t.rowid LIMIT ?`,
  ).all(match, needle, limit);
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
