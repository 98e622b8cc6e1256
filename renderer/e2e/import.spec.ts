import { readFile } from 'node:fs/promises';
import iconv from 'iconv-lite';
import type { Page } from 'playwright/test';
import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { holdRequests } from './harness/holding.ts';

test.use({ template: 'sample' });

const CUSTOMERS = `客户编码,客户名称,联系电话,送货线路,订货日,备注
X-001,阳光便利店,138 0013 8000,新线,周二,
X-002,长乐商店,010-88886666,新线,周一、周四,"门口有台阶
请按门铃"
X-003,重庆小面,不知道,新线,周三,
X-001,阳光便利店,138 0013 8000,新线,周二,
X-004,福兴超市,13900139000
,没有编码,13900139001,新线,周一,
`;

async function openImport(page: Page, kind: string, file: { name: string; buffer: Buffer }) {
  await page.getByRole('link', { name: '导入' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '导入' })).toBeVisible();
  await page.getByRole('radio', { name: new RegExp(`^${kind} `) }).check();
  await page.getByTestId('import-file').setInputFiles({ mimeType: 'text/csv', ...file });
}

/** Number in the column of rows of the report's line. */
function rowsOf(page: Page, line: string) {
  return page.getByRole('table', { name: '每一行的去向' }).getByRole('row', { name: line }).getByRole('cell').first();
}

test('customers go in, the refused ones come back as a file, and a second time changes nothing', async ({ page }) => {
  await signIn(page, 'supervisor');
  const file = { name: '客户.csv', buffer: iconv.encode(CUSTOMERS, 'gb18030') };
  await page.getByRole('link', { name: '导入' }).click();
  await expect(page.getByText('还没有在程序里导入过；命令行的导入见审计日志。')).toBeVisible();
  await expect(page.getByRole('radio', { name: /^人员 / })).toHaveCount(0);
  await checkAxe(page);
  await screenshot(page, 'import-file-zh');

  await openImport(page, '客户', file);
  await expect(page.getByText('已按表头识别列，请核对后测试运行。')).toBeVisible();
  await expect(page.getByText('GB18030')).toBeVisible();
  await page.getByRole('checkbox', { name: '新建文件中出现的线路' }).check();
  await checkAxe(page);
  await screenshot(page, 'import-columns-zh');

  await page.getByRole('button', { name: '测试运行' }).click();
  await expect(page.getByText('测试运行，未作任何更改。')).toBeVisible();
  await expect(rowsOf(page, '接受')).toHaveText('2');
  await expect(rowsOf(page, '重复')).toHaveText('1');
  await expect(rowsOf(page, '退回')).toHaveText('3');
  await expect(rowsOf(page, '文件合计')).toHaveText('6');
  await expect(page.getByText('这一行有 3 列，表头有 6 列。')).toBeVisible();
  await checkAxe(page);
  await screenshot(page, 'import-test-zh');

  await page.getByRole('button', { name: '导入 2 行' }).click();
  await expect(page.getByText('已导入。')).toBeVisible();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '保存退回的行' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('客户-rejects.csv');
  const rejects = await readFile(await download.path(), 'utf8');
  expect(rejects.split('\r\n').map((line) => line.split(',').slice(0, 2).join(','))).toEqual([
    '\uFEFF行号 (line),原因 (reason)',
    '5,bad-phone',
    '7,wrong-width',
    '8,missing-code',
    '',
  ]);
  expect(rejects).toContain('“不知道”不是电话号码');

  await page.getByRole('button', { name: '导入另一个文件' }).click();
  await openImport(page, '客户', file);
  await expect(page.getByText('这种表头以前导入过，已用上次的列对应关系。')).toBeVisible();
  await page.getByRole('button', { name: '测试运行' }).click();
  await expect(rowsOf(page, '接受')).toHaveText('0');
  await expect(rowsOf(page, '重复')).toHaveText('3');
  await expect(page.getByText('没有新内容。')).toBeVisible();

  await page.getByRole('link', { name: /客户$/ }).click();
  await page.getByRole('textbox').first().fill('ygbld');
  await expect(page.getByText('X-001')).toBeVisible();
});

