import type { TicketKind } from '../shared/contract/tickets.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';
import { addSearchText, dropSearchTexts, fold, type SearchTables, searchTexts } from './text-search.ts';

/** A short article; `kind` and `categoryId` null: for every case. */
export interface ArticleRow {
  readonly id: string;
  readonly kind: TicketKind | null;
  readonly categoryId: string | null;
  readonly title: string;
  readonly body: string;
  /** What may be said to the customer word for word. */
  readonly answer: string;
  readonly active: 0 | 1;
  readonly usedCount: number;
  readonly changedAtMs: number;
  readonly changedByName: string;
}

export interface StoredArticle extends ArticleRow {
  readonly searchId: number;
}

const TABLES: SearchTables = { text: 'knowledge_search_text', trigram: 'knowledge_trigram', gram: 'knowledge_gram' };

const COLUMNS = `search_id AS searchId, id, kind, category_id AS categoryId, title, body, answer, active,
  used_count AS usedCount, changed_at_ms AS changedAtMs, changed_by_name AS changedByName`;

/** Writes an article, new or changed, with its search entries. How often it was used stays. */
export function putArticle(tx: WritableDB, row: ArticleRow): void {
  const searchId = sql<ArticleRow, number>(
    tx,
    `INSERT INTO knowledge_article (id, kind, category_id, title, body, answer, active, used_count, changed_at_ms, changed_by_name)
     VALUES (@id, @kind, @categoryId, @title, @body, @answer, @active, @usedCount, @changedAtMs, @changedByName)
     ON CONFLICT (id) DO UPDATE SET kind = @kind, category_id = @categoryId, title = @title, body = @body, answer = @answer,
       active = @active, changed_at_ms = @changedAtMs, changed_by_name = @changedByName
     RETURNING search_id`,
  )
    .pluck()
    .get(row) as number;
  dropSearchTexts(tx, TABLES, searchId, searchId);
  addSearchText(tx, TABLES, searchId, [row.title, row.body, row.answer].map(fold).filter(Boolean));
}

export function findArticle(db: ReadableDB, id: string): StoredArticle | undefined {
  return sql<[string], StoredArticle>(db, `SELECT ${COLUMNS} FROM knowledge_article WHERE id = ?`).get(id);
}

/** What ranks an article, without its words. */
export type ArticleHead = Pick<StoredArticle, 'searchId' | 'id' | 'kind' | 'categoryId' | 'usedCount'>;

/** Those in use. Reading a thousand with their words took 40 ms, their heads 1 ms. */
export function activeArticleHeads(db: ReadableDB): ArticleHead[] {
  return sql<[], ArticleHead>(
    db,
    `SELECT search_id AS searchId, id, kind, category_id AS categoryId, used_count AS usedCount FROM knowledge_article
      WHERE active = 1 ORDER BY title, id`,
  ).all();
}

/** Whether another article has this title. */
export function isTitleTaken(db: ReadableDB, title: string, exceptId: string | null): boolean {
  return (
    sql<[string, string | null]>(db, 'SELECT 1 FROM knowledge_article WHERE title = ? AND id IS NOT ? LIMIT 1').get(
      title,
      exceptId,
    ) !== undefined
  );
}

/** All of them, those used most first. */
export function allArticles(db: ReadableDB): StoredArticle[] {
  return sql<[], StoredArticle>(
    db,
    `SELECT ${COLUMNS} FROM knowledge_article ORDER BY active DESC, used_count DESC, title, id`,
  ).all();
}

export function countArticleUse(tx: WritableDB, id: string): void {
  sql<[string]>(tx, 'UPDATE knowledge_article SET used_count = used_count + 1 WHERE id = ?').run(id);
}

/** Search ids of the articles whose title, body or answer holds the text; empty for an empty text. */
export function searchArticles(db: ReadableDB, text: string, limit: number): ReadonlySet<number> {
  const needle = fold(text);
  return new Set(needle === '' ? [] : searchTexts(db, TABLES, needle, limit));
}
