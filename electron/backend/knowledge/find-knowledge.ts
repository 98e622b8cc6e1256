import type { z } from 'zod';
import type { ReadableDB } from '../../../db/connection.ts';
import {
  type ArticleHead,
  activeArticleHeads,
  allArticles,
  findArticle,
  type StoredArticle,
  searchArticles,
} from '../../../db/knowledge.ts';
import { findCategory } from '../../../db/ticket-categories.ts';
import { categoryPath } from '../../../db/ticket-setup.ts';
import type {
  articleLines,
  articleLinesInput,
  knowledgeInput,
  knowledgeOutput,
} from '../../../shared/contract/knowledge.ts';
import { type ArticleHits, rankArticles } from '../../../shared/domain/knowledge/rank-articles.ts';
import { searchParts, searchTerms } from '../../../shared/domain/knowledge/search-terms.ts';
import type { Query } from '../services.ts';

/** No center has more articles. */
const MOST_FOUND = 5_000;

/** Articles in use that help with a case, best first. What ranks them is shared/domain/knowledge/rank-articles.ts. */
export const findKnowledge: Query<z.output<typeof knowledgeInput>, z.input<typeof knowledgeOutput>> = (
  db,
  _ctx,
  { kind, categoryId, text, limit },
) => {
  const categoryIds = categoryId === null ? [] : categoryPath(db, categoryId).map(({ id }) => id);
  const ranked = rankArticles(activeArticleHeads(db), { kind, categoryIds }, hitsOf(db, text)).slice(0, limit);
  return { articles: ranked.map(({ id }) => shown(db, findArticle(db, id) as StoredArticle)) };
};

/** All articles, those out of use last; with a text those that hold all its parts. */
export const listArticles: Query<z.output<typeof articleLinesInput>, z.input<typeof articleLines>> = (
  db,
  _ctx,
  { text },
) => {
  const parts = searchParts(text).map((part) => searchArticles(db, part, MOST_FOUND));
  return {
    articles: allArticles(db)
      .filter(({ searchId }) => parts.every((found) => found.has(searchId)))
      .map((article) => ({
        ...shown(db, article),
        active: article.active === 1,
        changedAtMs: article.changedAtMs,
        changedByName: article.changedByName,
      })),
  };
};

/** null: nothing was typed. */
function hitsOf(db: ReadableDB, text: string): ((article: ArticleHead) => ArticleHits) | null {
  const parts = searchParts(text);
  if (parts.length === 0) return null;
  const found = (terms: readonly string[]) => terms.map((term) => searchArticles(db, term, MOST_FOUND));
  const [all, some] = [found(parts), found(searchTerms(text))];
  return ({ searchId }) => ({
    all: all.every((ids) => ids.has(searchId)),
    terms: some.filter((ids) => ids.has(searchId)).length,
  });
}

function shown(db: ReadableDB, article: StoredArticle) {
  const { id, kind, categoryId, title, body, answer, usedCount } = article;
  const categoryName = categoryId === null ? null : (findCategory(db, categoryId)?.name ?? null);
  return { id, kind, categoryId, categoryName, title, body, answer, usedCount };
}
