import type { BrowserContext, Request } from 'playwright/test';
import { expect, signIn, test } from './fixtures.ts';

const PAGES = 8;

/** The event streams that the windows of one browser hold open now. */
function watchStreams(context: BrowserContext): ReadonlySet<Request> {
  const open = new Set<Request>();
  context.on('request', (request) => {
    if (request.url().includes('/api/events.all')) open.add(request);
  });
  const close = (request: Request) => void open.delete(request);
  context.on('requestfinished', close);
  context.on('requestfailed', close);
  return open;
}

test.describe('eight windows of one browser', () => {
  test.use({ template: 'sample' });

  test('hear everything over one stream, and go on when its window closes', async ({ page, host }, testInfo) => {
    test.skip(testInfo.project.name === 'electron', 'a custom scheme has no limit of connections');
    const context = page.context();
    const streams = watchStreams(context);
    const pages = [page];
    while (pages.length < PAGES) {
      const next = await context.newPage();
      await next.goto(host.address);
      pages.push(next);
    }
    for (const each of pages) {
      await signIn(each, 'admin');
      await expect(each.getByRole('heading', { level: 1 })).toBeVisible();
    }
    await expect.poll(() => streams.size).toBe(1);

    const hears = async (of: typeof pages, login: string) => {
      const refetched = of.map((each) => each.waitForRequest((request) => /\/api\/(?!events)/.test(request.url())));
      const added = await host.cli(['operator', 'add', login], 'a long pass phrase\n');
      expect(added).toMatchObject({ exitCode: 0 });
      await Promise.all(refetched);
    };
    await hears(pages, 'seen-by-all');

    const holder = [...streams][0]?.frame().page();
    const rest = pages.filter((each) => each !== holder);
    await holder?.close();
    expect(rest).toHaveLength(PAGES - 1);
    await expect.poll(() => streams.size).toBe(1);
    await hears(rest, 'seen-by-the-rest');
  });
});
