import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { putCalls } from './harness/put-calls.ts';
import { TEST_NOW_MS } from './harness/template.ts';

test.use({ template: 'sample' });
test.beforeEach(({ host }) => putCalls(host.dataDir, TEST_NOW_MS));

test('reports compare calls and orders, and every number leads to its calls', async ({ page }) => {
  await signIn(page, 'supervisor');
  await page.getByRole('link', { name: '报表', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '报表' })).toBeVisible();
  await page.getByRole('combobox', { name: '时间段' }).click();
  await page.locator('.ant-select-dropdown:visible').getByText('近 30 天').click();
  const tiles = page.locator('.figures-tiles');
  const tile = (name: string) => tiles.locator(`[data-tile="${name}"] a`);
  const numberIn = (text: string) => Number(text.replace(/[^0-9.]/g, ''));
  const details = page.getByRole('region', { name: '明细' });
  const logged = page.locator('.call-log-totals');
  await expect.poll(async () => numberIn(await tile('calls').innerText())).toBeGreaterThan(100);

  await test.step('a tile shows its formula, and the log has the same figures', async () => {
    await tiles.getByRole('button', { name: '接通率' }).hover();
    await expect(page.getByRole('tooltip', { name: /^接通率 = 接通次数 ÷/ })).toBeVisible();
    await expect(page.getByRole('img', { name: /^尝试次数/ })).toBeVisible();
    await details.getByRole('button', { name: '接通', exact: true }).focus();
    await expect(page.getByRole('tooltip', { name: /^接通 = 有人接听的通话/ })).toBeVisible();
    await checkAxe(page);
    await screenshot(page, 'reports-zh');
    const calls = await tile('calls').innerText();
    const rate = await tile('connectRate').innerText();
    await tile('calls').click();
    await expect(logged).toContainText(calls);
    await expect(logged).toContainText(rate);
    await page.goBack();
  });

  await test.step('so does a line of a group, in each view', async () => {
    await page.getByRole('radiogroup', { name: '分组' }).getByText('线路').click();
    await page.getByRole('radiogroup', { name: '看什么' }).getByText('订单').click();
    await expect(page.getByRole('img', { name: /^订单/ })).toBeVisible();
    const link = details.getByRole('link', { name: /^R\d.* 订单 本期/ }).first();
    const orders = await link.innerText();
    await screenshot(page, 'reports-orders-zh');
    await link.click();
    await expect(logged).toContainText(`订单${orders}`);
    await page.goBack();
    await page.getByRole('radiogroup', { name: '分组' }).getByText('小时').click();
    await page.getByRole('radiogroup', { name: '看什么' }).getByText('通话用时').click();
    await expect(details.getByRole('link', { name: /^\d\d:00–.* 平均处理 本期/ }).first()).toBeVisible();
    await screenshot(page, 'reports-hours-zh');
    // Most columns of all, and none of them beyond the edge.
    const beyond = await details
      .locator('.ant-table-content')
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(beyond).toBe(0);
    await page.getByRole('radiogroup', { name: '看什么' }).getByText('时间与效率').click();
    // A figure of time leads to the states of seats that it is made of.
    const signedIn = details.getByRole('link', { name: /^\d\d:00–.* 签入/ }).first();
    const time = await signedIn.innerText();
    await signedIn.click();
    await expect(page.getByRole('heading', { level: 1, name: '座席状态明细' })).toBeVisible();
    await expect(page.locator('[data-figure="total"]')).toContainText(time);
    await expect(page.getByRole('button', { name: /^取消条件：\d\d:00/ })).toBeVisible();
    const states = page.getByRole('grid', { name: '座席状态' });
    await expect(states.getByRole('row').nth(1)).toBeVisible();
    await checkAxe(page);
    await screenshot(page, 'seat-states-zh');
    // As a workbook, written by a worker; the focus stays on its button.
    const workbook = page.waitForEvent('download');
    const excel = page.getByRole('button', { name: '导出 Excel' });
    await excel.press('Enter');
    expect((await workbook).suggestedFilename()).toMatch(/^座席状态明细_签入的全部状态_.*\.xlsx$/);
    await expect(excel).toBeFocused();
    await states.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/work-log\/.+date=/);
    await page.goBack();
    await expect(states).toBeVisible();
    await page.goBack();
    await expect(details.getByRole('row', { name: /^\d\d:00–/ }).first()).toBeVisible();
    await page.getByRole('radiogroup', { name: '看什么' }).getByText('呼叫').click();
    const attempts = details.getByRole('link', { name: /^\d\d:00–.* 尝试 本期/ }).first();
    const counted = await attempts.innerText();
    await attempts.click();
    await expect(page.getByRole('button', { name: '取消条件：只看尝试' })).toBeVisible();
    await expect(logged).toContainText(`呼叫${counted}`);
    await page.goBack();
  });

  await test.step('a count of customers leads to them, and each of them to its calls', async () => {
    await page.getByRole('radiogroup', { name: '分组' }).getByText('线路').click();
    await page.getByRole('radiogroup', { name: '看什么' }).getByText('时间与效率').click();
    await expect(page.getByText('这里没有签入时间')).toBeVisible();
    await page.getByRole('radiogroup', { name: '看什么' }).getByText('呼叫').click();
    const link = details.getByRole('link', { name: /^R\d.* 客户 本期/ }).first();
    const customers = await link.innerText();
    await link.click();
    await expect(page.getByRole('radio', { name: `呼叫的客户 ${customers}`, exact: true })).toBeChecked();
    const table = page.getByRole('region', { name: '客户', exact: true });
    const ofOne = table.getByRole('link', { name: / 呼叫 \d+$/ }).first();
    await expect(ofOne).toBeVisible();
    await checkAxe(page);
    await screenshot(page, 'called-customers-zh');
    const calls = await ofOne.innerText();
    await ofOne.press('Enter');
    await expect(page.getByRole('button', { name: /^取消条件：客户 C\d+/ })).toBeVisible();
    await expect(logged).toContainText(`呼叫${calls}`);
    await page.goBack();
    await page.getByText(/^订货客户 \d/).click();
    await expect(page).toHaveURL(/of=ordered/);
    await page.getByRole('button', { name: '报表' }).click();
    await expect(tile('calls')).toBeVisible();
    await page.getByRole('radiogroup', { name: '分组' }).getByText('小时').click();
  });

  await test.step('the table becomes a file', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV' }).click();
    expect((await download).suggestedFilename()).toMatch(/^报表_小时_.*\.csv$/);
  });

  await test.step('a period without calls yet says whose figures stand there, and leads on', async () => {
    await page.goto(`${new URL(page.url()).origin}/reports?from=2026-11-24&to=2026-12-20`);
    await expect(page.getByText(/^这段时间还没有呼叫；下面是上期/)).toBeVisible();
    await page.getByRole('button', { name: '看最近 30 天' }).click();
    await expect.poll(async () => numberIn(await tile('calls').innerText())).toBeGreaterThan(100);
    await expect(page.getByText(/^这段时间还没有呼叫/)).toBeHidden();
  });
});

test('reports speak English and stand in the dark, of the own calls for an operator', async ({ openWindow }) => {
  const page = await openWindow({ locale: 'en-GB', colorScheme: 'dark' });
  await signIn(page, 'op01');
  await page.goto(`${new URL(page.url()).origin}/reports?from=2026-10-01&to=2026-11-30&group=day`);
  await expect(page.getByRole('region', { name: 'Details' }).getByRole('row').nth(1)).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Operators' })).toBeHidden();
  await expect(page.getByRole('radiogroup', { name: 'Group by' }).getByText('Seat')).toBeHidden();
  // Twelve of them, and none in a second line.
  const feet = page.locator('.figures-tiles .figure-value');
  await expect(feet).toHaveCount(12);
  expect(
    new Set(await feet.evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)))).size,
  ).toBe(1);
  await checkAxe(page);
  await screenshot(page, 'reports-en-dark');
});
