import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { holdRequests } from './harness/holding.ts';
import { clickSlowly } from './harness/quick-hands.ts';

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
  // The late answer to a dialog that was left closes no other, in which one types already.
  const added = await holdRequests(page, 'operators.add');
  const asked = page.waitForRequest('**/operators.add');
  await dialog.getByLabel('姓名').press('Enter');
  await asked;
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: '添加人员' }).click();
  await dialog.getByLabel('登录名').fill('another');
  added();
  const row = page.getByRole('row', { name: /newcomer/ });
  await expect(row).toContainText('座席员');
  await expect(dialog.getByLabel('登录名')).toHaveValue('another');
  await dialog.getByRole('button', { name: '取消' }).click();

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
  await expect(other.getByRole('heading', { name: /登录已结束/ })).toBeVisible();
  const again = other.getByLabel('密码', { exact: true });
  await expect(again).toBeFocused();
  await again.fill('long enough');
  await other.keyboard.press('Enter');
  await expect(other.getByRole('heading', { name: /登录已结束/ })).toBeHidden();
  await page.getByRole('button', { name: '停用 新人' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await expect(row).toBeHidden();
  await expect(other.getByRole('heading', { name: /登录已结束/ })).toBeVisible();

  await page.getByRole('button', { name: /停用 / }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await expect(page.getByText('最后一位在用的管理员')).toBeVisible();
});

test('a week of shifts is set for a selection, and the live page says who is expected', async ({
  page,
  openWindow,
}) => {
  await signIn(page, 'admin');
  await page.getByRole('tab', { name: '班次' }).click();
  for (const name of ['孙春', '沈浩', '秦静杰']) await page.getByRole('checkbox', { name: `选择 ${name}` }).check();
  await checkAxe(page);
  await page.getByRole('button', { name: '为所选 3 人排班' }).click();
  const dialog = page.getByRole('dialog', { name: '3 人的班次' });
  const monday = dialog.getByLabel('周一');
  await expect(monday).toBeFocused();
  await page.keyboard.type('830-12 11-17');
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByLabel('周二')).toBeFocused();
  await expect(dialog.getByText('时段可以相接，不能重叠')).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await monday.fill('830-12 14-17:30');
  // The sentence under Monday goes only after the click: it would take the button away from under the pointer.
  await clickSlowly(page, dialog.getByRole('button', { name: /周一同样用于/ }));
  await expect(dialog.getByLabel('周二')).toHaveValue('830-12 14-17:30');
  await dialog.getByLabel('周日').fill('');
  await screenshot(page, 'operators-shifts');
  await checkAxe(page);
  await dialog.getByLabel('周日').press('Enter');
  await expect(page.getByText('已保存 3 人的班次')).toBeVisible();
  await expect(page.getByRole('row', { name: /孙春/ }).getByText('08:30-12:00').first()).toBeVisible();

  const other = await openWindow();
  await signIn(other, 'supervisor');
  await other.goto(new URL('/supervision', other.url()).href);
  await expect(other.getByRole('row', { name: /S01/ }).getByText('08:30 应到')).toBeVisible();
  await expect(other.getByRole('row', { name: /S03/ }).getByText(/到岗/)).toHaveCount(0);
  await other.locator('.shell-top button').last().click();
  await expect(other.getByText('今天班次 08:30–12:00 14:00–17:30')).toBeVisible();
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
