import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { expectF2, expectSaved, quantity, startWork, takeNext, talk } from './harness/workstation.ts';

test.use({ template: 'sample' });

test('the call in hand and the draft are there again after a power cut', async ({ page, host }) => {
  await startWork(page, host);
  const name = await takeNext(page);
  await talk(page);
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await expectSaved(page);
  await page.keyboard.type('7');
  // Typing goes on while the program is dead; the window that was open does not reach the next one.
  const restarted = host.restart('SIGKILL');
  await page.keyboard.press('Enter');
  await page.keyboard.type('34');
  await restarted;
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'unreachable');
  await page.goto(host.address);
  await expectF2(page, 'end');
  await expect(page.getByTestId('customer-name')).toHaveText(name);
  await expect(quantity(page, 0)).toHaveValue('12');
  await expect(quantity(page, 1)).toHaveValue('7');
  await expect(quantity(page, 2)).toHaveValue('34');
  await expectSaved(page);
});

test('a note on a line is typed by keyboard, stays with the draft and is read back', async ({ page, host }) => {
  await startWork(page, host);
  await takeNext(page);
  await talk(page);
  await page.keyboard.press('F4');
  if ((await quantity(page, 0).inputValue()) === '') await page.keyboard.type('1');
  const noted = page.getByRole('row').filter({ has: quantity(page, 0) });
  await page.keyboard.press('Control+F8');
  await page.keyboard.type('要红色包装');
  await checkAxe(page);
  await screenshot(page, 'workstation-line-note');
  await page.keyboard.press('Enter');
  await expect(quantity(page, 0)).toBeFocused();
  await expect(noted.getByRole('button', { name: /备注：要红色包装/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+F8');
  await page.keyboard.type('轻放');
  await page.keyboard.press('Escape');
  await expect(quantity(page, 1)).toBeFocused();
  await expectSaved(page);
  await page.reload();
  await expect(noted.getByRole('button', { name: /备注：要红色包装/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /备注：轻放/ })).toBeVisible();
  await checkAxe(page);
  await page.keyboard.press('F8');
  await expect(page.getByTestId('read-back')).toContainText('（要红色包装）');
  await screenshot(page, 'workstation-line-note-read-back');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: '已提交' })).toBeVisible();
});

test('what was typed and never acknowledged comes back after a reload', async ({ page, host }) => {
  await startWork(page, host);
  await takeNext(page);
  await page.keyboard.type('3');
  await expectSaved(page);
  await page.route('**/api/orders.saveDraft*', (route) => route.abort());
  await page.keyboard.type('4');
  await page.keyboard.press('Enter');
  await page.keyboard.type('8');
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'unreachable');
  await page.unroute('**/api/orders.saveDraft*');
  await page.reload();
  await expectF2(page, 'dial');
  await expect(quantity(page, 0)).toHaveValue('34');
  await expect(quantity(page, 1)).toHaveValue('8');
  await expectSaved(page);

  // The session ends while typing goes on: it waits behind the sign-in, and goes out after it.
  const ended = {
    code: -32001,
    message: '',
    data: { code: 'unauthorized', key: 'session-ended', params: {}, fields: [] },
  };
  await page.route('**/api/orders.saveDraft*', (route) => route.fulfill({ json: { error: ended } }), {
    times: 1,
  });
  await quantity(page, 1).focus();
  await page.keyboard.type('9');
  await signIn(page, 'op01');
  await expect(quantity(page, 1)).toHaveValue('9');
  await expectSaved(page);
});

test('every keystroke of a draft is sent by itself, and how soon is printed', async ({ page, host }) => {
  await startWork(page, host);
  await takeNext(page);
  await page.evaluate(() => {
    const times = { typed: 0, sent: [] as number[] };
    Object.assign(window, { times });
    window.addEventListener('keydown', () => {
      times.typed = performance.now();
    });
    const send = window.fetch;
    window.fetch = (input, init) => {
      if (String(input instanceof Request ? input.url : input).includes('orders.saveDraft')) {
        times.sent.push(performance.now() - times.typed);
      }
      return send(input, init);
    };
  });
  const sentSoFar = () => page.evaluate(() => (window as unknown as { times: { sent: number[] } }).times.sent);
  for (const digit of '12345') {
    await page.keyboard.press(digit);
    await expect.poll(async () => (await sentSoFar()).length).toBe(Number(digit));
  }
  const sent = await sentSoFar();
  process.stdout.write(`save sent after ${sent.map((ms) => Math.round(ms)).join(', ')} ms\n`);
});

test('a second window of the same person works the seat only when asked to', async ({ page, host, context }) => {
  await startWork(page, host);
  const name = await takeNext(page);
  const token = await page.evaluate(() => sessionStorage.getItem('orderline.session'));
  const second = await context.newPage();
  await second.addInitScript((text) => sessionStorage.setItem('orderline.session', text), token ?? '');
  await second.goto(new URL('/work', page.url()).href);
  await expect(second.getByText('您的座席正在另一个窗口工作')).toBeVisible();
  await second.keyboard.press('F2');
  await expect(second.getByTestId('customer-name')).toHaveText(name);
  // Told at once, not when it tries.
  await expect(page.getByText('您的座席正在另一个窗口工作')).toBeVisible();
  await page.keyboard.press('F2');
  await expect(page.getByTestId('customer-name')).toHaveText(name);
  await expect(second.getByText('您的座席正在另一个窗口工作')).toBeVisible();
  await second.close();
});

test('when the cut-off passes while typing, the draft moves on once that is confirmed', async ({
  page,
  host,
  clock,
}) => {
  await startWork(page, host);
  await takeNext(page);
  await page.keyboard.type('5');
  await expectSaved(page);
  // In two steps, each within the life of a session.
  await clock.set(Date.parse('2026-11-23T17:00:00+08:00'));
  await page.keyboard.press('Enter');
  await page.keyboard.type('6');
  await expectSaved(page);
  await clock.set(Date.parse('2026-11-24T00:00:30+08:00'));
  await page.keyboard.press('Enter');
  await page.keyboard.type('7');
  await expect(page.getByRole('button', { name: /移到/ })).toBeFocused();
  // Put off, it is asked again by the key that would submit.
  await page.keyboard.press('Escape');
  await page.keyboard.press('F8');
  await expect(page.getByRole('button', { name: /移到/ })).toBeFocused();
  await screenshot(page, 'workstation-cut-off-passed');
  await page.keyboard.press('1');
  await expect(quantity(page, 0)).toHaveValue('5');
  await expect(quantity(page, 1)).toHaveValue('6');
  await expect(quantity(page, 2)).toHaveValue('7');
  await expectSaved(page);
});
