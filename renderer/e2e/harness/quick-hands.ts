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

/**
 * The backend does what this window asks of a procedure, and its answers stay on the way until they are let go; the
 * window hears of the change by its events all the same.
 */
export async function holdAnswers(page: Page, procedure: string): Promise<() => Promise<void>> {
  const address = `**/api/${procedure}*`;
  let letGo: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(address, async (route) => {
    const response = await route.fetch();
    await gone;
    await route.fulfill({ response });
  });
  return async () => {
    letGo();
    await page.unrouteAll({ behavior: 'wait' });
  };
}
