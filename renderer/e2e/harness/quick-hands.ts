import type { Locator, Page } from 'playwright/test';

/** The second click comes before the browser has drawn what the first has changed. */
export async function clickBoth(first: Locator, second: Locator): Promise<void> {
  const next = await second.elementHandle();
  await first.evaluate(async (element, other) => {
    (element as HTMLElement).click();
    // What answers a click at once is done after it; what puts it off waits for a task of its own.
    await Promise.resolve();
    await Promise.resolve();
    (other as HTMLElement).click();
  }, next);
}

/** A click whose button is held down until the page has drawn what pressing it changed. */
export async function clickSlowly(page: Page, target: Locator): Promise<void> {
  await target.hover();
  await page.mouse.down();
  await page.evaluate(() => new Promise((drawn) => setTimeout(() => requestAnimationFrame(drawn), 100)));
  await page.mouse.up();
}
