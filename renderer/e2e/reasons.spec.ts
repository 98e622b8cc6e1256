import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { putCalls } from './harness/put-calls.ts';
import { TEST_NOW_MS } from './harness/template.ts';

test.use({ template: 'sample' });

test('reasons and lapses: each number leads to its rows or calls, in both languages', async ({
  page,
  host,
  openWindow,
}) => {
  putCalls(host.dataDir, TEST_NOW_MS);
  await signIn(page, 'supervisor');
  await page.getByRole('link', { name: '原因与流失' }).click();
  const kinds = page.getByRole('radiogroup', { name: '看什么' });
  const details = page.getByRole('region', { name: '明细', exact: true }).first();
  const rows = page.locator('.reason-rows');
  const numberIn = (text: string) => Number(text.replace(/[^0-9]/g, ''));

  await test.step('refused demand shows its formula and its rows', async () => {
    const tiles = page.locator('.figures-tiles');
    await tiles.getByRole('button', { name: '未满足率' }).hover();
    await expect(page.getByText(/^未满足率 = 未满足数量 ÷/)).toBeVisible();
    await page.getByRole('radiogroup', { name: '分组' }).getByText('线路').click();
    const link = details.getByRole('link', { name: /^R\d.* 次数/ }).first();
    const cases = numberIn(await link.innerText());
    await link.click();
    await expect(rows.getByRole('heading', { name: /^清单：R\d/ })).toBeFocused();
    await expect(rows.locator('tbody tr.ant-table-row')).toHaveCount(Math.min(cases, 50));
    await checkAxe(page);
    await screenshot(page, 'reasons-refused-zh');
  });

  await test.step('no-order reasons lead to the same number of calls', async () => {
    await kinds.getByText('未订货原因').click();
    await page.getByRole('radiogroup', { name: '分组' }).getByText('原因').click();
    const link = details.getByRole('link', { name: /^库存充足 未订货呼叫 本期/ });
    const calls = await link.innerText();
    await link.click();
    await expect(page.locator('.call-log-totals')).toContainText(calls);
    await page.goBack();
  });

  await test.step('products that are bought no more name their customers', async () => {
    await kinds.getByText('以前买过，之后没买').click();
    await page.getByRole('button', { name: '全部清单' }).click();
    await expect(rows.getByRole('link', { name: /^C/ }).first()).toBeVisible();
    await screenshot(page, 'reasons-lapsed-zh');
  });

  await test.step('a lead sees who of today has not ordered, in English and in the dark', async () => {
    await host.cli(['queue', 'build', '--date', 'today']);
    const lead = await openWindow({ locale: 'en-GB', colorScheme: 'dark' });
    await signIn(lead, 'lead1');
    await lead.goto(`${new URL(lead.url()).origin}/reasons?kind=unordered&rows=shown&standing=not-called`);
    await expect(lead.locator('.reason-rows').getByText('Not called').nth(1)).toBeVisible();
    await expect(lead.getByRole('button', { name: 'Rows as CSV' })).toBeHidden();
    await checkAxe(lead);
    await screenshot(lead, 'reasons-unordered-en-dark');
  });
});
