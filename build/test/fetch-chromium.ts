import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../vite/paths.ts';
import { runCommand } from './run-command.ts';

/** A Chromium that needs no rights to install, and a font with Chinese characters for it. */
const PACKAGES = ['@sparticuz/chromium@153.0.0', '@expo-google-fonts/noto-sans-sc@0.4.3'];
const FOLDER = join(ROOT, 'node_modules', '.cache', 'orderline', 'chromium');
const UNPACKED = join(FOLDER, 'unpacked');

export interface FetchedChromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

/** There is such a browser for Linux only; null elsewhere, or when it cannot be had or does not run. */
export async function fetchChromium(): Promise<FetchedChromium | null> {
  if (process.platform !== 'linux' || !(await fetchPackages())) return null;
  const executablePath = await unpack();
  if (executablePath === null) return null;
  const fonts = { FONTCONFIG_FILE: writeFontConfig() };
  // Where the system lacks its libraries, those that came along.
  const libraries = [join(UNPACKED, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH ?? ''].filter((path) => path !== '');
  for (const env of [fonts, { ...fonts, LD_LIBRARY_PATH: libraries.join(':') }]) {
    const { exitCode } = await runCommand(executablePath, ['--no-sandbox', '--version'], { env });
    if (exitCode === 0) return { executablePath, env };
  }
  return null;
}

async function fetchPackages(): Promise<boolean> {
  if (existsSync(join(FOLDER, 'node_modules/@expo-google-fonts/noto-sans-sc'))) return true;
  mkdirSync(UNPACKED, { recursive: true });
  writeFileSync(join(FOLDER, 'package.json'), '{ "private": true }');
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', ...PACKAGES];
  const { exitCode } = await runCommand('npm', args, { cwd: FOLDER, live: true });
  return exitCode === 0;
}

/** The package unpacks into the folder for temporary files; ours, so that nobody else can have put a program there. */
async function unpack(): Promise<string | null> {
  const entry = pathToFileURL(join(FOLDER, 'node_modules/@sparticuz/chromium/build/index.js')).href;
  const script = `console.log(await (await import(${JSON.stringify(entry)})).default.executablePath());`;
  // By this variable it unpacks its libraries too.
  const env = { TMPDIR: UNPACKED, VERCEL: '1' };
  const { exitCode, output } = await runCommand(process.execPath, ['--input-type=module', '-e', script], { env });
  return exitCode === 0 ? output.trim() : null;
}

function writeFontConfig(): string {
  const file = join(FOLDER, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
  <dir>${join(FOLDER, 'node_modules/@expo-google-fonts/noto-sans-sc')}</dir>
  <cachedir>${join(FOLDER, 'fontconfig')}</cachedir>
</fontconfig>
`,
  );
  return file;
}
