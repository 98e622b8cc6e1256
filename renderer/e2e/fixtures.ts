import AxeBuilder from '@axe-core/playwright';
import { type BrowserContextOptions, test as base, expect, type Page } from 'playwright/test';
import { type DesktopProcess, ELECTRON, startDesktop } from './harness/electron-process.ts';
import { type CommandResult, type HostProcess, runCli, startHost } from './harness/host-process.ts';
import { watchForProblems } from './harness/page-problems.ts';
import { slowDown } from './harness/slowness.ts';
import { copyTemplate, SAMPLE_PASSWORD, TEST_NOW_MS, type Template } from './harness/template.ts';

export interface Host extends HostProcess {
  /** Runs the command line beside this host, on its folder and at its time. */
  cli(args: readonly string[], stdin?: string): Promise<CommandResult>;
  /** Ends this host (`SIGKILL` is a power cut) and starts another one on the same folder. */
  restart(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

interface SpecOptions {
  /** The data folder that this spec starts from: `test.use({ template: 'sample' })`. */
  readonly template: Template;
}

interface Fixtures {
  readonly host: Host;
  /** Sets the time of the host and of its pages; from there it runs on. */
  readonly clock: { set(nowMs: number): Promise<void> };
  /** Another person's window: a browser of its own (on the desktop a second start's), showing the sign-in. */
  readonly openWindow: (options?: BrowserContextOptions) => Promise<Page>;
}

/** The desktop program that is running, in the project `electron`. */
let desktop: DesktopProcess | null = null;
let openPages: Page[] = [];

export const test = base.extend<SpecOptions & Fixtures>({
  template: ['empty', { option: true }],

  host: async ({ template }, use, testInfo) => {
    const onDesktop = testInfo.project.name === 'electron';
    testInfo.skip(onDesktop && ELECTRON === null, "Electron's binary is not installed here");
    const folder = copyTemplate(template);
    const start = async () => {
      if (!onDesktop) return startHost(folder.dataDir, TEST_NOW_MS);
      desktop = await startDesktop(folder.dataDir, TEST_NOW_MS);
      return { ...desktop, dataDir: folder.dataDir, port: 0, address: 'app://orderline/', stderr: () => '' };
    };
    let aheadMs = TEST_NOW_MS - Date.now();
    let current: HostProcess = await start();
    openPages = [];
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
      setClock(nowMs) {
        aheadMs = nowMs - Date.now();
        return current.setClock(nowMs);
      },
      stop: (signal) => current.stop(signal),
      cli: (args, stdin) => runCli([...args, '--data-dir', folder.dataDir], stdin, Date.now() + aheadMs),
      async restart(signal) {
        await current.stop(signal);
        aheadMs = TEST_NOW_MS - Date.now();
        current = await start();
      },
    };
    await use(host);
    await current.stop();
    desktop = null;
    folder.remove();
  },

  // The host first: where the desktop is skipped, no browser opens.
  page: async ({ host, page: browserPage }, use) => {
    const page = desktop ? await desktop.firstWindow() : browserPage;
    const problems = await openOn(page, host);
    await use(page);
    expect(problems).toEqual([]);
  },

  openWindow: async ({ host, browser, contextOptions }, use) => {
    const opened: { page: Page; problems: readonly string[] }[] = [];
    await use(async (options = {}) => {
      const page = desktop
        ? await desktop.anotherWindow()
        : await (await browser.newContext({ ...contextOptions, ...options })).newPage();
      opened.push({ page, problems: await openOn(page, host) });
      return page;
    });
    for (const { page, problems } of opened) {
      expect(problems).toEqual([]);
      if (!desktop) await page.context().close();
    }
  },

  clock: async ({ host }, use) => {
    await use({
      async set(nowMs) {
        await host.setClock(nowMs);
        for (const page of openPages) if (!page.isClosed()) await page.clock.setSystemTime(nowMs);
      },
    });
  },
});

/** Shows the program in a window whose clock is the host's; gives what goes wrong there from now on. */
async function openOn(page: Page, host: Host): Promise<readonly string[]> {
  const problems = await watchForProblems(page);
  await slowDown(page);
  await page.clock.setSystemTime(TEST_NOW_MS);
  await page.goto(host.address);
  openPages.push(page);
  return problems;
}

export { expect };

/** Signs in on the sign-in screen and waits until it is gone. */
export async function signIn(page: Page, login: string, password = SAMPLE_PASSWORD): Promise<void> {
  const loginField = page.locator('input[autocomplete="username"]');
  await loginField.fill(login);
  await page.locator('input[autocomplete="current-password"]').fill(password);
  await page.keyboard.press('Enter');
  await expect(loginField).toBeHidden();
}

/** Looks at what a change of the plan does, in either language, and applies it. */
export async function applyEffect(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: /^(变更的影响|What this does)/ });
  await dialog.getByRole('button', { name: /^(应用变更|Apply the change)$/ }).click();
  await expect(dialog).toBeHidden();
}

/** No accessibility fault on what the page shows once it has settled; `except` leaves out what is there many times over. */
export async function checkAxe(page: Page, except: readonly string[] = []): Promise<void> {
  await expect(async () => {
    // Every page is one frame: axe need not open a page of its own to put frames together.
    // Details of what is in order are nobody's: writing them down took half of axe's time.
    const whole = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
    const result = await except.reduce((axe, part) => axe.exclude(part), whole).analyze();
    const faults = result.violations.map(
      ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join('\n  ')}`,
    );
    expect(faults).toEqual([]);
  }).toPass({ timeout: 30_000 });
}

/** A picture to be looked at: test-results/screens/NAME.png. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-results/screens/${name}.png`, animations: 'disabled' });
}
