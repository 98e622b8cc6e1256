import { existsSync } from 'node:fs';
import { chromiumCandidates, findChromium } from '../find-chromium.ts';
import { fetchChromium } from './fetch-chromium.ts';
import { runCommand } from './run-command.ts';

/** What the browser tests are started with. */
export interface TestChromium {
  readonly env: Readonly<Record<string, string>>;
}

export class NoChromium extends Error {}

/**
 * A Chromium that can show Chinese: the one that is asked for or installed; on Debian as root the packages; else one
 * from the registry. Error: {@link NoChromium} with a sentence for the user.
 */
export async function prepareChromium(tell: (line: string) => void): Promise<TestChromium> {
  const asked = process.env.ORDERLINE_CHROMIUM || process.env.CHROME_PATH;
  if (asked && !existsSync(asked))
    throw new NoChromium(`There is no browser at ${asked} (ORDERLINE_CHROMIUM, CHROME_PATH).`);
  const canInstall = isDebianAsRoot();
  if (findChromium() === null && canInstall) {
    await installPackages(['chromium', 'fonts-noto-cjk'], tell);
  }
  const found = findChromium();
  if (found !== null) {
    if (canInstall && !(await hasChineseFont())) await installPackages(['fonts-noto-cjk'], tell);
    tell(`Chromium: ${found}`);
    return { env: { ORDERLINE_CHROMIUM: found } };
  }
  tell('No Chromium is installed; taking one from the registry …');
  const fetched = await fetchChromium();
  if (fetched) {
    tell(`Chromium: ${fetched.executablePath}`);
    return { env: { ...fetched.env, ORDERLINE_CHROMIUM: fetched.executablePath } };
  }
  throw new NoChromium(
    `The browser tests need a Chromium and found none. Install Chrome or Chromium, or name one in ORDERLINE_CHROMIUM. Looked for: ${chromiumCandidates().join(', ')}`,
  );
}

function isDebianAsRoot(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

async function installPackages(packages: readonly string[], tell: (line: string) => void): Promise<void> {
  tell(`Installing ${packages.join(', ')} …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', '-qq'], { env });
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  const { exitCode, output } = await runCommand('apt-get', args, { env });
  if (exitCode !== 0) tell(output.trimEnd());
}

async function hasChineseFont(): Promise<boolean> {
  const { exitCode, output } = await runCommand('fc-list', [':lang=zh', 'family']);
  return exitCode === 0 && output.trim() !== '';
}
