import { checkAxe, expect, screenshot, test } from './fixtures.ts';
import { expectF2, expectSaved, press, quantity, startWork, takeNext, talk } from './harness/workstation.ts';

test.use({ template: 'sample' });

test('an operator works calls from sign-in to the next customer by keyboard alone', async ({ page, host }) => {
  await startWork(page, host);
  await screenshot(page, 'workstation-ready');
  const first = await takeNext(page);
  await screenshot(page, 'workstation-preview');
  await talk(page);

  await test.step('quantities: digits, Enter, arrows that change nothing', async () => {
    await page.keyboard.type('6');
    await page.keyboard.press('Enter');
    await expect(quantity(page, 1)).toBeFocused();
    await page.keyboard.type('4');
    await page.keyboard.press('ArrowUp');
    await expect(quantity(page, 0)).toBeFocused();
    await expect(quantity(page, 0)).toHaveValue('6');
    await page.keyboard.type('5');
    await expect(quantity(page, 0)).toHaveValue('5');
  });

  await test.step('take all fills empty lines only, and once more undoes it', async () => {
    await page.keyboard.press('F4');
    await expect(quantity(page, 2)).not.toHaveValue('');
    await expect(quantity(page, 0)).toHaveValue('5');
    await expect(quantity(page, 0)).toBeFocused();
    await page.keyboard.press('F4');
    await expect(quantity(page, 2)).toHaveValue('');
    await expect(quantity(page, 1)).toHaveValue('4');
  });

  await test.step('a product is added by its pinyin initials and a digit', async () => {
    await page.keyboard.press('Shift+F4');
    await page.keyboard.type('zz');
    const options = page.getByRole('option');
    await expect(options.first()).toBeVisible();
    await screenshot(page, 'workstation-add-product');
    const texts = await options.allInnerTexts();
    const free = texts.findIndex((text) => !/已在订单中|限量|库存 \d\b/.test(text));
    await page.keyboard.press(String(Math.max(free, 0) + 1));
    await expect(page.locator('input[data-product]:focus')).toHaveCount(1);
    // A multiple of every order multiple that the sample center has.
    await page.keyboard.type('10');
  });

  await test.step('a refusal stands under its line and gets the focus at the read-back', async () => {
    await quantity(page, 1).focus();
    await page.keyboard.type('99999');
    await page.keyboard.press('F8');
    await expect(quantity(page, 1)).toBeFocused();
    await expect(page.locator('.ws-refusal').first()).toBeVisible();
    await screenshot(page, 'workstation-refusal');
    await page.keyboard.type('5');
  });

  await test.step('the order is read back and submitted', async () => {
    await expectSaved(page);
    await page.keyboard.press('F8');
    const sentence = page.getByTestId('read-back');
    await expect(sentence).toContainText('为您复述');
    await expect(sentence).toContainText('送货');
    await screenshot(page, 'workstation-read-back');
    await checkAxe(page);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: '已提交' })).toBeVisible();
    await expect(page.getByTestId('result')).toContainText('已订货');
    await screenshot(page, 'workstation-accepted');
  });

  await test.step('wrap-up ends by one key, and the next customer is there', async () => {
    await page.keyboard.press('F2');
    await expectF2(page, 'next');
    await page.keyboard.press('Control+Enter');
    await expectF2(page, 'dial');
    expect(await page.getByTestId('customer-name').innerText()).not.toBe(first);
    await expect(page.locator('.ws-progress')).toContainText('已订 1');
  });

  await test.step('no order, with its reason', async () => {
    await talk(page);
    await page.keyboard.press('F9');
    await screenshot(page, 'workstation-results');
    await page.keyboard.press('2');
    await page.keyboard.press('Escape');
    await page.keyboard.press('2');
    await page.keyboard.press('1');
    await expect(page.getByTestId('result')).toContainText('未订货 · 库存充足');
  });

  await test.step('busy, straight from the preview, and corrected before it counts', async () => {
    await takeNext(page);
    await page.keyboard.press('F9');
    await page.keyboard.press('3');
    await expect(page.getByTestId('result')).toContainText('无人接听');
    await page.keyboard.press('F9');
    await page.keyboard.press('4');
    await expect(page.getByTestId('result')).toContainText('占线');
  });

  await test.step('a callback is promised and waits in the list', async () => {
    const name = await takeNext(page);
    await talk(page);
    await page.keyboard.press('F9');
    await page.keyboard.press('5');
    await screenshot(page, 'workstation-callback');
    await page.keyboard.press('3');
    await expect(page.getByTestId('result')).toContainText(/09:3\d/);
    await takeNext(page);
    await expect(page.locator('.ws-queue-lists section').first()).toContainText(name);
  });

  await test.step('a pause parks the half-done call and finds it again first', async () => {
    const name = await page.getByTestId('customer-name').innerText();
    await talk(page);
    await page.keyboard.type('7');
    await expect(quantity(page, 0)).toHaveValue('7');
    await expectSaved(page);
    await page.keyboard.press('Shift+F9');
    await screenshot(page, 'workstation-pause');
    await page.keyboard.press('1');
    await expect(page.getByText('小休中')).toBeVisible();
    await page.keyboard.press('F2');
    await expectF2(page, 'next');
    await page.keyboard.press('F2');
    await expect(page.getByTestId('customer-name')).toHaveText(name);
    await expect(quantity(page, 0)).toHaveValue('7');
  });

  await test.step('a customer is skipped with a reason', async () => {
    const name = await page.getByTestId('customer-name').innerText();
    await expectF2(page, 'dial');
    await page.keyboard.press('F9');
    await page.keyboard.press('0');
    await page.keyboard.press('2');
    await expect(page.getByTestId('customer-name')).not.toHaveText(name);
  });

  await test.step('without a result there is no next call', async () => {
    await page.keyboard.press('F2');
    await expectF2(page, 'answer');
    await page.keyboard.press('F2');
    await expectF2(page, 'end');
    await page.keyboard.press('F2');
    await expectF2(page, 'choose-result');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('button', { name: '无人接听' })).toBeVisible();
    await page.keyboard.press('7');
    await expect(page.getByTestId('result')).toContainText('拒绝');
  });
});

