import { accessSync, constants } from 'node:fs';
import { chromium } from 'playwright';

const SYSTEM_PATHS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/microsoft-edge',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** For a run without a screen, a graphics card or a sandbox of the system's, that asks nobody but us. */
export const CHROMIUM_SWITCHES = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
] as const;

export interface ChromiumSearch {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  isExecutable(path: string): boolean;
}

const thisMachine: ChromiumSearch = {
  env: process.env,
  platform: process.platform,
  isExecutable(path) {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
};

/** The browsers that may be there, best first: the one that was asked for, the system's, Playwright's own. */
export function chromiumCandidates(search: Pick<ChromiumSearch, 'env' | 'platform'> = thisMachine): string[] {
  const asked = [search.env.ORDERLINE_CHROMIUM, search.env.CHROME_PATH].filter((path) => path !== undefined);
  return [...asked.filter((path) => path !== ''), ...(SYSTEM_PATHS[search.platform] ?? []), chromium.executablePath()];
}

/** A Chromium to test with, or null when none is installed. */
export function findChromium(search: ChromiumSearch = thisMachine): string | null {
  return chromiumCandidates(search).find((path) => search.isExecutable(path)) ?? null;
}
