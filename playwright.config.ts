import { defineConfig } from 'playwright/test';
import { CHROMIUM_SWITCHES, findChromium } from './build/find-chromium.ts';

const executablePath = findChromium();

/** The browser tests. Two workers on two cores: a host and its browser mostly wait for each other (a quarter to a third less than one at a time). */
export default defineConfig({
  testDir: 'renderer/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/playwright',
  globalSetup: './renderer/e2e/make-templates.ts',
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: [['line']],
  use: {
    viewport: { width: 1366, height: 625 },
    locale: 'zh-CN',
    // Nothing fades in or out: there is nothing to wait for.
    contextOptions: { reducedMotion: 'reduce' },
    timezoneId: 'America/New_York',
    actionTimeout: 20_000,
    // A recorded trace took a third of the runner's time; a picture of the failure tells nearly as much.
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === null ? {} : { executablePath }),
      args: [...CHROMIUM_SWITCHES],
    },
  },
  // The same specs on both hosts; without Electron's binary its project skips them all and says so.
  projects: [{ name: 'browser' }, { name: 'electron' }],
});
