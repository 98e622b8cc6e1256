import type { Page } from 'playwright/test';

/** The longest that an answer may be held back, in ms; each is held for some of it. */
const LAG_MS = Number(process.env.ORDERLINE_E2E_LAG ?? 0);
/** How many times slower the page's own work goes. */
const SLOWER = Number(process.env.ORDERLINE_E2E_SLOWER ?? 1);

/** Where asked for by environment: late answers and a slow page show what a fast machine hides. Before the page is opened. */
export async function slowDown(page: Page): Promise<void> {
  if (LAG_MS > 0) await page.addInitScript(holdAnswersBack, LAG_MS);
  if (SLOWER > 1) {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  }
}

function holdAnswersBack(lagMs: number): void {
  const ask = globalThis.fetch;
  globalThis.fetch = async (...request) => {
    const answer = await ask(...request);
    if (!answer.headers.get('content-type')?.startsWith('text/event-stream')) {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * lagMs));
    }
    return answer;
  };
}
