import { afterEach, beforeEach, expect, it } from 'vitest';
import { seedCategory } from '../../../db/testing/seed-category.ts';
import { knowledgeInput, saveArticleInput } from '../../../shared/contract/knowledge.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { findKnowledge, listArticles } from './find-knowledge.ts';
import { saveArticle, setArticleActive, useArticle } from './save-article.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter();
  await center.services.writer.write((tx) => {
    seedCategory(tx, { id: 'goods', code: 'G', name: '货物' });
    seedCategory(tx, { id: 'broken', parentId: 'goods', code: 'B', name: '破损' });
    seedCategory(tx, { id: 'late', code: 'L', name: '送货' });
  });
});
afterEach(() => center.close());

async function save(title: string, body: string, more: Record<string, unknown> = {}): Promise<string> {
  const plain = { id: null, kind: null, categoryId: null, answer: '' };
  return (
    await center.command(center.as('lead'), saveArticle, saveArticleInput.parse({ ...plain, title, body, ...more }))
  ).id;
}
const found = (asked: Record<string, unknown>) =>
  findKnowledge(center.services.db, center.as('op1'), knowledgeInput.parse(asked)).articles.map(({ title }) => title);
const refusal = (key: string) => expect.objectContaining({ key });

it('finds articles by two characters, the nearest category first, while a sentence is typed', async () => {
  await save('补送流程', '破损的货当天登记，次日补送。', { categoryId: 'goods' });
  await save('破损认定', '收货时当面清点，拍照留存。', { categoryId: 'broken' });
  await save('晚点处理', '送货晚于约定两小时可以投诉。', { categoryId: 'late' });
  await save('通用话术', '感谢您的来电。');
  expect(found({ text: '破损' })).toEqual(['破损认定', '补送流程']);
  expect(found({ kind: 'complaint', categoryId: 'broken' })).toEqual(['破损认定', '补送流程', '通用话术']);
  expect(found({ kind: 'complaint', categoryId: 'late', text: '今天送货又晚了三个小时' })).toEqual(['晚点处理']);
  expect(found({ text: '拍照，清点' })).toEqual(['破损认定']);
  expect(found({ text: '没有这样的话' })).toEqual([]);
});

it('forgets old words when an article is changed, and hides it when it is out of use', async () => {
  const id = await save('破损认定', '拍照留存');
  await expect(save('破损认定', 'x')).rejects.toEqual(refusal('article-title-taken'));
  await save('破损认定', '录像留存', { id, categoryId: 'broken', kind: 'suggestion' });
  expect([found({ text: '拍照' }), found({ text: '录像' })]).toEqual([[], ['破损认定']]);
  const [line] = listArticles(center.services.db, center.as('lead'), { text: '录像' }).articles;
  expect(line).toMatchObject({ kind: 'complaint', categoryName: '破损', active: true, changedByName: 'LEAD' });
  await center.command(center.as('lead'), setArticleActive, { id, active: false });
  expect(found({ text: '录像' })).toEqual([]);
  expect(listArticles(center.services.db, center.as('lead'), { text: '录像 留存' }).articles).toHaveLength(1);
});

it('counts use, and puts what is used more first', async () => {
  await save('甲', '同样的话');
  const second = await save('乙', '同样的话');
  await center.command(center.as('op1'), useArticle, { id: second });
  expect(found({ text: '同样' })).toEqual(['乙', '甲']);
  await save('乙', '另外的话', { id: second });
  expect(listArticles(center.services.db, center.as('lead'), { text: '' }).articles[0]?.usedCount).toBe(1);
  await expect(center.command(center.as('op1'), useArticle, { id: 'x' })).rejects.toEqual(refusal('article-unknown'));
});
