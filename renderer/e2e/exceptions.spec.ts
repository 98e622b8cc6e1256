import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { applyEffect, checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { holdRequests } from './harness/holding.ts';

test.use({ template: 'sample' });

async function open(page: Page, tab: string) {
  await page.getByRole('link', { name: '日历', exact: true }).click();
  await page.getByRole('tab', { name: tab, exact: true }).click();
}

/** Types a date into a picker and leaves it. */
async function date(page: Page, label: string, day: string) {
  await page.getByRole('dialog').getByLabel(label, { exact: true }).fill(day);
  await page.keyboard.press('Enter');
}

/** A row of a long list, which has no roles but its looks. */
const row = (page: Page, text: RegExp) => page.locator('.ant-table-row').filter({ hasText: text });

test('a pause and an exception are written, seen and taken back', async ({ page }) => {
  await signIn(page, 'supervisor');
  await open(page, '暂停');
  await page.getByRole('button', { name: '新增暂停' }).click();
  await page.getByRole('dialog').getByText('线路', { exact: true }).click();
  await page.getByRole('combobox', { name: '线路' }).click();
  await page.locator('.ant-select-item-option').first().click();
  await date(page, '到', '2026-11-25');
  await page.getByLabel('原因', { exact: true }).fill('道路施工');
  await expect(page.getByText(/^涉及在营客户/)).toBeVisible();
  await checkAxe(page);
  await screenshot(page, 'pause-dialog-zh');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(row(page, /道路施工/)).toContainText('暂停中');
  await checkAxe(page);
  await screenshot(page, 'pauses-zh');

  await open(page, '例外');
  await page.getByRole('button', { name: '新增例外' }).click();
  await page.getByRole('combobox', { name: '线路' }).click();
  await page.locator('.ant-select-item-option').first().click();
  await date(page, '原订货日', '2026-11-27');
  await date(page, '新订货日', '2026-11-29');
  await expect(page.getByText('2026-11-27 本来不是这个对象的订货日，这条例外不会替换任何通话。')).toBeVisible();
  await page.getByLabel('原因', { exact: true }).fill('盘点');
  await checkAxe(page);
  await screenshot(page, 'exception-dialog-zh');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(row(page, /盘点/)).toContainText('2026-11-29');
  await checkAxe(page);
  await screenshot(page, 'exceptions-zh');
  await row(page, /盘点/).getByRole('button', { name: '删除' }).click();
  await page.getByRole('dialog').getByLabel('原因', { exact: true }).fill('改期取消');
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await expect(page.getByText('没有例外')).toBeVisible();
});

test('an order calendar is proposed and edited like a sheet', async ({ page }) => {
  await signIn(page, 'supervisor');
  await page.getByRole('link', { name: '日历', exact: true }).click();
  await expect(page.getByText(/^2027 年还没有节假日数据；2026-12-31 之后的通话按普通日期安排/)).toBeVisible();
  await page.getByRole('button', { name: '设置公司日' }).click();
  await date(page, '从', '2026-11-30');
  await date(page, '到', '2026-12-01');
  await page.getByRole('dialog').getByLabel('名称').fill('盘点');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await applyEffect(page);
  await expect(page.getByRole('button', { name: /2026-12-01.*盘点/ })).toBeVisible();

  await page.getByRole('tab', { name: '订货日历' }).click();
  await page.getByRole('button', { name: '新建订货日历' }).click();
  await page.getByRole('button', { name: '查找受影响的订货日' }).click();
  const cell = (name: string) => page.getByRole('textbox', { name: new RegExp(`^${name} · R01`) }).first();
  await expect(cell('新订货日')).toHaveValue(/^2026-11-/);
  await page.getByLabel('名称').fill('盘点改期');
  await cell('新订货日').fill('x');
  await page.keyboard.press('Tab');
  await expect(page.getByText('有 1 格看不懂，请改正后再保存。')).toBeVisible();
  await cell('新订货日').fill('11-28');
  await page.keyboard.press('Enter');
  await cell('传达消息').fill('盘点期间提前订货');
  await cell('周期').fill('2');
  await page.keyboard.press('Enter');
  await checkAxe(page, ['.order-calendar-grid tr:nth-child(n + 6)']);
  await screenshot(page, 'order-calendar-zh');
  // What is typed while a draft is being saved and read again stays, and is saved in its turn.
  const saved = await holdRequests(page, 'orderCalendars.save');
  const read = await holdRequests(page, 'orderCalendars.detail');
  await page.getByRole('button', { name: '保存草稿' }).click();
  await cell('周期').fill('3');
  await page.keyboard.press('Enter');
  saved();
  await expect(page).toHaveURL(/calendar=0/);
  await expect(cell('周期')).toHaveValue('3');
  await cell('传达消息').fill('盘点，请提前订货');
  read();
  await expect(page.getByText('草稿', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '保存草稿' }).click();
  await expect(page.getByRole('button', { name: '发布', exact: true })).toBeEnabled();
  await expect(cell('周期')).toHaveValue('3');
  await page.getByRole('button', { name: '发给客户经理' }).click();
  await expect(page.getByRole('dialog').getByRole('cell', { name: '盘点，请提前订货' })).toBeVisible();
  await screenshot(page, 'order-calendar-handout-zh');
});

test('an order calendar from a file moves the calls once it is published', async ({ page, host }) => {
  const file = join(host.dataDir, '盘点改期.csv');
  writeFileSync(
    file,
    '线路,原订货日,新订货日,送货日,周期,消息\nR01,2026-11-30,2026-11-28,2026-12-02,2,盘点期间提前订货\n',
  );
  expect((await host.cli(['import', 'order-calendar', file])).stdout).toContain('1');
  await signIn(page, 'supervisor');
  await open(page, '订货日历');
  await page.getByRole('button', { name: '盘点改期' }).click();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  const publish = page.getByRole('dialog');
  await expect(publish.getByText(/^例外：新增 1/)).toBeVisible();
  await checkAxe(page, ['nav', '.order-calendar-grid']);
  await screenshot(page, 'order-calendar-publish-zh');
  await publish.getByRole('button', { name: '发布' }).click();
  await expect(page.getByText('已发布', { exact: true })).toBeVisible();

  const day = ['--date', '2026-11-28', '--json'];
  await host.cli(['queue', 'build', ...day]);
  const listed = JSON.parse((await host.cli(['queue', 'list', ...day])).stdout) as {
    tasks: { customerCode: string; routeCode: string }[];
  };
  const moved = listed.tasks.find((task) => task.routeCode === 'R01')?.customerCode ?? '';
  expect(moved).not.toBe('');
  const explained = await host.cli(['queue', 'explain', '--customer', moved, ...day]);
  expect(explained.stdout).toContain('exception-here');
  expect(explained.stdout).toContain('盘点改期');

  await page.getByRole('link', { name: '客户', exact: true }).click();
  await page.getByRole('textbox', { name: '查找客户' }).fill(moved);
  await expect(page.getByRole('status')).toHaveText('共 1 户');
  await expect(page.getByRole('grid').getByText(moved)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const card = page.getByRole('article');
  await expect(card.getByText(/^11月30日周一 改到 11月28日周六/)).toBeVisible();
  await card.getByRole('button', { name: '暂停外呼' }).click();
  const dialog = page.getByRole('dialog', { name: '新增暂停' });
  await dialog.getByLabel('原因', { exact: true }).fill('店铺装修');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(card.getByText(/店铺装修/)).toBeVisible();
  await screenshot(page, 'customer-pauses-zh');
});

test('the tabs of the calendar speak English in the dark', async ({ openWindow }) => {
  const page = await openWindow({ locale: 'en-GB', colorScheme: 'dark' });
  await signIn(page, 'supervisor');
  await page.getByRole('link', { name: 'Calendar', exact: true }).click();
  await page.getByRole('tab', { name: 'Order calendars' }).click();
  await page.getByRole('button', { name: 'New order calendar' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Add a row' }).click();
  await page.getByRole('combobox', { name: 'Route' }).click();
  await page.locator('.ant-select-item-option').first().click();
  await date(page, 'Order day', '2026-11-27');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText(/^2026-11-27 is no order day here anyway/)).toBeVisible();
  await checkAxe(page);
  await screenshot(page, 'order-calendar-en-dark');
  await page.getByRole('tab', { name: 'Pauses' }).click();
  await expect(row(page, /repair|装修|回乡/).first()).toBeVisible();
  await checkAxe(page);
  await screenshot(page, 'pauses-en-dark');
  await page.getByRole('tab', { name: 'Exceptions' }).click();
  await page.getByRole('button', { name: 'Add an exception' }).click();
  await checkAxe(page);
  await screenshot(page, 'exception-dialog-en-dark');
});
