import type { Page } from 'playwright/test';

/**
 * Holds the answers of a procedure back until the returned function is called: the backend has done it, and this window
 * does not know yet.
 */
export async function holdAnswers(page: Page, procedure: string): Promise<() => void> {
  const { promise: released, resolve } = Promise.withResolvers<void>();
  let isHeld = true;
  await page.route(`**/api/${procedure}`, async (route) => {
    // What is asked once they are let go takes its own way.
    if (!isHeld) return route.fallback();
    const response = await route.fetch();
    await released;
    await route.fulfill({ response });
  });
  return () => {
    isHeld = false;
    resolve();
  };
}
