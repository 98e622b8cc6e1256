import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { ROOT } from '../vite/paths.ts';
import { runCommand } from './run-command.ts';

/** A Chromium that needs no rights to install, and a font with Chinese characters for it. */
const PACKAGES = ['@sparticuz/chromium@153.0.0', '@expo-google-fonts/noto-sans-sc@0.4.3'];
const FOLDER = join(ROOT, 'node_modules', '.cache', 'orderline', 'chromium');

export interface FetchedChromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const module = z.object({ default: z.object({ executablePath: z.function({ output: z.promise(z.string()) }) }) });

/** Only there is such a browser for Linux; null elsewhere, or when it cannot be had or does not run. */
export async function fetchChromium(): Promise<FetchedChromium | null> {
  if (process.platform !== 'linux') return null;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'package.json'), '{ "private": true }');
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', ...PACKAGES];
  if (!existsSync(join(FOLDER, 'node_modules/@sparticuz/chromium'))) {
    const { exitCode } = await runCommand('npm', args, { cwd: FOLDER, live: true });
    if (exitCode !== 0) return null;
  }
  const entry = pathToFileURL(join(FOLDER, 'node_modules/@sparticuz/chromium/build/esm/index.js')).href;
  const chromium = module.parse(await import(entry)).default;
  const executablePath = await chromium.executablePath();
  const env = { FONTCONFIG_FILE: writeFontConfig(), LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH ?? '' };
  const { exitCode } = await runCommand(executablePath, ['--version'], { env });
  return exitCode === 0 ? { executablePath, env } : null;
}

function writeFontConfig(): string {
  const file = join(FOLDER, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
  <dir>${join(FOLDER, 'node_modules/@expo-google-fonts/noto-sans-sc')}</dir>
  <cachedir>${join(tmpdir(), 'orderline-fontconfig')}</cachedir>
</fontconfig>
`,
  );
  return file;
}
