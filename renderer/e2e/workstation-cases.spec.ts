import type { Page } from 'playwright/test';
import { checkAxe, expect, screenshot, test } from './fixtures.ts';
import { holdRequests } from './harness/holding.ts';
import { ask } from './harness/take-order.ts';
import { expectSaved, press, quantity, startWork, takeNext, talk } from './harness/workstation.ts';

test.use({ template: 'sample' });

const drawer = (page: Page) => page.locator('.ws-drawer');
const field = (page: Page, name: string) => drawer(page).getByRole('textbox', { name, exact: true });

/** Chooses in a list of the drawer by keyboard: what is typed finds it. */
async function pick(page: Page, name: string, typed: string): Promise<void> {
  await drawer(page).getByRole('combobox', { name, exact: true }).focus();
  if (typed === '') await page.keyboard.press('ArrowDown');
  else await page.keyboard.insertText(typed);
  await expect(page.locator('.ant-select-dropdown:visible .ant-select-item-option-active')).toBeVisible();
  await page.keyboard.press('Enter');
}

test('a complaint is registered beside a half-typed order, which stays as it was', async ({ page, host }) => {
  await startWork(page, host);
  await takeNext(page);
  await talk(page);
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await page.keyboard.type('2');
  const product = await page.locator('.ws-product-name').nth(1).innerText();

  await test.step('Shift+F8 and a digit open it beside the order; what is typed outlives Escape and a reload', async () => {
    await page.keyboard.press('Shift+F8');
    await page.keyboard.press('1');
    await expect(drawer(page).getByRole('heading', { name: '投诉' })).toBeVisible();
    await pick(page, '类别', 'hwps');
    await expect(field(page, '内容')).toHaveValue(/商品/);
    await field(page, '内容').fill('到货时两条外包装压扁');
    await page.keyboard.press('Shift+F8');
    await expect(quantity(page, 1)).toBeFocused();
    await page.keyboard.press('Shift+F8');
    await expect(field(page, '内容')).toBeFocused();
    // What was asked meanwhile leads back to what was typed, not into a quantity.
    await page.keyboard.press('Shift+F9');
    await expect(drawer(page)).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(field(page, '内容')).toBeFocused();
    const fits = await page.evaluate(() => {
      const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
      const grid = document.querySelector('.ws-grid-scroll') as HTMLElement;
      return {
        sideways: document.body.scrollWidth > window.innerWidth || grid.scrollWidth > grid.clientWidth,
        drawer: document.querySelector('.ws-side')?.clientWidth,
        queue: box('.ws-queue')?.width,
        rows: Math.floor((grid.clientHeight - 28) / 28),
        covered: (box('.ws-side')?.left ?? 0) < (box('.ws-grid-scroll')?.right ?? 0) - 1,
        drawerSideways: (document.querySelector('.ws-drawer')?.scrollWidth ?? 0) > 420,
      };
    });
    expect(fits).toMatchObject({ sideways: false, queue: 48, covered: false, drawerSideways: false });
    expect(fits.drawer).toBeGreaterThanOrEqual(419);
    expect(fits.rows).toBeGreaterThanOrEqual(11);
    await page.keyboard.press('Escape');
    await expect(drawer(page)).toBeHidden();
    await expect(quantity(page, 1)).toBeFocused();
    await expectSaved(page);
    await page.reload();
    await expect(quantity(page, 1)).toHaveValue('2');
    await press(page, 'Shift+F8');
    await expect(page.getByRole('button', { name: /投诉/ })).toContainText('没登记完');
    await page.keyboard.press('1');
    await expect(field(page, '内容')).toHaveValue('到货时两条外包装压扁');
  });

  await test.step('an article is opened by key and its answer inserted', async () => {
    await expect(drawer(page).getByRole('region', { name: '相关知识' })).toContainText('破损');
    await screenshot(page, 'workstation-case-form');
    await checkAxe(page);
    await page.keyboard.press('Control+Shift+ArrowDown');
    await page.keyboard.press('1');
    await expect(drawer(page).getByRole('button', { name: /插入为答复/ })).toBeFocused();
    await screenshot(page, 'workstation-case-knowledge');
    await page.keyboard.press('Enter');
    await expect(field(page, '当场答复')).toBeFocused();
    await expect(field(page, '当场答复')).toHaveValue(/补上/);
  });

  const number = drawer(page).getByRole('heading', { name: /^C-20261123-/ });
  await test.step('registered with the line of the order in hand, it shows number, clocks and steps', async () => {
    await pick(page, '涉及的订单', '');
    await pick(page, '涉及的商品', product);
    const pieces = drawer(page)
      .getByLabel(/^破损数量|^数量/)
      .first();
    await pieces.fill('-2');
    await expect(drawer(page).getByText(/不能小于 0/)).toBeVisible();
    await pieces.fill('2');
    await expect(drawer(page).getByText(/不能小于 0/)).toHaveCount(0);
    // Another category and back: what only the first one asks for is there again.
    await pick(page, '类别', 'fwtd');
    await expect(pieces).toHaveCount(0);
    await pick(page, '类别', 'hwps');
    await expect(pieces).toHaveValue('2');
    await page.keyboard.press('Control+Shift+ArrowDown');
    await expect(drawer(page).locator('.knowledge-title').first()).toBeFocused();
    await expect(drawer(page).getByLabel(/数量/).first()).toHaveValue('2');
    await page.keyboard.press('Control+Enter');
    await expect(drawer(page).getByText('请填写“何时发现”。')).toBeVisible();
    await pick(page, '何时发现（必填）', '');
    // It is registered, but the answer is lost, and then the window.
    await page.route('**/api/tickets.register*', async (route) => {
      await route.fetch();
      await route.abort();
    });
    const lost = page.waitForEvent('requestfailed', (request) => request.url().includes('tickets.register'));
    await page.keyboard.press('Control+Enter');
    await lost;
    await page.unrouteAll();
    // The lines of the order come late, and leave the focus to the case that was opened meanwhile.
    const order = await holdRequests(page, 'orders.form');
    await page.reload();
    await press(page, 'Shift+F8');
    await page.keyboard.press('1');
    const category = drawer(page).getByRole('combobox', { name: '类别' });
    await expect(category).toBeFocused();
    order();
    await expect(drawer(page)).toContainText(product);
    await expect(quantity(page, 1)).toHaveValue('2');
    await expect(category).toBeFocused();
    await page.keyboard.press('Control+Enter');
    await expect(number).toHaveText(/-0001$/);
    await expect(drawer(page)).toContainText('还没有提交');
    await expect(drawer(page)).toContainText('剩');
    await drawer(page).getByRole('button', { name: '开始处理' }).press('Enter');
    await expect(drawer(page)).toContainText('处理中');
    await expect(drawer(page).getByRole('article')).toBeFocused();
    const word = drawer(page).getByRole('textbox', { name: '补充说明' });
    await word.fill('照片明天发');
    await page.reload();
    await press(page, 'Shift+F8');
    await page.getByRole('button', { name: /C-20261123-0001/ }).press('Enter');
    await expect(word).toHaveValue('照片明天发');
    await word.press('Control+Enter');
    await expect(drawer(page).getByRole('listitem').filter({ hasText: '照片明天发' })).toBeVisible();
    await expect(word).toHaveValue('');
    await drawer(page).getByRole('button', { name: '撤回' }).press('Enter');
    await drawer(page).getByRole('textbox', { name: '原因' }).fill('等照片');
    await page.keyboard.press('Escape');
    await expect(drawer(page).getByRole('textbox', { name: '原因' })).toBeHidden();
    await drawer(page).getByRole('button', { name: '撤回' }).press('Enter');
    await expect(drawer(page).getByRole('textbox', { name: '原因' })).toHaveValue('等照片');
    await page.keyboard.press('Escape');
    await checkAxe(page);
    await screenshot(page, 'workstation-case');
  });

  await test.step('the order is submitted with its quantities, and the case is about its line', async () => {
    const code = await number.innerText();
    await page.keyboard.press('Shift+F8');
    await expect(quantity(page, 0)).toBeFocused();
    await page.keyboard.press('F8');
    await expect(page.getByTestId('read-back')).toContainText('5');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: '已提交' })).toBeVisible();
    await expect(drawer(page)).toContainText(`${product} × 2`);
    await page.keyboard.press('Escape');
    const tab = page.getByRole('tab', { name: /工单/ });
    await tab.press('Enter');
    await expect(tab).toHaveText(/工单[1-9]/);
    const line = page.getByRole('tabpanel').getByRole('button', { name: new RegExp(code) });
    await screenshot(page, 'workstation-cases-tab');
    await line.press('Enter');
    await expect(number).toHaveText(code);
    await page.keyboard.press('Escape');
    const { rows } = await ask<{ rows: { id: string; number: string }[] }>(page, 'tickets.list', { view: 'mine' });
    const id = rows.find((row) => row.number === code)?.id;
    const stored = await ask<{ call: object | null; customer: object; order: { line: { quantity: number } } }>(
      page,
      'tickets.show',
      { ticketId: id },
    );
    expect(stored).toMatchObject({
      call: expect.anything(),
      customer: expect.anything(),
      order: { line: { quantity: 2 } },
    });
  });
});

