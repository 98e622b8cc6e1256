import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { holdRequests } from './harness/holding.ts';

test.use({ template: 'sample', locale: 'zh-CN', colorScheme: 'light' });

test('language and look change while one works, and stay', async ({ page }) => {
  await signIn(page, 'admin');
  await page.getByRole('button', { name: '添加人员' }).click();
  await page.getByLabel('登录名', { exact: true }).fill('half-typed');
  await page.keyboard.press('Escape');
  await page.getByPlaceholder('按登录名或姓名查找').fill('op0');
  const menu = page.locator('.shell-top button').last();
  const choose = async (item: string) => {
    await menu.click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
    await expect(page.getByRole('menu')).toBeHidden();
  };
  await choose('English');
  await expect(page.getByRole('heading', { name: 'People and seats' })).toBeVisible();
  await expect(page.getByPlaceholder('Find by login or name')).toHaveValue('op0');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await screenshot(page, 'operators-en');
  await checkAxe(page);
  await menu.press('Enter');
  await expect(page.locator('[role=menuitem]:focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
  await expect(page.getByRole('menu')).toBeHidden();
  await choose('Dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await screenshot(page, 'operators-en-dark');
  await checkAxe(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'People and seats' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('settings are checked, saved and shown in the other window at once', async ({ page, openWindow }) => {
  await signIn(page, 'admin');
  await page.getByRole('link', { name: '系统设置' }).click();
  await expect(page.getByLabel('公司名称')).toBeVisible();
  await screenshot(page, 'settings');
  await checkAxe(page);
  const other = await openWindow({ locale: 'zh-CN' });
  await signIn(other, 'lead1');
  await page.getByLabel('公司名称').fill('晨光配送');
  await page.getByLabel('整理时限（秒）').fill('3');
  await page.getByRole('button', { name: '保存设置' }).click();
  await expect(page.getByText('请输入 5 至 600 之间的整数')).toBeVisible();
  await page.getByLabel('整理时限（秒）').fill('45');
  await page.getByRole('checkbox', { name: '程序运行时自动生成外呼队列' }).check();
  await page.getByRole('radio', { name: '下一外呼日（前一晚）' }).check();
  await page.getByRole('textbox', { name: '时间', exact: true }).fill('2500');
  await expect(page.getByText('请输入 00:00 至 23:59 的时间')).toBeVisible();
  await page.getByRole('textbox', { name: '时间', exact: true }).fill('2030');
  await page.getByRole('button', { name: '保存设置' }).click();
  await expect(page.getByRole('textbox', { name: '时间', exact: true })).toHaveValue('20:30');
  await expect(other.locator('.shell-brand')).toHaveAttribute('title', '晨光配送');
  await other.getByRole('link', { name: '外呼队列', exact: true }).click();
  await expect(other.getByText('夜间生成：每天 20:30 生成下一外呼日的队列。')).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark' });
  await screenshot(page, 'settings-dark');
  await checkAxe(page);
});

test('Ctrl+/ finds customers, screens and shows the keys', async ({ page }) => {
  await signIn(page, 'supervisor');
  await expect(page.getByRole('navigation')).toBeVisible();
  await page.keyboard.press('Control+/');
  const field = page.getByRole('combobox', { name: '查找客户、订单、工单、页面或操作' });
  await expect(field).toBeFocused();
  await expect(page.getByRole('option', { name: /小休/ })).toContainText('⇧F9');
  await screenshot(page, 'palette');
  await checkAxe(page);
  await field.fill('线路');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/routes$/);
  await page.keyboard.press('Control+/');
  await field.fill('超市');
  const hit = page.getByRole('option').filter({ hasText: '客户' }).first();
  await expect(hit).toBeVisible();
  await screenshot(page, 'palette-customers');
  // Enter before the answer waits for it, and opens what was typed, not what stood there for the words before.
  const found = await holdRequests(page, 'customers.search');
  await field.fill('C000007');
  await page.keyboard.press('Enter');
  found();
  await expect(page.getByRole('article')).toContainText('C000007');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+/');
  await field.fill('破损');
  await page.getByRole('option').filter({ hasText: '工单' }).first().click();
  await expect(page).toHaveURL(/\/cases\/[^/]+$/);
  await page.keyboard.press('Control+/');
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
});
