import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, test as base, expect, type Page } from 'playwright/test';
import { type CommandResult, type HostProcess, runCli, startHost } from './harness/host-process.ts';
import { watchForProblems } from './harness/page-problems.ts';
import { copyTemplate, SAMPLE_PASSWORD, TEST_NOW_MS, type Template } from './harness/template.ts';

export interface Host extends HostProcess {
  /** Runs the command line beside this host, on its folder. */
  cli(args: readonly string[], stdin?: string): Promise<CommandResult>;
  /** Ends this host (`SIGKILL` is a power cut) and starts another one on the same folder. */
  restart(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

interface Options {
  /** The data folder that this spec starts from: `test.use({ template: 'sample' })`. */
  readonly template: Template;
}

interface Fixtures {
  readonly host: Host;
  /** Sets the time of the host and of its pages; from there it runs on. */
  readonly clock: { set(nowMs: number): Promise<void> };
  /** Another person's window: a browser of its own, already on the sign-in screen. */
  readonly openWindow: (options?: BrowserContextOptions) => Promise<Page>;
}

export const test = base.extend<Options & Fixtures>({
  template: ['empty', { option: true }],

  host: async ({ template }, use) => {
    const folder = copyTemplate(template);
    let current = await startHost(folder.dataDir, TEST_NOW_MS);
    const host: Host = {
      get dataDir() {
        return current.dataDir;
      },
      get port() {
        return current.port;
      },
      get address() {
        return current.address;
      },
      stderr: () => current.stderr(),
      setClock: (nowMs) => current.setClock(nowMs),
      stop: (signal) => current.stop(signal),
      cli: (args, stdin) => runCli([...args, '--data-dir', folder.dataDir], stdin),
      async restart(signal) {
        await current.stop(signal);
        current = await startHost(folder.dataDir, TEST_NOW_MS);
      },
    };
    await use(host);
    await current.stop();
    folder.remove();
  },

  page: async ({ page, host }, use) => {
    const problems = await watchForProblems(page);
    await page.clock.setSystemTime(TEST_NOW_MS);
    await page.goto(host.address);
    await use(page);
    expect(problems).toEqual([]);
  },

  openWindow: async ({ browser, host, contextOptions }, use) => {
    const opened: { page: Page; problems: readonly string[] }[] = [];
    await use(async (options = {}) => {
      const page = await newWindow(browser, { ...contextOptions, ...options });
      opened.push({ page, problems: await watchForProblems(page) });
      await page.clock.setSystemTime(TEST_NOW_MS);
      await page.goto(host.address);
      return page;
    });
    for (const { page, problems } of opened) {
      expect(problems).toEqual([]);
      await page.context().close();
    }
  },

  clock: async ({ host, context, browser }, use) => {
    await use({
      async set(nowMs) {
        await host.setClock(nowMs);
        const pages = [...context.pages(), ...browser.contexts().flatMap((each) => each.pages())];
        for (const page of new Set(pages)) await page.clock.setSystemTime(nowMs);
      },
    });
  },
});

export { expect };

async function newWindow(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options);
  return context.newPage();
}

/** Signs in on the sign-in screen and waits until it is gone. */
export async function signIn(page: Page, login: string, password = SAMPLE_PASSWORD): Promise<void> {
  const loginField = page.locator('input[autocomplete="username"]');
  await loginField.fill(login);
  await page.locator('input[autocomplete="current-password"]').fill(password);
  await page.keyboard.press('Enter');
  await expect(loginField).toBeHidden();
}

/** No accessibility fault on what the page shows now. */
export async function checkAxe(page: Page): Promise<void> {
  const result = await new AxeBuilder({ page }).analyze();
  const faults = result.violations.map(
    (violation) => `${violation.id}: ${violation.help}\n  ${violation.nodes.map((node) => node.html).join('\n  ')}`,
  );
  expect(faults).toEqual([]);
}

/** A picture to be looked at: test-results/screens/NAME.png. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-results/screens/${name}.png`, animations: 'disabled' });
}
