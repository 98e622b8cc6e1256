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

test('three hundred lines: no sideways scroll, the footer in sight, a key changes its own line only', async ({
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
    const changes: { key: string; rows: number }[] = [];
    Object.assign(window, { changes });
    window.addEventListener('keydown', ({ key }) => changes.push({ key, rows: 0 }), { capture: true });
    new MutationObserver((records) => {
      const rows = new Set(records.map(({ target }) => (target.parentElement ?? document.body).closest('tr')));
      const last = changes.at(-1);
      if (last) last.rows += rows.size;
    }).observe(document.querySelector('.ws-grid tbody') as Node, {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: ['value', 'class', 'aria-invalid', 'data-refused'],
    });
  });
  for (let line = 0; line < 10; line += 1) {
    await page.keyboard.press(String((line % 9) + 1));
    await page.keyboard.press('Enter');
    await expect(quantity(page, line + 1)).toBeFocused();
  }
  const changes = await page.evaluate(
    () => (window as unknown as { changes: { key: string; rows: number }[] }).changes,
  );
  const digits = changes.filter(({ key }) => /\d/.test(key)).map(({ rows }) => rows);
  // The line that is typed in; the line before it when its refusal goes.
  expect(digits.every((rows) => rows === 1 || rows === 2)).toBe(true);
  await screenshot(page, 'workstation-300-lines');
});

// Four walks of a file would stand in one line at the end of the run.
test.describe.configure({ mode: 'parallel' });

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
        await expect(quantity(page, 0)).toBeFocused();
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
          ['Control+Shift+F9', 'returning'],
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