test('a ten-line order costs at most twelve keystrokes beside its digits', async ({ page, host }) => {
  await startWork(page, host);
  await takeNext(page);
  // On a line without a suggestion no quantity need be possible (out of stock, less than a multiple left).
  const suggested = async () => {
    const rows = page.getByRole('row').filter({ has: page.locator('input[data-index]') });
    const texts = await rows.locator('td:nth-child(4)').allTextContents();
    return texts.slice(0, 10).filter((text) => text !== '–').length;
  };
  for (let tries = 0; tries < 20 && (await suggested()) < 10; tries += 1) {
    const skipped = await page.getByTestId('customer-name').innerText();
    await page.keyboard.press('F9');
    await page.keyboard.press('0');
    await page.keyboard.press('1');
    await expect(page.getByTestId('customer-name')).not.toHaveText(skipped);
    await expectF2(page, 'dial');
    await expect(quantity(page, 0)).toBeFocused();
  }
  expect(await suggested()).toBe(10);
  await talk(page);
  await page.evaluate(() => {
    const count = { keys: 0 };
    Object.assign(window, { counted: count });
    window.addEventListener('keydown', ({ key }) => {
      if (!/^\d$/.test(key)) count.keys += 1;
    });
  });
  await page.keyboard.press('F4');
  const rows = await page.locator('input[data-index]').count();
  for (let line = 0; line < Math.min(rows, 10) - 1; line += 1) {
    if ((await quantity(page, line).inputValue()) === '') await page.keyboard.type('1');
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('F8');
  await expect(page.getByTestId('read-back')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: '已提交' })).toBeVisible();
  const keys = await page.evaluate(() => (window as unknown as { counted: { keys: number } }).counted.keys);
  process.stdout.write(`ten-line order: ${keys} keystrokes beside digits\n`);
  expect(keys).toBeLessThanOrEqual(12);
});

test('an incoming call finds its customer by number and takes the call of today along', async ({ page, host }) => {
  await startWork(page, host);
  const name = await takeNext(page);
  const number = (await page.getByTestId('number').innerText()).replaceAll(' ', '');
  await press(page, 'Shift+F9');
  await page.keyboard.press('1');
  await expect(page.getByText('小休中')).toBeVisible();
  await page.keyboard.press('Shift+F2');
  await page.keyboard.type(number);
  // Escape discards nothing that was typed.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+F2');
  await expect(page.getByLabel('来电号码')).toHaveValue(number);
  await expect(page.locator('.ws-choice').filter({ hasText: name })).toContainText('今天有呼叫任务');
  await screenshot(page, 'workstation-incoming');
  await page.keyboard.press('Enter');
  await expectF2(page, 'end');
  await expect(page.getByTestId('customer-name')).toHaveText(name);
  // It came in during a pause, and that is where it leads back to.
  await page.keyboard.press('F9');
  await page.keyboard.press('7');
  await expect(page.getByTestId('result')).toContainText('拒绝');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('小休中')).toBeVisible();
});

