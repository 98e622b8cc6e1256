import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { takeOrder } from './harness/take-order.ts';

test.describe('orders', () => {
  test.use({ template: 'sample' });

  test('an operator finds an order, changes and cancels it with a reason', async ({ page }) => {
    await signIn(page, 'op01');
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
    const { number } = await takeOrder(page);
    await page.goto(`${new URL(page.url()).origin}/orders`);
    await expect(page.getByRole('button', { name: number })).toBeVisible();
    await checkAxe(page);
    await screenshot(page, 'orders');

    await page.getByRole('button', { name: number }).click();
    const drawer = page.getByRole('dialog');
    await expect(drawer.getByRole('article', { name: number })).toBeVisible();
    await drawer.getByRole('button', { name: '修改数量' }).click();
    const first = drawer.getByRole('textbox').first();
    await first.fill('100001');
    await drawer.getByLabel('修改原因').fill('客户改主意');
    await drawer.getByRole('button', { name: '保存修改' }).click();
    await expect(drawer.getByText(/不合常理/)).toBeVisible();
    await checkAxe(page);
    await screenshot(page, 'order-change-refused');
    await first.fill('');
    await drawer.getByRole('button', { name: '保存修改' }).click();
    await expect(drawer.getByText('原因：客户改主意')).toBeVisible();

    await drawer.getByRole('button', { name: '取消订单' }).click();
    await drawer.getByRole('button', { name: '确认取消订单' }).click();
    await expect(drawer.getByText('请填写原因。')).toBeVisible();
    await drawer.getByLabel('取消原因').fill('客户不要了');
    await drawer.getByRole('button', { name: '确认取消订单' }).click();
    await expect(drawer.getByText('原因：客户不要了')).toBeVisible();
    await expect(drawer.getByRole('button', { name: '取消订单' })).toBeHidden();
    await checkAxe(page);
    await screenshot(page, 'order-cancelled');
  });

  test('a supervisor reads all orders and writes quotas', async ({ page }) => {
    await signIn(page, 'supervisor');
    await page.goto(`${new URL(page.url()).origin}/orders?from=2026-06-01&to=2026-11-23`);
    await expect(page.getByRole('button', { name: /\d/ }).nth(5)).toBeVisible();
    await screenshot(page, 'orders-of-all');

    await page.goto(`${new URL(page.url()).origin}/quotas`);
    await expect(page.getByRole('heading', { name: '限量' })).toBeVisible();
    await expect(page.getByText('分类合计（每户）').first()).toBeVisible();
    await checkAxe(page);
    await screenshot(page, 'quotas');
    await page.getByRole('button', { name: '新增限量' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(dialog.getByText('请选择商品。')).toBeVisible();
    await dialog.getByLabel('种类').click();
    await page.locator('.ant-select-item-option', { hasText: '分类合计（每户）' }).click();
    await dialog.getByLabel('客户分类').click();
    await expect(page.locator('.ant-select-item-option', { hasText: '重点客户' })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('开始日期').fill('2027-03-01');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('结束日期').fill('2027-03-07');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('数量').fill('500');
    await dialog.getByLabel(/浮动/).fill('10');
    await checkAxe(page);
    await screenshot(page, 'quota-new');
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(dialog).toBeHidden();
    await page.getByLabel('在这一天有效').fill('2027-03-02');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: '修改' })).toHaveCount(1);
    await expect(page.getByText('550')).toBeVisible();
    await page.getByRole('button', { name: '删除' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await expect(page.getByText('没有符合条件的限量')).toBeVisible();
    await screenshot(page, 'quotas-none');
  });

  test('orders and quotas speak English and stand in the dark', async ({ openWindow }) => {
    const page = await openWindow({ locale: 'en-US', colorScheme: 'dark' });
    await signIn(page, 'supervisor');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const { number } = await takeOrder(page);
    await page.goto(`${new URL(page.url()).origin}/orders`);
    await page.getByRole('button', { name: number }).click();
    await expect(page.getByRole('dialog').getByRole('article')).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel the order' }).click();
    await checkAxe(page);
    await screenshot(page, 'order-en-dark');
    await page.goto(`${new URL(page.url()).origin}/quotas`);
    await expect(page.getByText('Total, each of class').first()).toBeVisible();
    await page.getByRole('button', { name: 'Edit' }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await checkAxe(page);
    await screenshot(page, 'quota-en-dark');
  });
});
