import { expect, test } from './fixtures.ts';
import { holdAnswers } from './harness/holding.ts';
import { expectF2, expectSaved, quantity, startWork, takeNext, talk } from './harness/workstation.ts';

test.use({ template: 'sample' });

test('keys pressed before an answer is there do what they do after it', async ({ page, host }) => {
  await startWork(page, host);
  const waiting = page.locator('.ws-f2.ant-btn-loading');
  const customerName = page.getByTestId('customer-name');
  const results = page.getByRole('heading', { name: '呼叫结果' });
  const pauses = page.getByRole('heading', { name: '小休原因' });

  await test.step('F2 after a result goes on to the next customer', async () => {
    const name = await takeNext(page);
    const letAnswer = await holdAnswers(page, 'calls.record');
    await page.keyboard.press('F9');
    await page.keyboard.press('3');
    await expect(waiting).toBeVisible();
    await page.keyboard.press('F2');
    letAnswer();
    await expect(customerName).not.toHaveText(name);
    await expectF2(page, 'dial');
    await expect(quantity(page, 0)).toBeFocused();
  });

  await test.step('Ctrl+Enter after a result does too', async () => {
    const name = await customerName.innerText();
    const letAnswer = await holdAnswers(page, 'calls.record');
    await page.keyboard.press('F9');
    await page.keyboard.press('4');
    await expect(waiting).toBeVisible();
    await page.keyboard.press('Control+Enter');
    letAnswer();
    await expect(customerName).not.toHaveText(name);
    await expectF2(page, 'dial');
  });

  await test.step('a step’s key pressed twice does the step once', async () => {
    const letAnswer = await holdAnswers(page, 'calls.dial');
    await page.keyboard.press('F2');
    await expect(waiting).toBeVisible();
    await page.keyboard.press('F2');
    letAnswer();
    await expectF2(page, 'answer');
    await page.keyboard.press('F2');
    await expectF2(page, 'end');
  });

  await test.step('what is typed while the order is checked is read back too', async () => {
    await page.keyboard.type('1');
    await expectSaved(page);
    const letAnswer = await holdAnswers(page, 'orders.check');
    await page.keyboard.press('F8');
    await page.keyboard.type('0');
    letAnswer();
    await expect(page.locator('.ws-submit')).toContainText('数量 10');
    await page.keyboard.press('Escape');
    await expect(quantity(page, 0)).toBeFocused();
  });

  await test.step('what was opened meanwhile stays open', async () => {
    const letCheck = await holdAnswers(page, 'orders.check');
    await page.keyboard.press('F8');
    await page.keyboard.press('F9');
    await expect(results).toBeVisible();
    const letRecord = await holdAnswers(page, 'calls.record');
    letCheck();
    await page.keyboard.press('3');
    await page.keyboard.press('Shift+F9');
    await expect(pauses).toBeVisible();
    letRecord();
    await expect(page.getByTestId('result')).toContainText('无人接听');
    await expect(pauses).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(quantity(page, 0)).toBeFocused();
  });

  await test.step('an order on its way gives the call its result before the next key', async () => {
    await takeNext(page);
    await talk(page);
    await page.keyboard.press('F4');
    if ((await quantity(page, 0).inputValue()) === '') await page.keyboard.type('10');
    await page.keyboard.press('F8');
    await expect(page.getByRole('button', { name: '提交订单' })).toBeFocused();
    const letAnswer = await holdAnswers(page, 'orders.submit');
    await page.keyboard.press('Enter');
    await expect(waiting).toBeVisible();
    await page.keyboard.press('F2');
    letAnswer();
    await expect(page.getByTestId('result')).toContainText('已订货');
    await expectF2(page, 'next');
  });

  await test.step('a pause is over once it is ended, and its late answer does not bring it back', async () => {
    await takeNext(page);
    await talk(page);
    const letAnswer = await holdAnswers(page, 'seats.pause');
    await page.keyboard.press('Shift+F9');
    await page.keyboard.press('1');
    await expect(waiting).toBeVisible();
    await page.keyboard.press('F2');
    letAnswer();
    await expectF2(page, 'next');
    await takeNext(page);
  });

  await test.step('who a stranger is is asked however late the answer is', async () => {
    await page.keyboard.press('Shift+F2');
    await page.keyboard.type('0571-2222 3333');
    await expect(page.getByText('没有客户使用这个号码')).toBeVisible();
    const letAnswer = await holdAnswers(page, 'calls.takeIncoming');
    const news = page.waitForResponse('**/api/calls.inHand');
    await page.keyboard.press('Enter');
    await news;
    letAnswer();
    await expect(page.getByRole('heading', { name: '来电人是谁？' })).toBeVisible();
  });
});
