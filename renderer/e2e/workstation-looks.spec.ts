import type { Page } from 'playwright/test';
import { checkAxe, expect, screenshot, test } from './fixtures.ts';
import { quantity, startWork, takeNext, talk } from './harness/workstation.ts';

test.use({ template: 'sample' });

interface FormAnswer {
  result: { data: { lines: { productId: string; name: string }[] } };
}

/** The form of a customer who usually buys 300 products; saves are answered without being stored. */
async function serve300Lines(page: Page): Promise<void> {
  await page.route('**/api/orders.form*', async (route) => {
    const response = await route.fetch();
    const body = (await response.json()) as FormAnswer;
    const { lines } = body.result.data;
    const many = Array.from({ length: 300 }, (_, at) => {
      const line = lines[at % lines.length] ?? { productId: '', name: '' };
      return { ...line, productId: `many-${at}`, name: `${line.name} ${at + 1}` };
    });
    body.result.data.lines = many;
    await route.fulfill({ response, json: body });
  });
  let revision = 0;
  await page.route('**/api/orders.saveDraft*', (route) => {
    revision += 1;
    return route.fulfill({ json: { result: { data: { draftId: 'many', revision, savedAtMs: 0 } } } });
  });
}

test('three hundred lines: no sideways scroll, the footer in sight, keys on the screen at once', async ({
  page,
  host,
}) => {
  await serve300Lines(page);
  await startWork(page, host);
  await takeNext(page);
  const fits = await page.evaluate(() => {
    const grid = document.querySelector('.ws-grid-scroll') as HTMLElement;
    const footer = (document.querySelector('.ws-footer') as HTMLElement).getBoundingClientRect();
    const row = document.querySelector('.ws-row') as HTMLElement;
    return {
      sideways: grid.scrollWidth > grid.clientWidth || document.body.scrollWidth > window.innerWidth,
      footerVisible: footer.bottom <= window.innerHeight && footer.height > 0,
      rowHeight: row.offsetHeight,
      rows: Math.floor((grid.clientHeight - 28) / 28),
    };
  });
  expect(fits).toMatchObject({ sideways: false, footerVisible: true, rowHeight: 28 });
  expect(fits.rows).toBeGreaterThanOrEqual(11);

  await page.evaluate(() => {
    const painted: number[] = [];
    Object.assign(window, { painted });
    window.addEventListener(
      'keydown',
      () => {
        const pressed = performance.now();
        requestAnimationFrame(() => setTimeout(() => painted.push(performance.now() - pressed)));
      },
      { capture: true },
    );
  });
  for (let line = 0; line < 40; line += 1) {
    await page.keyboard.press(String((line % 9) + 1));
    await page.waitForTimeout(25);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(25);
  }
  const timesPainted = () => page.evaluate(() => (window as unknown as { painted: number[] }).painted);
  // The last key's own frame may still be on its way.
  await expect.poll(async () => (await timesPainted()).length).toBe(80);
  const painted = await timesPainted();
  painted.sort((a, b) => a - b);
  const p = (share: number) => Math.round(painted[Math.floor(painted.length * share)] ?? 0);
  process.stdout.write(`300 lines, keystroke to paint: p50 ${p(0.5)} ms, p95 ${p(0.95)} ms of ${painted.length}\n`);
  await screenshot(page, 'workstation-300-lines');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const locale of ['zh-CN', 'en-US']) {
    test.describe(`${colorScheme}, ${locale}`, () => {
      test.use({ colorScheme, locale });
      test('every state of the workstation is free of accessibility faults', async ({ page, host }) => {
        const name = (state: string) => `workstation-${state}-${colorScheme}-${locale}`;
        await startWork(page, host);
        await checkAxe(page);
        await takeNext(page);
        await talk(page);
        await page.keyboard.press('F4');
        await page.waitForTimeout(100);
        await page.keyboard.type('99999');
        await expect(quantity(page, 0)).toHaveValue('99999');
        await page.keyboard.press('Enter');
        await expect(page.locator('.ws-refusal')).toBeVisible();
        await checkAxe(page);
        await screenshot(page, name('order'));
        for (const [key, state] of [
          ['F9', 'results'],
          ['Shift+F9', 'pause'],
          ['Shift+F4', 'add'],
          ['Shift+F2', 'incoming'],
        ] as const) {
          await page.keyboard.press(key);
          if (state === 'add') {
            await page.keyboard.type('c');
            await expect(page.getByRole('option').first()).toBeVisible();
          }
          await checkAxe(page);
          await screenshot(page, name(state));
          await page.keyboard.press('Escape');
        }
        await page.getByRole('tab').nth(2).click();
        await expect(page.locator('.ws-explanation li').first()).toBeVisible();
        await checkAxe(page);
        await screenshot(page, name('agenda'));
      });
    });
  }
}
