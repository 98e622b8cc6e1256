import type { Page } from 'playwright/test';
import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { TEST_DATE } from './harness/template.ts';
import { startWork, takeNext } from './harness/workstation.ts';

test.use({ template: 'sample' });

const HEADER = '订单号,客户编码,商品编码,数量,单价,下单时间,状态';

async function importWebOrders(page: Page, lines: readonly string[]): Promise<void> {
  await page.goto(new URL('/import', page.url()).href);
  await page.getByRole('radio', { name: /^网上订单 / }).check();
  const buffer = Buffer.from([HEADER, ...lines].join('\n'));
  await page.getByTestId('import-file').setInputFiles({ name: '网上订单.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: '测试运行' }).click();
  await expect(page.getByText('测试运行，未作任何更改。')).toBeVisible();
}

async function go(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^导入 \d+ 行$/ }).click();
  await expect(page.getByText('已导入。')).toBeVisible();
}

test('a web order takes the customer out of the queue and tells the seat that has one in hand; its cancellation undoes both', async ({
  page,
  host,
  openWindow,
}) => {
  await startWork(page, host);
  const listed = await host.cli(['queue', 'list', '--date', TEST_DATE, '--limit', '2', '--json']);
  const [held, waiting] = (JSON.parse(listed.stdout) as { tasks: { customerCode: string; customerName: string }[] })
    .tasks;
  const next = page
    .getByRole('complementary', { name: '队列' })
    .getByText(waiting?.customerName ?? '', { exact: true });
  expect(await takeNext(page)).toBe(held?.customerName);
  await expect(next).toBeVisible();

  const office = await openWindow();
  await signIn(office, 'supervisor');
  await importWebOrders(office, [
    `W-1,${held?.customerCode},430101,５,131,${TEST_DATE} 08:30,已提交`,
    `W-1,${held?.customerCode},430140,900,,${TEST_DATE} 08:30,已提交`,
    `W-2,${waiting?.customerCode},430114,3,,${TEST_DATE} 08:31,`,
    `W-3,${waiting?.customerCode},430114,3,,${TEST_DATE} 09:31,`,
    'W-4,,,,,,取消',
  ]);
  await expect(office.getByText(/^下单时间 2026-11-23 09:31 还没有到/)).toBeVisible();
  await expect(office.getByText('没有可以取消的网上订单 W-4。')).toBeVisible();
  await expect(office.getByText(/1 张订单超出限量.*W-1/)).toBeVisible();
  await checkAxe(office);
  await screenshot(office, 'web-orders-test-zh');
  await go(office);
  await expect(office.getByRole('row', { name: '订货事项已关闭的外呼 2' })).toBeVisible();

  await expect(page.getByText('这位客户刚刚已在网上订货')).toBeVisible();
  await expect(page.getByText(/已有网上订单 W-1，2 行.*电话不能往里加/)).toBeVisible();
  await expect(next).toBeHidden();
  await checkAxe(page);
  await screenshot(page, 'web-orders-in-hand');

  await test.step('nobody here changes it', async () => {
    await office.goto(new URL(`/orders?from=${TEST_DATE}&to=${TEST_DATE}`, office.url()).href);
    await office.getByRole('button', { name: 'W-1' }).click();
    await expect(office.getByText(/只能在网上商城修改或取消/)).toBeVisible();
    await expect(office.getByRole('button', { name: /取消订单|修改/ })).toHaveCount(0);
    await checkAxe(office);
  });

  await importWebOrders(office, ['W-1,,,,,,取消', 'W-2,,,,,,已取消']);
  await go(office);
  await expect(office.getByRole('row', { name: '订货事项重新打开的外呼 2' })).toBeVisible();
  await expect(page.getByText('这位客户的网上订单已取消')).toBeVisible();
  await expect(next).toBeVisible();
});
