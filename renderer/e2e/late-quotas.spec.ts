import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeXlsx } from '../../electron/backend/testing/write-xlsx.ts';
import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { holdRequests } from './harness/holding.ts';
import { ask, takeOrder } from './harness/take-order.ts';

test.use({ template: 'sample' });

test('a workbook brings quotas late: who had ordered before is called again, by keyboard', async ({ page, host }) => {
  await signIn(page, 'supervisor');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const { customerId } = await takeOrder(page);
  const found = await ask<{ id: string; code: string }[]>(page, 'customers.search', { text: '1', limit: 50 });
  const code = found.find((one) => one.id === customerId)?.code ?? '';
  const form = await ask<{ delivery: { orderDate: string } }>(page, 'orders.form', { customerId });
  const day = form.delivery.orderDate;

  const header = ['限量种类', '商品编码', '客户编码', '开始日期', '结束日期', '数量'];
  const rows = ['430140', '430231', '430244'].map((product) => ['商品×客户', product, code, day, day, 99]);
  const file = await writeXlsx(join(host.dataDir, 'quotas.xlsx'), {
    sheets: [
      { name: '说明', rows: [['每周限量', '营销中心']] },
      {
        name: '本周',
        rows: [['本周补充投放'], header, ...rows, ['商品×客户', '430140', code, day, day, { error: '#N/A' }]],
      },
      { name: '下周', rows: [header] },
    ],
  });
  await page.getByRole('link', { name: '导入' }).click();
  await page.getByRole('radio', { name: /^限量 / }).check();
  const buffer = await readFile(file);
  await page.getByTestId('import-file').setInputFiles({ name: '限量.xlsx', mimeType: '', buffer });
  const sheet = page.getByRole('combobox', { name: '工作表' });
  await expect(page.getByTitle('本周', { exact: true })).toBeVisible();
  await expect(page.getByLabel('表头行')).toHaveValue('2');
  await checkAxe(page);
  await screenshot(page, 'import-workbook-zh');
  // The sheet is chosen by keyboard; one without rows has nothing to test.
  const choose = async (key: 'ArrowDown' | 'ArrowUp') => {
    await sheet.press('ArrowDown');
    await expect(page.locator('.ant-select-item-option-active')).toBeVisible();
    await page.keyboard.press(key);
    await page.keyboard.press('Enter');
  };
  await choose('ArrowDown');
  await expect(page.getByLabel('表头行')).toHaveValue('1');
  await choose('ArrowUp');
  await expect(page.getByLabel('表头行')).toHaveValue('2');
  await page.getByRole('button', { name: '测试运行' }).click();
  await expect(page.getByText('“数量”列的单元格是 #N/A：公式出错，或没有值。')).toBeVisible();
  await page.getByRole('button', { name: '导入 3 行' }).click();
  await page.getByRole('link', { name: '查看名单' }).click();

  const list = page.getByRole('grid', { name: '公布前已联系的客户' });
  await expect(list.getByRole('row', { name: code })).toBeVisible();
  await checkAxe(page);
  await screenshot(page, 'late-quotas-zh');
  await list.focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: '重新放入队列' }).press('Enter');
  await expect(page.getByLabel('原因')).toBeFocused();
  await checkAxe(page);
  await page.keyboard.press('Enter');
  await expect(page.getByText('没有公布前已联系的客户')).toBeVisible();
  const queued = await ask<{ tasks: { source: string; customerCode: string }[] }>(page, 'queue.list', {
    ...{ date: '2026-11-23', state: null, text: code, limit: 5, offset: 0 },
  });
  expect(queued.tasks).toMatchObject([{ source: 'manual', customerCode: code }]);
});

test('the quotas of a week are changed in their rows and copied to the next one', async ({ page }) => {
  await signIn(page, 'supervisor');
  await page.getByRole('link', { name: '限量' }).click();
  const cell = page.getByLabel(/^数量：/).nth(4);
  await cell.focus();
  // What was saved is shown before the list tells it, and all that is chosen is all that was asked for.
  const list = await holdRequests(page, 'quotas.list');
  await page.keyboard.type('９９');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(/^数量：/).nth(5)).toBeFocused();
  await expect(page.getByText('已保存')).toBeVisible();
  await expect(cell).toHaveValue('99');
  await page.getByRole('textbox', { name: '商品、分类或客户' }).fill('430140');
  await page.getByRole('button', { name: /^全选/ }).press('Enter');
  list();
  await expect(page.getByText('已选 4 条')).toBeVisible();
  await checkAxe(page);
  await screenshot(page, 'quotas-selected-zh');
  await page.getByRole('button', { name: '复制到之后的周' }).press('Enter');
  await expect(page.getByLabel('推后几周')).toBeFocused();
  await page.keyboard.type('20');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^已复制 \d+ 条$/)).toBeVisible();
  await expect(page.getByLabel('在这一天有效')).toHaveValue('2027-04-12');
  await expect(page.getByLabel(/^数量：430140/).first()).toHaveValue('99');
});
