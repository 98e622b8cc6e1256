import type { Page } from 'playwright/test';
import { applyEffect, checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { holdRequests } from './harness/holding.ts';

test.use({ template: 'sample' });

/** What lies behind a drawer has been looked at before. */
const BEHIND = ['#root'];

/** Picks from an antd select by its label. */
async function pick(page: Page, label: string, option: string | RegExp) {
  await page.getByRole('combobox', { name: label }).last().click();
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option')
    .filter({ hasText: option })
    .first()
    .click();
}

async function save(page: Page) {
  await page.getByRole('dialog').last().getByRole('button', { name: '保存' }).click();
}

test('every form of a cycle is said in words, and versions follow each other', async ({ page }) => {
  await signIn(page, 'supervisor');
  await page.getByRole('link', { name: '订货周期策略', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: '有效期' })).toBeVisible();
  await checkAxe(page);
  await screenshot(page, 'strategy-versions-zh');

  await page
    .getByRole('button', { name: /^新版本 / })
    .first()
    .click();
  const form = page.getByRole('dialog', { name: /的新版本$/ });
  await form.getByLabel('开始日期').fill('2027-02-01');
  await page.keyboard.press('Enter');
  await form.getByLabel('名称', { exact: true }).fill('上旬下旬');
  await pick(page, '周期形式', '上旬、中旬、下旬');
  await form.getByRole('checkbox', { name: '中旬（11–17日）' }).uncheck();
  await expect(form.getByText('每月上旬、下旬的客户订货日')).toBeVisible();
  await expect(form.getByText('2月2日周二')).toBeVisible();
  await pick(page, '周期形式', '每月第几个星期几');
  await form.getByRole('checkbox', { name: '第三个' }).check();
  await expect(form.getByText('每月第一个、第三个客户订货日')).toBeVisible();
  await checkAxe(page, BEHIND);
  await screenshot(page, 'strategy-nth-zh');
  await pick(page, '周期形式', '自定义规则');
  await form.getByLabel('规则', { exact: true }).fill('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29');
  await expect(form.getByText('2 月 29 日仅闰年才有。')).toBeVisible();
  await expect(form.getByText('第一次外呼要到 2028-02-29。')).toBeVisible();
  await pick(page, '周期形式', '每 n 个外呼日');
  await expect(form.getByText('这个规则每个外呼日都要打。确定如此吗？')).toBeVisible();
  await form.getByRole('spinbutton', { name: '每', exact: true }).fill('10');
  await expect(form.getByText('每 10 个外呼日')).toBeVisible();
  await save(page);
  await applyEffect(page);
  await expect(page.getByRole('row', { name: /未生效.*上旬下旬/ })).toBeVisible();
  await page.getByRole('checkbox', { name: '显示已结束的版本' }).check();
  await screenshot(page, 'strategy-timeline-zh');
});

test('order channels and visits are kept by class', async ({ openWindow }) => {
  const page = await openWindow({ locale: 'en-GB', colorScheme: 'dark' });
  await signIn(page, 'supervisor');
  await page.getByRole('link', { name: 'Order cycles', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: 'Validity' })).toBeVisible();
  await screenshot(page, 'strategy-versions-en-dark');
  await page.getByRole('tab', { name: 'Order channels' }).click();
  await expect(page.getByText('No channel strategy yet')).toBeVisible();
  await page.getByRole('button', { name: 'New channel strategy' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Default');
  await page.getByRole('checkbox', { name: 'for a later delivery, phone (called out)' }).uncheck();
  await checkAxe(page, BEHIND);
  await screenshot(page, 'strategy-channel-form-en-dark');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('cell', { name: 'Default', exact: true })).toBeVisible();

  // A form is begun before the list is here, and begins with today all the same.
  const list = await holdRequests(page, 'strategies.listVisits');
  await page.getByRole('tab', { name: 'Visits' }).click();
  await page.getByRole('button', { name: 'New visit strategy' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Monthly');
  await expect(page.getByLabel('Valid from', { exact: true })).toHaveValue('2026-11-23');
  await pick(page, 'Form of the cycle', 'Days of the month');
  list();
  await page.getByLabel('Note').fill('look at the shelf');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('cell', { name: 'every month on day 1', exact: true })).toBeVisible();
  await checkAxe(page);
  await screenshot(page, 'strategy-visits-en-dark');
});

test('a customer gets a strategy of its own, with a reason, and loses it again', async ({ page }) => {
  await signIn(page, 'supervisor');
  await page.getByRole('link', { name: '客户', exact: true }).click();
  await page.getByRole('row').nth(2).click();
  const card = page.getByRole('article');
  await card.getByRole('button', { name: '设单独策略' }).click();
  await page.getByLabel('名称', { exact: true }).fill('老板娘专用');
  await save(page);
  await expect(page.getByText('请填写原因，会记入审计日志')).toBeVisible();
  await page.getByLabel('原因', { exact: true }).fill('店主周三进货');
  await screenshot(page, 'strategy-own-form-zh');
  await save(page);
  await applyEffect(page);
  await expect(card.getByRole('listitem').filter({ hasText: '老板娘专用' })).toBeVisible();
  await checkAxe(page, BEHIND);
  await screenshot(page, 'customer-own-strategy-zh');

  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await page.getByRole('link', { name: '订货周期策略', exact: true }).click();
  await page.getByRole('tab', { name: '客户单独策略' }).click();
  await page.getByRole('button', { name: /^C\d+ / }).click();
  await page.getByRole('button', { name: '结束 老板娘专用' }).click();
  const end = page.getByRole('dialog', { name: '结束“老板娘专用”' });
  await end.getByLabel('原因').fill('恢复按分类');
  await end.getByRole('button', { name: '结束', exact: true }).click();
  await applyEffect(page);
  await expect(card.getByText('2026-11-23 – 2026-11-23')).toBeVisible();
});
