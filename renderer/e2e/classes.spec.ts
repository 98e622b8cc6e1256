import type { Page } from 'playwright/test';
import { applyEffect, checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { holdRequests } from './harness/holding.ts';

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
  await checkAxe(page, ['.virtual-table']);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await applyEffect(page);
  await expect(history.getByRole('row', { name: /计划中/ })).toContainText('门店扩大');
  await screenshot(page, 'class-history');
  await history.getByRole('button', { name: /^撤销/ }).click();
  await expect(history.getByText('继续有效')).toBeVisible();
  await page.getByRole('textbox', { name: '原因' }).fill('录错了');
  await page.getByRole('form', { name: '撤销' }).getByRole('button', { name: '撤销' }).click();
  await applyEffect(page);
  await expect(history.getByRole('row', { name: /计划中/ })).toHaveCount(0);
  await expect(history.getByRole('button', { name: '更改分类' })).toBeFocused();
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
  await checkAxe(page, ['.virtual-table']);
  await page.getByRole('button', { name: /^变更 \d 户$/ }).click();
  await applyEffect(page);
  await expect(grid.getByRole('row').nth(2)).toContainText('重点客户');
});

test('a supervisor ranks the customer groups by keyboard and goes from a class to its customers', async ({ page }) => {
  await signIn(page, 'supervisor');
  await goTo(page, '客户分类');
  const types = page.getByRole('main').getByRole('heading', { level: 2 });
  await expect(types.first()).toContainText('客户档位');
  await expect(types.first()).toContainText('主分类');
  await checkAxe(page, ['.virtual-table']);
  await page.getByRole('button', { name: '下移 客户档位' }).press('Enter');
  await expect(types.first()).toContainText('经营业态');
  await expect(page.getByRole('button', { name: '上移 客户档位' })).toBeFocused();
  const unapplied = page.getByRole('region', { name: '客户组有改动，尚未应用' });
  await expect(unapplied).toContainText('改为：经营业态 › 客户档位');
  await screenshot(page, 'classes-ranked');
  await page.getByRole('button', { name: '看影响并应用…' }).click();
  await applyEffect(page);
  await expect(unapplied).toBeHidden();
  // Two quick steps are two, though the list has not told the first yet.
  const above = page.getByRole('row', { name: /B 档/ }).locator('xpath=preceding-sibling::tr');
  await expect(above).toHaveCount(2);
  const ordered = await holdRequests(page, 'classes.orderClasses');
  await page.getByRole('button', { name: '上移 B 档' }).press('Enter');
  await page.getByRole('button', { name: '上移 B 档' }).press('Enter');
  await expect(above).toHaveCount(0);
  await expect(page.getByRole('button', { name: '下移 B 档' })).toBeFocused();
  ordered();
  await page.getByRole('button', { name: '删除 A 档' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText(/“A 档”还在使用，不能删除：客户 \d+ 户/);
  await page.getByRole('link', { name: /属于“A 档”，查看/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '客户' })).toBeVisible();
  await expect(page.getByRole('status')).toHaveText(/^共 \d+ 户$/);
  await expect(page.getByRole('search').getByText('A 档', { exact: true })).toBeVisible();
});
