import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';

test.use({ template: 'sample', locale: 'zh-CN' });

test('the administrator adds, changes and deactivates people', async ({ page, openWindow }) => {
  await signIn(page, 'admin');
  await expect(page.getByRole('heading', { name: '人员与座席' })).toBeVisible();
  await screenshot(page, 'operators');
  await checkAxe(page);

  await page.getByRole('button', { name: '添加人员' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('登录名').fill('OP01');
  await dialog.getByLabel('密码').fill('long enough');
  await dialog.getByLabel('姓名').fill('重名');
  await dialog.getByLabel('姓名').press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('登录名“OP01”已有人使用');
  await screenshot(page, 'operators-refused');
  await checkAxe(page);
  await dialog.getByLabel('登录名').fill('newcomer');
  await dialog.getByLabel('姓名').fill('新人');
  await dialog.getByLabel('姓名').press('Enter');
  await expect(dialog).toBeHidden();
  const row = page.getByRole('row', { name: /newcomer/ });
  await expect(row).toContainText('座席员');

  await page.getByRole('button', { name: '编辑 新人' }).click();
  await page.getByRole('checkbox', { name: /班长/ }).check();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(row).toContainText('班长');

  const other = await openWindow({ locale: 'zh-CN' });
  await signIn(other, 'newcomer', 'long enough');
  await page.getByRole('button', { name: '让 新人 退出登录' }).click();
  await screenshot(page, 'operators-sign-out');
  await page.getByRole('dialog').getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByText('新人 已退出 1 处登录')).toBeVisible();
  await expect(other.getByRole('heading', { name: /登录已结束/ })).toBeVisible({ timeout: 15_000 });
  await other.getByLabel('密码', { exact: true }).fill('long enough');
  await other.keyboard.press('Enter');
  await expect(other.getByRole('heading', { name: /登录已结束/ })).toBeHidden();
  await page.getByRole('button', { name: '停用 新人' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await expect(row).toBeHidden();
  await expect(other.getByRole('heading', { name: /登录已结束/ })).toBeVisible({ timeout: 15_000 });

  await page.getByRole('button', { name: /停用 / }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await expect(page.getByText('最后一位在用的管理员')).toBeVisible();
});

test('seats and teams are listed, made and kept while they are used', async ({ page }) => {
  await signIn(page, 'admin');
  await page.getByRole('tab', { name: '座席' }).click();
  await screenshot(page, 'seats');
  await checkAxe(page);
  await page.getByRole('button', { name: '添加座席' }).click();
  await page.getByLabel('编号').fill('S01');
  await page.getByLabel('编号').press('Enter');
  await expect(page.getByRole('alert')).toContainText('座席号“S01”已存在');
  await page.getByLabel('编号').fill('S99');
  await page.getByLabel('编号').press('Enter');
  await expect(page.getByRole('row', { name: /S99/ })).toBeVisible();
  await page.getByRole('button', { name: '删除 S99' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await expect(page.getByRole('row', { name: /S99/ })).toBeHidden();
  await page.getByRole('tab', { name: '班组' }).click();
  await screenshot(page, 'teams');
  await page.getByRole('button', { name: /^删除/ }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await expect(page.getByText(/班组 .* 还有/)).toBeVisible();
});