test('products and their orders go in, and orders with errors are told row by row', async ({ page }) => {
  await signIn(page, 'supervisor');
  const products = '商品编码;商品名称;批发价;库存\nQ-1;新品(硬);381,60;180\nQ-2;新品(软);195;20\nQ-3;坏价;十元;1\n';
  await openImport(page, '商品', { name: 'products.csv', buffer: Buffer.from(`\uFEFF${products}`, 'utf16le') });
  await expect(page.getByText('UTF-16LE')).toBeVisible();
  await page.getByRole('checkbox', { name: '小数点写作逗号' }).check();
  await page.getByRole('button', { name: '测试运行' }).click();
  await page.getByRole('button', { name: '导入 2 行' }).click();
  await expect(page.getByText('已导入。')).toBeVisible();
  await expect(page.getByRole('table', { name: '退回原因' }).getByRole('row', { name: '价格有误' })).toBeVisible();

  const orders = `订单号,日期,客户编码,客户名称,商品编码,数量,单价
A1,2026/11/3 9:05,Y-1,新店,Q-1,5,381.6
A1,2026/11/3 9:05,Y-1,新店,Q-2,10,195
A1,2026/11/3 9:05,Y-1,新店,Q-2,10,195
A2,2026/11/4 9:05,Y-2,另一店,Q-9,1,10
A3,2026/13/4 9:05,Y-1,新店,Q-1,1,381.6
A4,2026/11/5 9:05,Y-1,新店,Q-1,-2,381.6
A5,2026/11/5 9:05,Y-1,新店,Q-1,9999999,381.6
TA1,2026/11/6 9:05,Y-1,新店,Q-1,-1,381.6
`;
  await page.getByRole('button', { name: '导入另一个文件' }).click();
  await openImport(page, '订单历史', { name: 'orders.csv', buffer: Buffer.from(orders) });
  await page.getByRole('checkbox', { name: '新建文件中出现的客户' }).check();
  await page.getByRole('checkbox', { name: '让新客户可以外呼试用' }).check();
  await page.getByRole('textbox', { name: '取消单号的前缀' }).fill('T');
  await expect(page.getByText('2026-11-03')).toBeVisible();
  await screenshot(page, 'import-orders-columns-zh');
  await page.getByRole('button', { name: '测试运行' }).click();
  await expect(rowsOf(page, '接受')).toHaveText('3');
  await expect(rowsOf(page, '重复')).toHaveText('1');
  await expect(rowsOf(page, '退回')).toHaveText('4');
  for (const reason of ['商品不存在', '日期有误', '数量为负', '数量过大']) {
    await expect(page.getByRole('table', { name: '退回原因' }).getByRole('row', { name: reason })).toBeVisible();
  }
  await page.getByRole('button', { name: '导入 3 行' }).click();
  await expect(page.getByText('已导入。')).toBeVisible();
  await screenshot(page, 'import-orders-result-zh');
});

test('a file that is not what it says is refused in words', async ({ page }) => {
  await signIn(page, 'supervisor');
  const refusals: readonly (readonly [Buffer, RegExp])[] = [
    [Buffer.from('PK\u0003\u0004…[Content_Types].xml', 'latin1'), /文件已损坏或不完整/],
    [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), /不是文本文件/],
    [Buffer.alloc(0), /文件是空的/],
    [Buffer.from('a,b\n1,"2\n3,4\n5,6\n'), /第 2 行的引号没有闭合/],
  ];
  for (const [buffer, sentence] of refusals) {
    await openImport(page, '客户', { name: 'customers.csv', buffer });
    await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible();
  }

  await openImport(page, '客户', { name: 'gb.csv', buffer: iconv.encode(CUSTOMERS, 'gb18030') });
  await page.getByRole('combobox', { name: '编码', exact: true }).click();
  await page.getByTitle('UTF-8').click();
  await expect(page.getByRole('alert').filter({ hasText: /第 1 行有无法识别的字节/ })).toBeVisible();

  await page.getByRole('button', { name: '返回' }).click();
  await openImport(page, '客户', { name: 'no-name.csv', buffer: Buffer.from('客户编码,电话\nC1,13800138000\n') });
  await expect(page.getByText('还没有列的必需字段：名称')).toBeVisible();
  await expect(page.getByRole('button', { name: '测试运行' })).toBeDisabled();
});

