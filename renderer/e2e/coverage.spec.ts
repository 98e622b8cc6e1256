import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { TEST_DATE, TEST_NOW_MS } from './harness/template.ts';

test.use({ template: 'sample' });

const DAY_MS = 86_400_000;
/** Rows are alike; a few of them speak for the others. */
const OTHER_ROWS = ['.virtual-table-row:nth-child(n + 5)'];

test('who was not reached is found, explained and put into the queue', async ({ page, host, clock }) => {
  const built = await host.cli(['queue', 'build', '--date', TEST_DATE, '--json']);
  expect(built.exitCode, built.stderr).toBe(0);
  // A week on, nobody has called anybody.
  await clock.set(TEST_NOW_MS + 8 * DAY_MS);
  await signIn(page, 'supervisor');
  await page.getByRole('link', { name: '覆盖', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '覆盖' })).toBeVisible();

  const tile = (name: string) => page.locator('.coverage-tile').filter({ hasText: name });
  const number = async (name: string) =>
    Number((await tile(name).locator('.coverage-tile-value').innerText()).replaceAll(',', ''));
  await expect(tile('逾期')).toBeVisible();
  await test.step('the counts add up, each with its formula', async () => {
    const parts = await Promise.all(['逾期', '待呼叫', '已排定', '已覆盖', '不呼叫'].map(number));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(await number('全部客户'));
    expect(parts[0]).toBeGreaterThan(0);
    await tile('覆盖率').hover();
    await expect(page.getByText('覆盖率 = 已覆盖 ÷（全部客户 − 不呼叫）')).toBeVisible();
  });

  const grid = page.getByRole('grid', { name: '客户覆盖名单' });
  await test.step('overdue first; one click to the customer and to its explanation', async () => {
    await tile('逾期').click();
    await expect(grid.getByText('逾期').nth(1)).toBeVisible();
    await checkAxe(page, OTHER_ROWS);
    await screenshot(page, 'coverage-zh');
    await grid
      .getByRole('button', { name: /为什么/ })
      .first()
      .click();
    const why = page.getByRole('dialog');
    await expect(why.getByRole('list')).toBeVisible();
    await why.getByRole('button', { name: '关闭' }).click();
    await expect(why).toBeHidden();
  });

  await test.step('a selection becomes calls of today', async () => {
    const before = await number('逾期');
    await grid.focus();
    await page.keyboard.press('Home');
    for (let row = 0; row < 2; row += 1) {
      await page.keyboard.press(' ');
      await page.keyboard.press('ArrowDown');
    }
    await expect(page.getByText('已选 2 户')).toBeVisible();
    await page.getByRole('button', { name: '放入今天的队列' }).click();
    const dialog = page.getByRole('dialog', { name: '把 2 户放入今天的外呼队列？' });
    await checkAxe(page, OTHER_ROWS);
    await dialog.getByRole('textbox').fill('上周漏打');
    await page.keyboard.press('Enter');
    await expect(page.getByText('新增呼叫 2，已在队列 0。')).toBeVisible();
    await expect(tile('逾期').locator('.coverage-tile-value')).toHaveText(String(before - 2));
  });

  await test.step('by route, and who should have ordered by its own rhythm', async () => {
    await page.getByText('按线路', { exact: true }).click();
    await expect(page.getByRole('columnheader', { name: '该订未订' })).toBeVisible();
    await checkAxe(page, OTHER_ROWS);
    await screenshot(page, 'coverage-routes-zh');
    await page.getByText('名单', { exact: true }).click();
    await page.getByRole('checkbox', { name: '只看该订未订' }).check();
    await expect(grid.getByText(/晚 \d+ 天/).first()).toBeVisible();
    await screenshot(page, 'coverage-late-zh');
    await grid.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('article')).toContainText('自己的节奏');
    await screenshot(page, 'coverage-card-zh');
  });
});