test('callbacks are picked, moved and given up by key, another number is dialed, and a stranger gets a name', async ({
  page,
  host,
}) => {
  await startWork(page, host);
  const name = await takeNext(page);
  const customerName = page.getByTestId('customer-name');
  const keys = async (...pressed: string[]) => {
    for (const key of pressed) await page.keyboard.press(key);
  };
  const said = (text: string) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible();
  const panel = (title: string) => expect(page.getByRole('heading', { name: title })).toBeVisible();
  const returning = page.locator('.ws-queue-lists section').first();

  await test.step('a promise is moved, then its customer picked before the time', async () => {
    await keys('F9', '5', '3');
    await expect(page.getByTestId('result')).toContainText(/09:3\d/);
    await page.keyboard.press('Control+Enter');
    await expectF2(page, 'dial');
    await expect(customerName).not.toHaveText(name);
    await expect(returning).toContainText(/09:3\d/);
    await page.keyboard.press('Control+Shift+F9');
    await panel('约定回拨与暂放的呼叫');
    await keys('1', '2', '1', '4');
    await said('已改约其他时间');
    await expect(returning).toContainText(/10:0\d/);
    await checkAxe(page);
    await screenshot(page, 'workstation-returning');
    await keys('1', '1');
    await expect(customerName).toHaveText(name);
    await expectF2(page, 'dial');
  });

  await test.step('a promise is given up with a reason', async () => {
    await keys('F9', '5', '3');
    await expect(page.getByTestId('result')).toContainText(/09:3\d/);
    await page.keyboard.press('Control+Enter');
    await expect(customerName).not.toHaveText(name);
    await expect(returning).toContainText(/09:3\d/);
    await page.keyboard.press('Control+Shift+F9');
    await panel('约定回拨与暂放的呼叫');
    await keys('1', '3', '2');
    await said('已取消约定');
    await page.keyboard.press('Escape');
  });

  await test.step('another number is dialed by key', async () => {
    const others = page.getByTitle('拨哪个号码？');
    for (let tries = 0; tries < 12 && !(await others.isVisible()); tries += 1) {
      const before = await customerName.innerText();
      await keys('F9', '0', '2');
      await expect(customerName).not.toHaveText(before);
    }
    const first = await page.getByTestId('number').innerText();
    await page.keyboard.press('Control+Shift+Enter');
    await panel('拨哪个号码？');
    await checkAxe(page);
    await page.keyboard.press('2');
    await expectF2(page, 'answer');
    await expect(page.getByTestId('number')).not.toHaveText(first);
  });

  await test.step('a stranger calls in: who it is is found while they talk, and what was in hand comes back', async () => {
    const parked = await customerName.innerText();
    const title = await page.locator('.ws-queue-lists > section').last().locator('li').nth(3).getAttribute('title');
    const [code = '', caller = ''] = (title ?? '').split(' ');
    await page.keyboard.press('Shift+F2');
    await page.keyboard.type('0571-2222 3333');
    await expect(page.getByText('没有客户使用这个号码')).toBeVisible();
    await page.keyboard.press('Enter');
    await panel('来电人是谁？');
    await page.keyboard.type(code);
    await expect(page.locator('.ws-choice').filter({ hasText: caller })).toBeVisible();
    await checkAxe(page);
    await screenshot(page, 'workstation-who-is-calling');
    await page.keyboard.press('Enter');
    await said('已申请把号码加到客户资料');
    await expect(customerName).toHaveText(caller);
    await keys('F9', '7');
    await expect(page.getByTestId('result')).toContainText('拒绝');
    await page.keyboard.press('Control+Enter');
    await expect(customerName).toHaveText(parked);
  });

  await test.step('the reason of a pause is changed without ending it', async () => {
    await keys('Shift+F9', '1');
    await expect(page.getByText('小休中')).toBeVisible();
    await keys('Shift+F9', '3');
    await expect(page.locator('.ws-seat-bar')).toContainText('会议');
    await page.keyboard.press('Shift+F9');
    await expect(page.getByText(/今日签入/)).toBeVisible();
    await screenshot(page, 'workstation-pause-reason');
  });
});
