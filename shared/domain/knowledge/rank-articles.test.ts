import { expect, it } from 'vitest';
import { type RankedArticle, rankArticles } from './rank-articles.ts';
import { searchParts, searchTerms } from './search-terms.ts';

const article = (id: string, categoryId: string | null, usedCount = 0): RankedArticle => ({
  ...{ id, categoryId, usedCount },
  kind: id.startsWith('idea') ? 'suggestion' : id.startsWith('any') ? null : 'complaint',
});
const articles = [
  article('any', null, 9),
  article('of-kind', null),
  article('above', 'goods'),
  article('own', 'broken'),
  article('own-used', 'broken', 3),
  article('beside', 'late', 9),
  article('idea', null),
];
const facts = { kind: 'complaint', categoryIds: ['broken', 'goods'] } as const;
const names = (
  hits: Parameters<typeof rankArticles<RankedArticle>>[2],
  given: Parameters<typeof rankArticles>[1] = facts,
) => rankArticles(articles, given, hits).map(({ id }) => id);

it('puts the nearest category first, then what is used most, and leaves out other kinds and branches', () => {
  expect(names(null)).toEqual(['own-used', 'own', 'above', 'any', 'of-kind']);
});

it('shows everything to whoever asks for no case', () => {
  expect(names(null, { kind: null, categoryIds: [] })).toHaveLength(articles.length);
});

it('puts what holds all of a text before everything, wherever it belongs', () => {
  expect(names(({ id }) => ({ all: id === 'beside', terms: id === 'above' ? 2 : 0 }))).toEqual([
    'beside',
    'own-used',
    'own',
    'above',
  ]);
});

it('looks for parts as they are, for long Chinese ones by pairs', () => {
  expect(searchParts('破损，两条  C-01')).toEqual(['破损', '两条', 'C-01']);
  expect(searchTerms('昨天送货晚了, C-01 x')).toEqual(['昨天', '天送', '送货', '货晚', '晚了', 'C-01']);
});
