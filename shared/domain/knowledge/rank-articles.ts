import type { TicketKind } from '../../contract/tickets.ts';

export interface RankedArticle {
  readonly id: string;
  readonly kind: TicketKind | null;
  readonly categoryId: string | null;
  readonly usedCount: number;
}

export interface ArticleFacts {
  readonly kind: TicketKind | null;
  /** The category of the case and those above it, the nearest first. */
  readonly categoryIds: readonly string[];
}

/** What the search says of an article: whether all that was asked for is in it, and how many of its terms are. */
export interface ArticleHits {
  readonly all: boolean;
  readonly terms: number;
}

/**
 * Articles for a case, best first: those that hold all that was typed, then those of the nearest category, then those
 * with more of the terms, then those used most. What is for another kind or another branch is left out unless it holds
 * all; with a text (`hits` not null) what holds nothing of it stays only if it is of the category itself.
 */
export function rankArticles<Article extends RankedArticle>(
  articles: readonly Article[],
  { kind, categoryIds }: ArticleFacts,
  hitsOf: ((article: Article) => ArticleHits) | null,
): Article[] {
  return articles
    .map((article) => {
      const hits = hitsOf?.(article) ?? { all: false, terms: 0 };
      const at = article.categoryId === null ? categoryIds.length : categoryIds.indexOf(article.categoryId);
      const isOther = at < 0 || (kind !== null && article.kind !== null && article.kind !== kind);
      return { article, hits, isOther, far: at < 0 ? categoryIds.length + 1 : at };
    })
    .filter(({ hits, isOther, far }) => {
      if (hits.all) return true;
      if (isOther && (categoryIds.length > 0 || kind !== null)) return false;
      return hitsOf === null || hits.terms > 0 || (far === 0 && categoryIds.length > 0);
    })
    .toSorted(
      (a, b) =>
        Number(b.hits.all) - Number(a.hits.all) ||
        a.far - b.far ||
        b.hits.terms - a.hits.terms ||
        b.article.usedCount - a.article.usedCount,
    )
    .map(({ article }) => article);
}
