import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';

test.describe('a sample center', () => {
  test.use({ template: 'sample' });

  test('asks who is there and signs in', async ({ page }) => {
    const login = page.locator('input[autocomplete="username"]');
    await expect(login).toBeFocused();
    await screenshot(page, 'sign-in');
    await checkAxe(page);
    await signIn(page, 'admin');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
});
