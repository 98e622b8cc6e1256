import type { z } from 'zod';
import type { WritableDB } from '../../../db/connection.ts';
import {
  type ArticleRow,
  countArticleUse,
  findArticle,
  isTitleTaken,
  putArticle,
  type StoredArticle,
} from '../../../db/knowledge.ts';
import { findCategory } from '../../../db/ticket-categories.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type {
  SaveArticleInput,
  saveArticleOutput,
  setArticleActiveInput,
  useArticleInput,
} from '../../../shared/contract/knowledge.ts';
import type { CommandContext, UseCase } from '../services.ts';

/** Writes an article, new or changed. Errors: see `saveArticleInput`. */
export const saveArticle: UseCase<SaveArticleInput, z.input<typeof saveArticleOutput>> = (tx, ctx, input) => {
  const before = input.id === null ? undefined : requireArticle(tx, input.id);
  const { title, body, answer, categoryId } = input;
  const category = categoryId === null ? null : findCategory(tx, categoryId);
  if (category === undefined) throw new AppError('not-found', 'category-unknown');
  if (isTitleTaken(tx, title, before?.id ?? null)) {
    throw new AppError('conflict', 'article-title-taken', { title }, [{ path: 'title', key: 'article-title-taken' }]);
  }
  const kind = category?.kind ?? input.kind;
  const article = { id: before?.id ?? ctx.newId(), kind, categoryId, title, body, answer };
  write(tx, ctx, { ...article, active: before?.active ?? 1, usedCount: before?.usedCount ?? 0 }, before);
  return { id: article.id };
};

/** Out of use or in use again. Error: `not-found/article-unknown`. */
export const setArticleActive: UseCase<z.output<typeof setArticleActiveInput>, { ok: true }> = (tx, ctx, input) => {
  const { searchId: _, ...article } = requireArticle(tx, input.id);
  write(tx, ctx, { ...article, active: input.active ? 1 : 0 }, article);
  return { ok: true };
};

/** Counts that an article was inserted or read out. Error: `not-found/article-unknown`. */
export const useArticle: UseCase<z.output<typeof useArticleInput>, { ok: true }> = (tx, _ctx, { id }) => {
  requireArticle(tx, id);
  countArticleUse(tx, id);
  return { ok: true };
};

function write(
  tx: WritableDB,
  ctx: CommandContext,
  article: Omit<ArticleRow, 'changedAtMs' | 'changedByName'>,
  before: ArticleRow | undefined,
): void {
  putArticle(tx, { ...article, changedAtMs: ctx.nowMs, changedByName: ctx.actor.name });
  ctx.audit({ entity: 'knowledge-article', entityId: article.id, ...(before ? { before } : {}), after: article });
  ctx.publish('case-setup.changed', [article.id]);
}

function requireArticle(tx: WritableDB, id: string): StoredArticle {
  const article = findArticle(tx, id);
  if (!article) throw new AppError('not-found', 'article-unknown');
  return article;
}
