import type { Page } from 'playwright/test';
import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';

test.use({ template: 'sample' });

/** What the list of cases says of its length; it is there once it is counted. */
async function listed(page: Page, words: RegExp): Promise<number> {
  const said = page.getByRole('status').filter({ hasText: words });
  await expect(said).toBeVisible();
  return Number((await said.innerText()).replace(/[^0-9]/g, ''));
}

test('figures of cases lead to exactly the cases that they count', async ({ page }) => {
  await signIn(page, 'supervisor');
  await page.getByRole('link', { name: '工单指标', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '工单指标' })).toBeVisible();
  await page.getByRole('combobox', { name: '时间段' }).click();
  await page.locator('.ant-select-dropdown:visible').getByText('近 90 天').click();
  const tiles = page.locator('.figures-tiles');
  const numberOf = async (tile: string) => Number(await tiles.locator(`[data-tile="${tile}"] a`).innerText());
  await expect.poll(() => numberOf('ended')).toBeGreaterThan(150);
  const view = async (name: string) => page.getByRole('radiogroup', { name: '看什么' }).getByText(name).click();
  const details = page.getByRole('region', { name: '明细' });

  await test.step('a tile shows its formula and leads to as many cases', async () => {
    await tiles.getByRole('button', { name: '解决达成率' }).hover();
    await expect(page.getByText(/^解决达成率 = 解决时限达成的工单 ÷/)).toBeVisible();
    await expect(page.getByRole('img', { name: /^时限达成率/ })).toBeVisible();
    await checkAxe(page);
    await screenshot(page, 'case-figures-zh');
    const unreached = await numberOf('notReached');
    expect(unreached).toBeGreaterThan(0);
    await tiles.locator('[data-tile="notReached"] a').click();
    expect(await listed(page, /^共/)).toBe(unreached);
    await page.goBack();
  });

  await test.step('so does each number of a table, narrowed to its line', async () => {
    const missed = details.getByRole('link', { name: /^投诉 解决 未达成/ });
    const count = Number(await missed.innerText());
    expect(count).toBeGreaterThan(0);
    await missed.click();
    await expect(page.getByText(/解决时限在 .+ 结束但未达成/)).toBeVisible();
    expect(await listed(page, /^共/)).toBe(count);
    await screenshot(page, 'case-figures-list-zh');
    await page.goBack();
  });

  await test.step('and a bar of a chart', async () => {
    await view('根本原因');
    const chart = page.getByRole('img', { name: /^投诉的根本原因/ });
    const first = details.getByRole('row').nth(1);
    const count = Number(await first.getByRole('link').first().innerText());
    // The bar of the most frequent cause is the first and reaches almost to the top.
    const box = await chart.boundingBox();
    await chart.click({ position: { x: 48, y: (box?.height ?? 0) * 0.5 } });
    expect(await listed(page, /^共/)).toBe(count);
    await page.goBack();
    await expect(chart).toBeVisible();
  });

  await test.step('every view has a chart, a table and its formula', async () => {
    for (const name of ['用时', '办理结果', '满意度', '走势']) {
      await view(name);
      await expect(details.getByRole('table')).toBeVisible();
      await expect(page.getByRole('img').first()).toBeVisible();
    }
    await view('办理结果');
    await page.getByRole('radiogroup', { name: '分组' }).getByText('按类别').click();
    await expect(details.getByRole('row', { name: /货物破损/ })).toBeVisible();
    await screenshot(page, 'case-figures-categories-zh');
  });
});

test('case figures speak English and stand in the dark, of the own team for a lead', async ({ openWindow }) => {
  const page = await openWindow({ locale: 'en-GB', colorScheme: 'dark' });
  await signIn(page, 'lead1');
  await page.getByRole('link', { name: 'Case figures', exact: true }).click();
  await expect(page.getByRole('combobox', { name: 'Kind', exact: true })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Team' })).toBeHidden();
  const registered = page.locator('[data-tile="registered"] a');
  const count = Number(await registered.innerText());
  await page.getByText('Satisfaction', { exact: true }).last().click();
  await expect(page.getByRole('img', { name: /^Scores: 1 Cases/ })).toBeVisible();
  await checkAxe(page);
  await screenshot(page, 'case-figures-en-dark');
  await registered.click();
  await expect(page.getByText(/registered .+ to/)).toBeVisible();
  expect(await listed(page, /Cases/)).toBe(count);
});
