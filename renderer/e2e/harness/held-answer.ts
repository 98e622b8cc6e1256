import type { Page } from 'playwright/test';

/**
 * Holds the answers of a procedure back until the returned function is called: the backend has done it, and this window
 * does not know yet.
 */
export async function holdAnswers(page: Page, procedure: string): Promise<() => void> {
  const { promise: released, resolve } = Promise.withResolvers<void>();
  await page.route(`**/api/${procedure}`, async (route) => {
    const response = await route.fetch();
    await released;
    await route.fulfill({ response });
  });
  return resolve;
}
