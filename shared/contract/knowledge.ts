import { z } from 'zod';
import { id, instantMs } from './primitives.ts';
import { ticketKind } from './tickets.ts';

export const MOST_ARTICLE_BODY = 10_000;
export const MOST_ANSWER = 2000;

const text = (most: number) => z.string().trim().max(most);

/**
 * An article, new (`id` null) or changed; one of a category is of its kind. Refusals: `not-found/article-unknown`,
 * `not-found/category-unknown`, `conflict/article-title-taken` {title}.
 */
export const saveArticleInput = z.object({
  id: id.nullable(),
  kind: ticketKind.nullable(),
  categoryId: id.nullable(),
  title: text(120).min(1),
  body: text(MOST_ARTICLE_BODY).min(1),
  answer: text(MOST_ANSWER),
});
export type SaveArticleInput = z.output<typeof saveArticleInput>;
export const saveArticleOutput = z.object({ id });
export const setArticleActiveInput = z.object({ id, active: z.boolean() });

const article = z.object({
  id,
  kind: ticketKind.nullable(),
  categoryId: id.nullable(),
  categoryName: z.string().nullable(),
  title: z.string(),
  body: z.string(),
  /** What may be said to the customer word for word; may be empty. */
  answer: z.string(),
  usedCount: z.number().int(),
});

/** Articles for a case that is being written: by what is typed so far, the nearest category first. */
export const knowledgeInput = z.object({
  kind: ticketKind.nullable().default(null),
  categoryId: id.nullable().default(null),
  text: z.string().max(20_000).default(''),
  limit: z.number().int().min(1).max(50).default(10),
});
export const knowledgeOutput = z.object({ articles: z.array(article) });

/** Every article that holds all parts of the text, for whoever writes them. */
export const articleLinesInput = z.object({ text: text(100).default('') });
export const articleLine = article.extend({ active: z.boolean(), changedAtMs: instantMs, changedByName: z.string() });
export type ArticleLine = z.output<typeof articleLine>;
export const articleLines = z.object({ articles: z.array(articleLine) });

/** It was inserted as an answer, or read out. */
export const useArticleInput = z.object({ id });