test('the page speaks English and stands in the dark', async ({ openWindow }) => {
  const page = await openWindow({ locale: 'en-US', colorScheme: 'dark' });
  await signIn(page, 'supervisor');
  await page.getByRole('link', { name: 'Import' }).click();
  await page.getByRole('radio', { name: 'Order history' }).check();
  await checkAxe(page);
  await screenshot(page, 'import-file-en-dark');
  const orders = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n';
  const rows = '536365,85123A,WHITE HANGING HEART,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom\n';
  await page
    .getByTestId('import-file')
    .setInputFiles({ name: 'uci.csv', mimeType: 'text/csv', buffer: Buffer.from(orders + rows) });
  await expect(page.getByRole('checkbox', { name: 'without ".0"' })).toBeChecked();
  await checkAxe(page);
  await screenshot(page, 'import-columns-en-dark');
  await page.getByRole('button', { name: 'Test run' }).click();
  await expect(page.getByText('A test run; nothing was changed.')).toBeVisible();
  await checkAxe(page);
  await screenshot(page, 'import-test-en-dark');
});

test('the quotas of a week go in, with full-width digits; days that overlap are refused', async ({ page }) => {
  await signIn(page, 'supervisor');
  const quotas = `限量种类,商品编码,分类,开始日期,结束日期,数量,浮动
商品×分类,430140,A,2027-03-01,2027-03-07,１２,
商品总投放,430140,,2027-03-01,2027-03-07,900,5%
商品×分类,430140,A,2026-11-24,2026-11-30,9,
`;
  await openImport(page, '限量', { name: 'quotas.csv', buffer: Buffer.from(quotas) });
  await checkAxe(page);
  await screenshot(page, 'import-quotas-columns-zh');
  await page.getByRole('button', { name: '测试运行' }).click();
  await expect(rowsOf(page, '接受')).toHaveText('2');
  await expect(page.getByText(/^已有同一限量 2026-11-23 至 2026-11-29/)).toBeVisible();
  await page.getByRole('button', { name: '导入 2 行' }).click();
  await expect(page.getByRole('row', { name: '新限量 2' })).toBeVisible();
  await screenshot(page, 'import-quotas-result-zh');
  const use = await holdRequests(page, 'quotas.use');
  await page.getByRole('link', { name: '限量' }).click();
  await expect(page.getByText('2026-11-29').first()).toBeVisible();
  await expect(page.getByText('…', { exact: true }).first()).toBeVisible();
  // What arrives while a date is typed leaves it standing.
  await page.getByLabel('在这一天有效').fill('2027-03-03');
  use();
  await expect(page.getByText('…', { exact: true })).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(page.getByText('2027-03-01')).toHaveCount(2);
  await expect(page.getByText('945', { exact: true }).first()).toBeVisible();
});

