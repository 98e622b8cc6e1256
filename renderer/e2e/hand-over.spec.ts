import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { takeOrder } from './harness/take-order.ts';

test.use({ template: 'sample' });

test('a supervisor hands a route over after its cut-off, once, and takes the file again', async ({
  page,
  clock,
  openWindow,
}) => {
  await signIn(page, 'supervisor');
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  const { number, cutoffAtMs } = await takeOrder(page);
  await page.goto(`${new URL(page.url()).origin}/orders`);
  await page.getByRole('button', { name: '移交配送' }).click();
  const drawer = page.getByRole('dialog', { name: '移交配送' });
  await expect(drawer.getByText(/截单$/).first()).toBeVisible();
  await expect(drawer.getByRole('button', { name: /^移交 / })).toHaveCount(0);
  await checkAxe(page);
  await screenshot(page, 'hand-over-open');

  await clock.set(cutoffAtMs);
  // A night later: the session has ended.
  await page.reload();
  await signIn(page, 'supervisor');
  await page.getByRole('button', { name: '移交配送' }).click();
  // By keyboard: the button, then the one of the question.
  await drawer.getByRole('button', { name: /^移交 / }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '移交', exact: true }).last().press('Enter');
  await expect(drawer.getByText('已移交', { exact: true })).toBeVisible();
  await expect(drawer.getByRole('button', { name: /^下载 H-/ })).toBeFocused();
  await expect(drawer.getByRole('button', { name: /^移交 / })).toHaveCount(0);
  const hash = /[0-9a-f]{64}/.exec((await drawer.getByText(/SHA-256/).textContent()) ?? '')?.[0];
  const download = page.waitForEvent('download');
  await drawer.getByRole('button', { name: /^下载 H-/ }).click();
  const bytes = readFileSync(await (await download).path());
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash);
  expect(bytes.toString('utf8')).toContain(number);
  await checkAxe(page);
  await screenshot(page, 'hand-over-done');

  const english = await openWindow({ locale: 'en-US', colorScheme: 'dark' });
  await english.clock.setSystemTime(cutoffAtMs);
  await signIn(english, 'supervisor');
  await english.goto(`${new URL(english.url()).origin}/orders?from=2026-11-23&to=2026-11-23`);
  await english.getByRole('button', { name: number }).click();
  await expect(english.getByRole('dialog').getByText('handed over', { exact: true })).toBeVisible();
  await expect(english.getByRole('button', { name: 'Cancel the order' })).toBeHidden();
  await english.keyboard.press('Escape');
  await english.getByRole('button', { name: 'Hand-over' }).click();
  const shown = english.getByRole('dialog', { name: 'Hand-over' });
  await shown
    .getByLabel('Delivery date')
    .fill(bytes.toString('utf8').match(/"H-[^"]+","[^"]+",(\d{4}-\d\d-\d\d)/)?.[1] ?? '');
  await english.keyboard.press('Enter');
  await expect(shown.getByText('Handed over', { exact: true })).toBeVisible();
  await checkAxe(english);
  await screenshot(english, 'hand-over-en-dark');
});
