import { readFileSync } from 'node:fs';
import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';

test.use({ template: 'sample' });

test('a supervisor takes cases on by the board, by selection and on their pages', async ({ page }) => {
  await signIn(page, 'supervisor');
  await page.getByRole('link', { name: '工单', exact: true }).click();
  await page.getByText('全部未结', { exact: true }).click();
  await page.getByRole('button', { name: '看板' }).click();
  const column = (name: string) => page.getByRole('region', { name: new RegExp(`^${name}，`) });
  const focused = page.locator('[data-card]:focus');

  await test.step('by keyboard: two steps, and the focus stays with the card', async () => {
    await expect(column('已登记').locator('[data-card]').first()).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(column('已受理').locator('[data-card]:focus')).toBeVisible();
    await page.keyboard.press('ArrowLeft');
    await expect(column('已登记').locator('[data-card]:focus')).toBeVisible();
    await checkAxe(page);
    await screenshot(page, 'case-board-zh');
    const id = await focused.getAttribute('data-card');
    const card = (name: string) => column(name).locator(`[data-card="${id}"]`);
    await page.keyboard.press(' ');
    const steps = page.getByRole('dialog', { name: /的下一步$/ });
    await expect(steps.getByRole('button', { name: /受理/ })).toBeFocused();
    await page.keyboard.press('1');
    await expect(steps).toBeHidden();
    await expect(card('已受理')).toBeFocused();
    await page.keyboard.press(' ');
    await steps.getByRole('button', { name: /转办/ }).click();
    await page.getByRole('combobox', { name: '转给单位' }).click();
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: '仓储部' }).click();
    await steps.getByRole('button', { name: /^转办 Ctrl/ }).click();
    await expect(steps).toBeHidden();
    await expect(card('已转办')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('.case-head')).toContainText('已转办');
  });

  await test.step('its page: another category, told before, and put before the supervisor', async () => {
    await page.getByRole('button', { name: '改类别' }).click();
    const dialog = page.getByRole('dialog', { name: '改类别' });
    await dialog.getByRole('combobox', { name: '改为' }).click();
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: '服务态度' }).click();
    await expect(dialog.getByRole('status')).toContainText('解决:');
    await checkAxe(page);
    await screenshot(page, 'case-category-zh');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await expect(page.getByRole('listitem').filter({ hasText: '→ 服务态度' })).toBeVisible();
    await page.getByRole('button', { name: '上报' }).click();
    const climb = page.getByRole('dialog', { name: '上报' });
    await climb.getByRole('button', { name: /保\s*存/ }).click();
    await expect(climb.getByRole('alert')).toContainText('原因');
    await climb.getByRole('textbox', { name: '原因' }).fill('零售户要求主管回电');
    await climb.getByRole('button', { name: /保\s*存/ }).click();
    await expect(page.getByRole('listitem').filter({ hasText: '零售户要求主管回电' })).toContainText('升级');
  });

  await test.step('printed and saved, internal notes only if wanted', async () => {
    await page.getByRole('textbox', { name: '补充说明' }).fill('<b>内部</b>说明');
    await page.getByRole('button', { name: /^添\s*加 Ctrl/ }).click();
    await expect(page.getByRole('listitem').filter({ hasText: '<b>内部</b>说明' })).toBeVisible();
    await page.getByRole('button', { name: '打印、保存' }).click();
    const dialog = page.getByRole('dialog', { name: /^打印或保存/ });
    const printed = page.locator('.case-sheet-print');
    await page.emulateMedia({ media: 'print' });
    await expect(printed).toBeVisible();
    await expect(printed).toContainText('升级 主管 → 经办人');
    await expect(printed).not.toContainText('零售户要求主管回电');
    await expect(printed).not.toContainText('<b>内部</b>说明');
    await page.emulateMedia({ media: 'screen' });
    await dialog.getByRole('checkbox', { name: '含内部备注' }).check();
    await checkAxe(page);
    await screenshot(page, 'case-sheet-zh');
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: '存为文件' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^[CSR]-\d{8}-\d{4}\.html$/);
    const html = readFileSync(await file.path(), 'utf8');
    expect(html).toContain('&lt;b&gt;内部&lt;/b&gt;说明');
    expect(html).toContain('零售户要求主管回电');
    await page.keyboard.press('Escape');
  });
});

test('a selection is assigned; what cannot be accepted is refused by number; in English, in the dark', async ({
  openWindow,
}) => {
  const page = await openWindow({ locale: 'en-GB', colorScheme: 'dark' });
  await signIn(page, 'supervisor');
  await page.getByRole('link', { name: 'Cases', exact: true }).click();
  await page.getByText('All open', { exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: /^Cases: 1\d$/ })).toBeVisible();
  const boxes = page.getByRole('checkbox', { name: /[CSR]-\d{8}-\d{4}/ });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await boxes.nth(2).check();
  const choose = async (action: string) => {
    await page.getByRole('button', { name: 'For all of them' }).click();
    await page.getByRole('menuitem', { name: action }).click();
  };
  await page.getByRole('button', { name: 'For all of them' }).press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Accept' })).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Accept cases: 3' });
  await checkAxe(page);
  await dialog.getByRole('button', { name: 'Accept' }).click();
  const report = page.getByRole('status').filter({ hasText: 'Accepted' });
  await expect(report.getByRole('listitem').first()).toContainText(/[CSR]-\d{8}-\d{4}: The case is "/);
  await screenshot(page, 'case-bulk-en-dark');
  await choose('Assign');
  const assign = page.getByRole('dialog', { name: /^Assign cases/ });
  await assign.getByRole('combobox', { name: 'To the unit' }).click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
  await assign.getByRole('button', { name: 'Assign' }).click();
  await expect(page.getByText(/^Assigned: [1-3]$/)).toBeVisible();
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect(page.getByText(/^Taken back: [1-3]$/)).toBeVisible();
  await page.getByRole('button', { name: 'Board' }).click();
  await expect(page.getByRole('region', { name: /^In progress, / })).toBeVisible();
  await checkAxe(page);
  await screenshot(page, 'case-board-en-dark');
});

test('a text that the list is searched for is said on the board, and searched for again in the list', async ({
  page,
}) => {
  await signIn(page, 'supervisor');
  await page.goto(new URL('/cases?view=open&q=%E5%95%86%E5%93%81', page.url()).href);
  await page.getByRole('button', { name: '看板' }).click();
  await expect(page.getByRole('status').filter({ hasText: '搜索“商品”只用于列表' })).toBeVisible();
  await expect(page.locator('[data-card]').first()).toBeVisible();
  await page.getByRole('button', { name: '列表' }).click();
  await expect(page).toHaveURL(/[?&]q=%E5%95%86%E5%93%81/);
});
