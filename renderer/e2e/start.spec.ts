import { checkAxe, expect, screenshot, test } from './fixtures.ts';

test('the first page shows without a fault', async ({ page }) => {
  await expect(page.locator('#root > *').first()).toBeVisible();
  await screenshot(page, 'start');
  await checkAxe(page);
});
