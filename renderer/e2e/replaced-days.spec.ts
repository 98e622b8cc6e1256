import type { Page } from 'playwright/test';
import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';

test.use({ template: 'sample' });

const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const dialog = (page: Page) => page.getByRole('dialog');

async function date(page: Page, label: string, day: string) {
  await dialog(page).getByLabel(label, { exact: true }).fill(day);
  await page.keyboard.press('Enter');
}

test('a replaced order day and a shared-out call explain themselves', async ({ page, openWindow }) => {
  const admin = await openWindow({ locale: 'zh-CN' });
  await signIn(admin, 'admin');
  await link(admin, '系统设置').click();
  await admin.getByRole('combobox', { name: '外呼任务给谁' }).click();
  await admin.locator('.ant-select-item-option').filter({ hasText: '按预计通话分钟数' }).click();
  await checkAxe(admin);
  await screenshot(admin, 'settings-balanced-zh');
  await admin.getByRole('button', { name: '保存设置' }).click();
  await expect(admin.getByText('已保存')).toBeVisible();

  await signIn(page, 'supervisor');
  await link(page, '日历').click();
  await page.getByRole('tab', { name: '例外', exact: true }).click();
  await page.getByRole('button', { name: '新增例外' }).click();
  await page.getByRole('combobox', { name: '线路' }).click();
  await page.locator('.ant-select-item-option').first().click();
  await date(page, '原订货日', '2026-11-23');
  await date(page, '新订货日', '2026-11-25');
  await page.getByLabel('原因', { exact: true }).fill('修路');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.locator('.ant-table-row').filter({ hasText: '修路' })).toBeVisible();

  await link(page, '外呼队列').click();
  await page.getByRole('button', { name: '预览' }).first().click();
  await page.getByRole('button', { name: '确认生成' }).click();
  await expect(page.getByText(/^2026-11-23 的队列已生成/)).toBeVisible();
  await page.getByRole('tab', { name: '未呼原因' }).click();
  await page.getByRole('button', { name: /^因例外改到别的日子/ }).click();
  await page
    .getByRole('button', { name: /^为什么？/ })
    .first()
    .click();
  await expect(dialog(page).getByText('按所在线路的例外 (修路)，2026-11-23 的外呼改到 2026-11-25。')).toBeVisible();
  await checkAxe(page);
  await screenshot(page, 'explain-exception-zh');
  await dialog(page).getByRole('button', { name: '关闭' }).click();

  await page.getByRole('tab', { name: '任务', exact: true }).click();
  await page
    .getByRole('button', { name: /^为什么？/ })
    .first()
    .click();
  await expect(dialog(page).getByText(/^任务给.+。$/)).toBeVisible();
});