test('stock, prices and balances go in through the day', async ({ page }) => {
  await signIn(page, 'supervisor');
  const stock = '商品编码,库存,库存时间\n430101,１８０,2026-11-23 08:50\n430114,90,2026-11-23 10:00\n';
  await openImport(page, '库存', { name: 'stock.csv', buffer: Buffer.from(stock) });
  await expect(page.getByText('2026-11-23 08:50').first()).toBeVisible();
  await screenshot(page, 'import-stock-columns-zh');
  await page.getByRole('button', { name: '测试运行' }).click();
  await expect(page.getByText('库存时间 2026-11-23 10:00 还没有到（现在是 2026-11-23 09:00）。')).toBeVisible();
  // Whoever goes on before the answer is here is not taken back by it.
  const started = await holdRequests(page, 'imports.start');
  await page.getByRole('button', { name: '导入 1 行' }).click();
  await page.getByRole('button', { name: '导入另一个文件' }).click();
  started();
  const done = page.getByRole('row', { name: /stock\.csv.*已导入/ });
  await done.getByRole('button', { name: 'stock.csv' }).click();
  await expect(page.getByRole('row', { name: '更新的商品 1' })).toBeVisible();
  for (const [kind, text, made] of [
    ['价格', '商品编码,批发价\n430101,201.5\n', '更新的商品 1'],
    ['余额', '客户编码,余额,信用额度\nC000001,１２３４.５,\nC-9,1,1\n', '更新的客户 1'],
  ] as const) {
    await page.getByRole('button', { name: '导入另一个文件' }).click();
    await openImport(page, kind, { name: `${kind}.csv`, buffer: Buffer.from(text) });
    await page.getByRole('button', { name: '测试运行' }).click();
    await page.getByRole('button', { name: '导入 1 行' }).click();
    await expect(page.getByText('已导入。')).toBeVisible();
    await expect(page.getByRole('row', { name: made })).toBeVisible();
    await checkAxe(page);
  }
  await expect(page.getByText('没有客户 C-9。')).toBeVisible();
  await screenshot(page, 'import-balances-result-zh');
});

test('an operator may not import', async ({ page }) => {
  await signIn(page, 'op01');
  await expect(page.getByRole('link', { name: '导入' })).toHaveCount(0);
});

test('people go in for the administrator alone, get first passwords once, and replace them', async ({
  page,
  openWindow,
}) => {
  await signIn(page, 'admin');
  const people = `登录名,姓名,角色,班组,代理人,技能,周一
new01,=1+1 李,座席员、班长,,op02,,08:30-12:00 14:00-17:30
new02,王新,经办,,,,
OP01,写法不同,座席员,,,,
new03,没有代理人,座席员,,new02,,
new04,没有技能,座席员,,,潮州话,
`;
  await openImport(page, '人员', { name: '人员.csv', buffer: Buffer.from(people) });
  await page.getByRole('button', { name: '测试运行' }).click();
  await expect(page.getByText('“经办”不是角色', { exact: false })).toBeVisible();
  await expect(page.getByText('没有代理人 new02', { exact: false })).toBeVisible();
  await expect(page.getByText('没有编码或名称为 潮州话 的在用技能。')).toBeVisible();
  await expect(page.getByText('登录名 OP01 已有，写作 op01', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: '导入 1 行' }).click();
  await expect(page.getByText('已导入。')).toBeVisible();
  await expect(page.getByRole('row', { name: '新人员 1' })).toBeVisible();
  await checkAxe(page);
  await screenshot(page, 'import-people-result-zh');
  await page.getByRole('alert').getByRole('link', { name: '人员与座席' }).click();
  await expect(page.getByRole('row', { name: /new01/ })).toContainText('还没有密码');
  await page.getByRole('button', { name: '首次密码（1 人）' }).click();
  const dialog = page.getByRole('dialog', { name: '首次密码' });
  await expect(dialog.getByRole('checkbox', { name: '=1+1 李' })).toBeChecked();
  await checkAxe(page);
  await dialog.getByRole('button', { name: '为 1 人发放' }).click();
  await expect(dialog.getByText('请现在复制或打印', { exact: false })).toBeVisible();
  await checkAxe(page);
  await screenshot(page, 'first-passwords-zh');
  const password = (await dialog.getByRole('code').textContent()) ?? '';
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  await expect(page.getByRole('row', { name: /new01/ })).toContainText('首次密码');

  const other = await openWindow({ locale: 'zh-CN' });
  await signIn(other, 'new01', password);
  await expect(other.getByRole('heading', { name: '请设置自己的密码' })).toBeVisible();
  await checkAxe(other);
  await screenshot(other, 'own-password-zh');
  await other.getByLabel('发给您的密码').fill(password);
  await other.getByLabel('新密码', { exact: true }).fill('three odd words');
  await other.getByLabel('再输一次新密码').fill('three odd words');
  await other.keyboard.press('Enter');
  await expect(other.getByText('=1+1 李').first()).toBeVisible();
  await expect(other.getByRole('heading', { name: '请设置自己的密码' })).toBeHidden();
});
