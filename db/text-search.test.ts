import { afterEach, beforeEach, expect, it } from 'vitest';
import { openMigrated, type WritableDB } from './connection.ts';
import { addSearchText, dropSearchTexts, fold, type SearchTables, searchTexts } from './text-search.ts';

const TABLES: SearchTables = {
  text: 'knowledge_search_text',
  trigram: 'knowledge_trigram',
  gram: 'knowledge_gram',
};
let db: WritableDB;
beforeEach(() => {
  db = openMigrated(':memory:');
  addSearchText(db, TABLES, 1, ['货物破损', 'c-20261124-0001'].map(fold));
  addSearchText(db, TABLES, 2, ['送货晚了', '货（物）'].map(fold));
  addSearchText(db, TABLES, 3, ['破 损', '"quoted" OR text*'].map(fold));
});
afterEach(() => db.raw.close());

const found = (text: string, limit = 9) => searchTexts(db, TABLES, fold(text), limit);

it('finds any part from one character on, across no border of fields', () => {
  expect(found('货')).toEqual([1, 2]);
  expect(found('破损')).toEqual([1]);
  expect(found('货物破')).toEqual([1]);
  expect(found('损c')).toEqual([]);
  expect(found('0001')).toEqual([1]);
  expect(found('(物)')).toEqual([2]);
  expect(found('货', 1)).toEqual([1]);
  expect(searchTexts(db, TABLES, '货', 1, 'DESC')).toEqual([2]);
});

it('takes nothing as an operator, and parts only where they stand together', () => {
  expect(found('"quoted" or')).toEqual([3]);
  expect(found('text*')).toEqual([3]);
  expect(found('c-2026-0001')).toEqual([]);
});

it('forgets what is dropped', () => {
  expect(dropSearchTexts(db, TABLES, 1, 2).map(({ searchId }) => searchId)).toEqual([1, 2]);
  expect([found('货'), found('货物破'), found('"quoted"')]).toEqual([[], [], [3]]);
});
