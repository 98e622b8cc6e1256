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

const grid = (page: Page) => page.getByRole('grid', { name: '客户列表' });

test('a supervisor finds a customer by keyboard, changes it, and the list follows', async ({ page }) => {
  await signIn(page, 'supervisor');
  await goTo(page, '客户');
  await expect(grid(page).getByRole('row').nth(1)).toContainText('C000001');
  await screenshot(page, 'customers');
  await checkAxe(page);

  const card = page.getByRole('article');
  const later = await holdRequests(page, 'customers.list');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(grid(page).locator('[data-active="true"][aria-busy="true"]')).toBeVisible();
  later();
  await expect(card).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(grid(page)).toBeFocused();

  await page.getByRole('textbox', { name: '查找客户' }).fill('C000123');
  await expect(page.getByRole('status')).toHaveText('共 1 户');
  await expect(grid(page).getByText('C000123')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(card.getByText('C000123')).toBeVisible();
  await expect(card.getByRole('region', { name: '订单' })).toContainText('半年内');
  await expect(page).toHaveURL(/\/customers\/[0-9a-f-]{36}$/);
  await screenshot(page, 'customer-card');
  await checkAxe(page);

  await card.getByRole('button', { name: '修改' }).click();
  await page.getByText('停业', { exact: true }).click();
  await page.getByRole('button', { name: '增加电话' }).click();
  await page.getByRole('textbox', { name: /^号码/ }).last().fill('16498765432');
  await page.getByRole('textbox', { name: '修改原因' }).fill('业主来电');
  await screenshot(page, 'customer-edit');
  await checkAxe(page);
  await page.getByRole('button', { name: '保存修改' }).click();
  await expect(card.getByText('停业', { exact: true }).first()).toBeVisible();
  await expect(card.getByText('16498765432').first()).toBeVisible();
  await expect(card.getByRole('region', { name: '资料变更' }).getByRole('listitem').first()).toContainText('业主来电');
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();

  // The list is as it was left.
  const search = page.getByRole('textbox', { name: '查找客户' });
  await expect(search).toHaveValue('C000123');
  await expect(grid(page)).toBeFocused();
  await search.fill('98765432');
  await expect(page.getByRole('status')).toHaveText('共 1 户');
  await expect(grid(page).getByRole('row').nth(1)).toContainText('停业');
});

test('an operator sees their own customers, finds all, and no whole number', async ({ page }) => {
  await signIn(page, 'op01');
  await goTo(page, '客户');
  await expect(page.getByRole('status')).toHaveText(/^共 \d+ 户$/);
  await expect(
    grid(page)
      .getByText(/^\d{3}\*{4}\d{4}$/)
      .first(),
  ).toBeVisible();
  await expect(grid(page).getByText(/^\d{11,12}$/)).toHaveCount(0);
  await grid(page).focus();
  await page.keyboard.press('Enter');
  const card = page.getByRole('article');
  await expect(card.getByText('通话在手时显示完整号码')).toBeVisible();
  await expect(card.getByRole('button', { name: '修改' })).toHaveCount(0);
});

test('a supervisor changes a product and sees why a wrong multiple is refused', async ({ page }) => {
  await signIn(page, 'supervisor');
  await goTo(page, '商品');
  await page.keyboard.type('wc');
  await expect(page.getByRole('table').getByText('望川(硬)', { exact: true })).toBeVisible();
  await screenshot(page, 'products');
  await checkAxe(page);
  await page.getByRole('button', { name: '修改“望川(硬)”' }).click();
  await page.getByRole('spinbutton', { name: /价格/ }).fill('140.5');
  await page.getByRole('spinbutton', { name: '倍数' }).fill('3');
  await page.getByRole('button', { name: '保存修改' }).click();
  await expect(page.getByRole('alert')).toContainText('订货倍数 3 的整数倍');
  await page.getByRole('spinbutton', { name: '倍数' }).fill('1');
  await page.getByRole('button', { name: '保存修改' }).click();
  await expect(page.getByRole('row', { name: /望川\(硬\) / })).toContainText('140.50');
});

test('a supervisor plans other order days for a route', async ({ page }) => {
  await signIn(page, 'supervisor');
  await goTo(page, '线路');
  await page
    .getByRole('button', { name: /^修改线路/ })
    .first()
    .click();
  await page.getByRole('textbox', { name: '订货日自此日起生效' }).fill('2026-12-01');
  await page.getByRole('textbox', { name: '截单：时间' }).first().fill('16:45');
  await checkAxe(page);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await applyEffect(page);
  await expect(page.getByText('2026-12-01 起变更')).toBeVisible();
  await screenshot(page, 'routes');
  await checkAxe(page);

  // An order day that customers have as their own goes only once it was seen whose it is.
  await page
    .getByRole('button', { name: /^修改线路/ })
    .first()
    .click();
  await page.getByRole('button', { name: '删除第 1 行订货日' }).click();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText(/^\d+ 户自己的订货日不在新的订货日内$/)).toBeVisible();
  await expect(page.getByRole('list', { name: '订货日不合的客户' }).getByRole('listitem').first()).toContainText(
    'C0000',
  );
  await screenshot(page, 'route-misfits');
  await checkAxe(page);
  await page.getByRole('button', { name: '我已看过名单，继续' }).press('Enter');
  await applyEffect(page);
  await expect(page.getByText(/^已保存线路/).last()).toBeVisible();
});
