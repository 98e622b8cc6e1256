import type { Page, Route } from 'playwright/test';

/** Lets go of what is held back; what is asked from then on takes its own way. */
type LetGo = () => void;

/** Holds the answers of a procedure back: the backend has done it, and this window does not know yet. */
export function holdAnswers(page: Page, procedure: string): Promise<LetGo> {
  return hold(page, procedure, async (route, released) => {
    const response = await route.fetch();
    await released;
    await route.fulfill({ response });
  });
}

/** Holds what is asked of a procedure back: the backend has not heard of it yet. */
export function holdRequests(page: Page, procedure: string): Promise<LetGo> {
  return hold(page, procedure, async (route, released) => {
    await released;
    await route.continue();
  });
}

async function hold(
  page: Page,
  procedure: string,
  held: (route: Route, released: Promise<void>) => Promise<void>,
): Promise<LetGo> {
  const { promise: released, resolve } = Promise.withResolvers<void>();
  let isHeld = true;
  await page.route(
    ({ pathname }) => pathname.endsWith(`/${procedure}`),
    (route) => (isHeld ? held(route, released) : route.fallback()),
  );
  return () => {
    isHeld = false;
    resolve();
  };
}
