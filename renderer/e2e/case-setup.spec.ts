import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';

test.use({ template: 'sample' });

test('a supervisor sets up categories, units and articles', async ({ page }) => {
  await signIn(page, 'supervisor');
  await page.getByRole('link', { name: '工单设置', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '工单设置' })).toBeVisible();
  const row = (name: string) => page.locator('.ant-table-row:visible').filter({ hasText: name });
  const save = (dialog: ReturnType<typeof page.getByRole>) => dialog.getByRole('button', { name: /保\s*存/ }).click();

  await test.step('a category with fields and a checklist, for a unit without members', async () => {
    await expect(row('货物破损')).toContainText('仓储部（同上级）');
    await checkAxe(page);
    await screenshot(page, 'case-setup-categories-zh');
    await page.getByRole('button', { name: '新增类别' }).click();
    const dialog = page.getByRole('dialog', { name: '新增类别' });
    await dialog.getByLabel('名称', { exact: true }).fill('包装受潮');
    await dialog.getByLabel('责任单位').click();
    await page.locator('.ant-select-item-option').filter({ hasText: '配送中心' }).click();
    await expect(dialog.getByText('“配送中心”没有成员')).toBeVisible();
    await dialog.getByRole('button', { name: '增加填写项' }).click();
    await dialog.getByLabel('填写项 1：名称').fill('数量');
    await dialog.getByLabel('核对项').fill('已看照片\n已核对数量');
    await checkAxe(page);
    await save(dialog);
    await expect(dialog).toBeHidden();
    await expect(row('包装受潮')).toContainText('配送中心');
  });

  await test.step('one that is used is not deleted but taken out of use', async () => {
    for (const [name, said] of [
      ['包装受潮', /^已删除“包装受潮”。$/],
      ['送货不及时', /^“送货不及时”已有使用，不能删除，已改为停用；\d 个未结工单保留它。$/],
    ] as const) {
      await page.getByRole('button', { name: `删除“${name}”` }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /删\s*除/ })
        .click();
      await expect(page.getByText(said)).toBeVisible();
    }
    await expect(row('送货不及时')).toContainText('已停用');
    await row('送货不及时').getByRole('button', { name: '启用' }).click();
    await expect(row('送货不及时')).toContainText('使用中');
  });

  await test.step('a unit that shares out needs members', async () => {
    await page.getByRole('tab', { name: '责任单位' }).click();
    await expect(page.getByRole('button', { name: '新增责任单位' })).toBeVisible();
    await expect(row('仓储部')).toContainText('没有成员');
    await page.getByRole('button', { name: '修改“仓储部”' }).click();
    const dialog = page.getByRole('dialog', { name: '修改责任单位' });
    await dialog.getByLabel(/^轮流/).check();
    await save(dialog);
    await expect(dialog.getByText('“仓储部”没有成员，不能在成员间分派')).toBeVisible();
    await dialog.getByRole('combobox', { name: '成员' }).click();
    await page.locator('.ant-select-item-option').filter({ hasText: 'op01' }).click();
    await page.keyboard.press('Escape');
    await save(dialog);
    await expect(row('仓储部')).toContainText('轮流');
  });

  await test.step('a policy says when a case of now would be due, and no two are for the same cases', async () => {
    await page.getByRole('tab', { name: '时限规则' }).click();
    await expect(page.locator('.ant-table-row:visible').filter({ hasText: '紧急投诉' })).toContainText('15 分钟');
    await page.getByRole('button', { name: '新增时限规则' }).click();
    const dialog = page.getByRole('dialog', { name: '新增时限规则' });
    await dialog.getByLabel('名称', { exact: true }).fill('投诉加急');
    await dialog.getByLabel('解决，小时').fill('2');
    await dialog.getByLabel('解决，分钟').fill('30');
    await expect(dialog.getByText(/现在登记，到期 \d{4}-\d\d-\d\d \d\d:\d\d/)).toBeVisible();
    await save(dialog);
    await expect(dialog.getByText('时限规则“投诉”已用于同样的工单')).toBeVisible();
    await dialog.getByLabel('优先级').click();
    await page.locator('.ant-select-item-option:visible').filter({ hasText: '高' }).click();
    await checkAxe(page);
    await screenshot(page, 'case-setup-policy-zh');
    await save(dialog);
    await expect(row('投诉加急')).toContainText('2 小时 30 分钟');
  });

  await test.step('an article is found by two characters', async () => {
    await page.getByRole('tab', { name: '知识' }).click();
    await page.getByRole('button', { name: '新增知识' }).click();
    const dialog = page.getByRole('dialog', { name: '新增知识' });
    await dialog.getByLabel('标题').fill('受潮怎么办');
    await dialog.getByRole('textbox', { name: '内容' }).fill('晾干后仍有霉味的，按破损处理。<b>不要拆封</b>');
    await save(dialog);
    await expect(dialog).toBeHidden();
    await page.getByLabel('查找知识').fill('霉味');
    await expect(page.locator('.ant-table-row')).toHaveCount(1);
    await expect(row('受潮怎么办')).toContainText('所有工单');
    await checkAxe(page);
    await screenshot(page, 'case-setup-articles-zh');
  });
});
