import type { Page } from 'playwright/test';
import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';

test.use({ template: 'sample' });

async function goTo(page: Page, title: string): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('link', { name: new RegExp(`${title}$`) })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}
async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true }).click();
}

test('a supervisor changes the class of one customer and of many, seeing first who changes from what', async ({
  page,
}) => {
  await signIn(page, 'supervisor');
  await goTo(page, '客户');
  const grid = page.getByRole('grid', { name: '客户列表' });
  await expect(grid.getByRole('row').nth(1)).toContainText('C000001');

  // One, for some days later: planned, then cancelled.
  await grid.focus();
  await page.keyboard.press('Enter');
  const card = page.getByRole('article');
  const history = card.getByRole('region', { name: '分类记录' });
  await history.getByRole('button', { name: '更改分类' }).click();
  await choose(page, '新分类', 'B 档');
  await page.getByRole('textbox', { name: '自该日起生效' }).fill('2026-12-01');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: '原因' }).fill('门店扩大');
  await screenshot(page, 'class-form');
  await checkAxe(page);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(history.getByRole('row', { name: /计划中/ })).toContainText('门店扩大');
  await screenshot(page, 'class-history');
  await checkAxe(page);
  await history.getByRole('button', { name: /^撤销/ }).click();
  await expect(history.getByText('继续有效')).toBeVisible();
  await page.getByRole('textbox', { name: '原因' }).fill('录错了');
  await page.getByRole('form', { name: '撤销' }).getByRole('button', { name: '撤销' }).click();
  await expect(history.getByRole('row', { name: /计划中/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();

  // Three chosen by keyboard.
  await grid.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('已选 3 户')).toBeVisible();
  await page.getByRole('button', { name: '更改分类…' }).click();
  await choose(page, '新分类', 'KA 重点客户');
  await page.getByRole('textbox', { name: '原因' }).fill('年度评级');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: '结果' })).toBeVisible();
  await screenshot(page, 'class-bulk');
  await checkAxe(page);
  await page.getByRole('button', { name: /^变更 \d 户$/ }).click();
  await expect(page.getByText(/^已更改 \d 个客户的分类/)).toBeVisible();
  await expect(grid.getByRole('row').nth(2)).toContainText('重点客户');
});