test('the other kinds speak English, in the dark too, also with a stranger on the line', async ({
  openWindow,
  host,
}) => {
  const page = await openWindow({ locale: 'en-GB' });
  await startWork(page, host);
  await takeNext(page);
  const registerAs = async (digit: string, kind: string) => {
    await press(page, 'Shift+F8');
    await page.keyboard.press(digit);
    await expect(drawer(page).getByRole('heading', { name: kind })).toBeVisible();
    await pick(page, 'Category', '');
    await field(page, 'What it is about').fill('Deliver before nine');
  };
  const registered = async (letter: string) => {
    await page.keyboard.press('Control+Enter');
    const number = drawer(page).getByRole('heading', { name: new RegExp(`^${letter}-20261123-`) });
    await expect(number).toBeVisible();
    return number.innerText();
  };
  await registerAs('2', 'Suggestion');
  await drawer(page).getByRole('button', { name: 'Discard' }).press('Enter');
  await expect(drawer(page).getByRole('button', { name: 'Discard' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(drawer(page)).toBeHidden();
  await expect(quantity(page, 0)).toBeFocused();
  await press(page, 'Shift+F8');
  await expect(page.getByRole('button', { name: /Suggestion/ })).not.toContainText('half typed');
  await page.keyboard.press('Escape');
  await registerAs('2', 'Suggestion');
  await checkAxe(page);
  await registered('S');
  await checkAxe(page);
  await screenshot(page, 'workstation-case-en');

  await page.keyboard.press('Shift+F2');
  await page.keyboard.type('0571-2222 3333');
  await expect(page.getByText('No customer has this number')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Who is calling?' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.emulateMedia({ colorScheme: 'dark' });
  await press(page, 'Shift+F8');
  await page.keyboard.press('3');
  await field(page, 'Name').fill('Mr Wang');
  await page.keyboard.press('Escape');
  await registerAs('3', 'Service request');
  await expect(field(page, 'Name')).toHaveValue('Mr Wang');
  await expect(drawer(page).getByLabel('Phone')).toHaveValue('057122223333');
  await checkAxe(page);
  await screenshot(page, 'workstation-case-form-en-dark');
  const number = await registered('R');
  await checkAxe(page);
  await screenshot(page, 'workstation-case-en-dark');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+F8');
  await expect(page.getByRole('button', { name: new RegExp(`^4.*${number}`) })).toBeVisible();
  await screenshot(page, 'workstation-case-kinds-en-dark');
});
