import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { TEST_NOW_MS } from './harness/template.ts';

test.use({ template: 'sample' });

const TWENTY_SIX_MONTHS_MS = 791 * 86_400_000;

test('what went into archives is found again on the screen, once somebody asks to look there', async ({
  page,
  host,
  clock,
  openWindow,
}) => {
  await signIn(page, 'admin');
  await page.getByRole('link', { name: '系统设置' }).click();
  await page.getByLabel('公司名称').fill('晨光配送');
  await page.getByRole('combobox', { name: '记录在数据库中保留' }).click();
  await page.getByTitle('2 年', { exact: true }).click();
  await page.getByRole('button', { name: '保存设置' }).click();
  await expect(page.locator('.shell-brand')).toHaveAttribute('title', '晨光配送');
  await clock.set(TEST_NOW_MS + TWENTY_SIX_MONTHS_MS);
  expect((await host.cli(['audit', 'archive'])).exitCode).toBe(0);

  const reader = await openWindow({ locale: 'en-US', colorScheme: 'dark' });
  await signIn(reader, 'supervisor');
  await reader.goto(new URL('/audit', reader.url()).href);
  await reader.getByLabel('Words in it').fill('晨光配送');
  await reader.keyboard.press('Enter');
  await expect(reader.getByText(/older rows of these dates are in archives/)).toBeVisible();
  const renamed = reader.getByRole('row').filter({ hasText: '晨光配送' });
  await expect(renamed).toHaveCount(0);
  await checkAxe(reader);
  // Nobody has saved settings since: the action cannot be chosen, but asked for in words.
  const action = reader.getByRole('combobox', { name: 'Action' });
  await action.fill('change settings');
  await expect(reader.getByTitle('Change settings', { exact: true })).toHaveCount(0);
  await expect(reader.getByTitle('whatever holds “change settings”')).toBeVisible();
  await action.press('Enter');
  await expect(reader).toHaveURL(/action=change\+settings/);
  await reader.getByRole('button', { name: 'Look there too' }).press('Enter');
  await expect(reader.getByText(/Rows of archives that were checked and opened/)).toBeVisible();
  await renamed.first().click();
  const drawer = reader.getByRole('dialog');
  await expect(drawer.getByRole('table')).toContainText('晨光配送');
  await screenshot(reader, 'audit-archive-en-dark');
  await checkAxe(reader);
  await reader.keyboard.press('Escape');
  await expect(drawer).toBeHidden();

  await action.fill('change settings');
  await reader.getByTitle('Change settings', { exact: true }).click();
  await expect(reader).toHaveURL(/action=settings\.save/);
  await expect(renamed.first()).toBeVisible();
});
