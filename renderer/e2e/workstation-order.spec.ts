import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { checkAxe, expect, type Host, screenshot, test } from './fixtures.ts';
import { expectSaved, quantity, startWork, takeNext, talk } from './harness/workstation.ts';

test.use({ template: 'sample', contextOptions: { permissions: ['clipboard-read', 'clipboard-write'] } });

const rowOf = (page: Page, index: number) => page.getByRole('row').filter({ has: quantity(page, index) });
const told = (page: Page, text: string | RegExp) => page.getByRole('row').filter({ hasText: text });

async function codeAt(page: Page, index: number): Promise<string> {
  const title = await rowOf(page, index).locator('.ws-product').getAttribute('title');
  return title?.split(' ')[0] ?? '';
}

/** As a sheet gives it, into the field that has the focus. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((content) => navigator.clipboard.writeText(content), text);
  await page.keyboard.press('Control+V');
}

async function importFile(host: Host, kind: string, csv: string): Promise<void> {
  const file = test.info().outputPath(`${kind}.csv`);
  writeFileSync(file, csv);
  const done = await host.cli(['import', kind, file]);
  expect(done.exitCode, done.stderr).toBe(0);
}

test('what is no quantity stands with its reason, and what changes meanwhile is told on its line', async ({
  page,
  host,
}) => {
  await startWork(page, host);
  await takeNext(page);
  await talk(page);

  await test.step('numbers in other words are numbers', async () => {
    for (const text of ['１２', '两百五', '2条']) {
      await page.keyboard.insertText(text);
      await page.keyboard.press('Enter');
    }
    await expect(quantity(page, 0)).toHaveValue('12');
    await expect(quantity(page, 1)).toHaveValue('250');
    await expect(quantity(page, 2)).toHaveValue('2');
  });

  await test.step('everything else stays as it was typed, with its reason', async () => {
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    for (const text of ['2箱', '-5', '99999999999999']) {
      await page.keyboard.insertText(text);
      await page.keyboard.press('Enter');
    }
    await expect(told(page, '大于 0 的整数')).toHaveCount(2);
    await expect(told(page, '不合常理')).toHaveCount(1);
    await page.keyboard.type('0');
    await page.keyboard.press('Enter');
    await expect(told(page, '数量为 0')).toHaveCount(1);
    await expectSaved(page);
    await page.reload();
    await expect(quantity(page, 1)).toHaveValue('2箱');
    await expect(quantity(page, 2)).toHaveValue('-5');
    await expect(told(page, '大于 0 的整数')).toHaveCount(2);
    await page.keyboard.press('F8');
    await expect(quantity(page, 1)).toBeFocused();
    await checkAxe(page);
    await screenshot(page, 'workstation-no-quantities');
  });

  await test.step('rows of a sheet go into their lines, and what does not fit is told', async () => {
    for (const index of [1, 2, 3, 4]) {
      await quantity(page, index).focus();
      await page.keyboard.press('Delete');
    }
    const [first, second] = [await codeAt(page, 0), await codeAt(page, 1)];
    await paste(page, `编码\t数量\n${second}\t5\n${first}\t9\n999999\t3\n`);
    const notice = page.getByRole('status').filter({ hasText: '填入 1 行' });
    await expect(notice).toContainText(`${first} 已录入数量`);
    await expect(notice).toContainText('没有在售商品 999999');
    await expect(quantity(page, 1)).toHaveValue('5');
    await expect(quantity(page, 0)).toHaveValue('12');
    await paste(page, '你好\n明天送货');
    await expect(page.getByRole('alert').filter({ hasText: '没有改动' })).toBeVisible();
    await expect(quantity(page, 4)).toHaveValue('');
  });

  await test.step('a price that changes under a quantity and a product that is withdrawn are told on their lines', async () => {
    await expectSaved(page);
    const [first, second] = [await codeAt(page, 0), await codeAt(page, 1)];
    const name = await rowOf(page, 1).locator('.ws-product-name').innerText();
    await importFile(host, 'prices', `code,price\n${first},333.5\n`);
    await importFile(host, 'products', `code,name,active\n${second},${name},0\n`);
    await expect(told(page, /单价已由 .* 变为 ¥333\.50/)).toBeVisible();
    await expect(told(page, '已停售')).toBeVisible();
    await screenshot(page, 'workstation-changed-meanwhile');
    // In the empty search a digit begins a code, so that no digit is promised.
    await quantity(page, 1).focus();
    await page.keyboard.press('Shift+F4');
    await expect(page.getByRole('option').first().locator('kbd')).toHaveText('↵');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F8');
    await expect(quantity(page, 1)).toBeFocused();
    await page.keyboard.press('Delete');
    await page.keyboard.press('F8');
    await expect(page.getByTestId('read-back')).toContainText('变为 ¥333.50');
  });
});

test('a standing order starts the order, and its slip is given', async ({ page, host }) => {
  await startWork(page, host);
  await takeNext(page);
  await talk(page);
  await page.keyboard.press('F4');
  if ((await quantity(page, 0).inputValue()) === '') await page.keyboard.type('1');
  const first = await quantity(page, 0).inputValue();

  await test.step('what is typed is kept as the standing order', async () => {
    await page.keyboard.press('Control+Shift+F2');
    await page.keyboard.press('2');
    await expect(page.getByRole('status').filter({ hasText: '已保存为固定订单' })).toBeVisible();
    await expect(page.getByRole('button', { name: /固定订单 11-23/ })).toBeVisible();
    await page.keyboard.press('F4');
    await page.keyboard.press('Delete');
    await expect(page.getByTestId('totals')).toContainText('0 行');
  });

  await test.step('one key fills it in, once more undoes it, what was typed stays', async () => {
    await page.keyboard.type('1');
    await page.keyboard.press('Control+F2');
    await expect(page.getByRole('status').filter({ hasText: '按固定订单填入' })).toBeVisible();
    await expect(quantity(page, 0)).toHaveValue('1');
    await page.keyboard.press('Control+F2');
    await expect(page.getByTestId('totals')).toContainText('1 行');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Control+F2');
    await expect(quantity(page, 0)).toHaveValue(first);
    await page.keyboard.press('Control+Shift+F2');
    await checkAxe(page);
    await screenshot(page, 'workstation-standing-order');
    await page.keyboard.press('Escape');
  });

  await test.step('the slip of the accepted order is shown, copied and printed alone', async () => {
    await page.keyboard.press('Control+F8');
    await page.keyboard.type('要红色包装');
    await page.keyboard.press('Enter');
    await page.keyboard.press('F8');
    await expect(page.getByTestId('read-back')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: '已提交' })).toBeVisible();
    await page.keyboard.press('Control+Shift+F8');
    await expect(page.getByRole('region', { name: /订单 20261123-/ })).toContainText('要红色包装');
    await checkAxe(page);
    await screenshot(page, 'workstation-slip');
    await page.keyboard.press('2');
    await expect(page.getByRole('status').filter({ hasText: '已复制' })).toBeVisible();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toMatch(/^.*\n订单 20261123-\d{6}\n客户：.*\n送货日：/);
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.slip-print')).toBeVisible();
    await expect(page.locator('.ws')).toBeHidden();
    await screenshot(page, 'workstation-slip-printed');
    await page.emulateMedia({ media: null });
    await page.keyboard.press('Escape');
  });

  await test.step('what is still wanted is added to it, or by one key is an order of its own', async () => {
    const note = page.locator('.ws-ask').getByText('20261123-');
    await page.keyboard.press('F4');
    if ((await page.getByTestId('totals').innerText()).startsWith('0 ')) await page.keyboard.type('1');
    await page.keyboard.press('F8');
    await expect(note).toContainText('加到订单');
    await page.keyboard.press('1');
    await expect(note).toContainText('之外另开一单');
    await expect(page.getByRole('button', { name: '提交订单' })).toBeFocused();
    await checkAxe(page);
    await page.keyboard.press('1');
    await expect(note).toContainText('加到订单');
  });
});
