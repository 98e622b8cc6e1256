import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { say, words } from './messages.mjs';

const DOWNLOAD_LIMIT_MS = 60_000;
const REMEMBER_MS = 24 * 3_600_000;

/**
 * @typedef {'asked' | 'noDisplay' | 'asRoot' | 'noElectron'} WhyBrowser
 * @typedef {{ platform: NodeJS.Platform, env: NodeJS.ProcessEnv, uid: number | null, args: readonly string[] }} Situation
 */

/** Arguments that only the loopback host understands: who gives them wants it. */
const HOST_ONLY = ['--browser', '--no-open', '--public-url', '--test-clock', '--port'];

/** Why Electron is out of the question here, or null. @param {Situation} situation @returns {WhyBrowser | null} */
export function whyNotElectron({ platform, env, uid, args }) {
  if (args.some((arg) => HOST_ONLY.some((name) => arg === name || arg.startsWith(`${name}=`)))) return 'asked';
  if (!hasDisplay(platform, env)) return 'noDisplay';
  return platform === 'linux' && uid === 0 ? 'asRoot' : null;
}

/** @param {NodeJS.Platform} platform @param {NodeJS.ProcessEnv} env */
export function hasDisplay(platform, env) {
  return platform === 'win32' || platform === 'darwin' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Electron's program, or null when it is not installed. @param {string} root */
export function electronPath(root) {
  const folder = join(root, 'node_modules', 'electron');
  try {
    const path = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

/**
 * Electron's program, downloaded if need be (ELECTRON_MIRROR is its own script's matter). A failure is remembered for
 * a day, so that a place without it does not wait a minute at every start.
 * @param {string} root
 * @param {string} node
 */
export async function obtainElectron(root, node) {
  const there = electronPath(root);
  if (there) return there;
  const failure = join(root, 'node_modules', '.cache', 'orderline', 'electron-download-failed');
  if (isRecent(failure, Date.now())) return null;
  say(words().downloading());
  if (await download(root, node)) return electronPath(root);
  mkdirSync(dirname(failure), { recursive: true });
  writeFileSync(failure, '');
  return null;
}

/** @param {string} file @param {number} nowMs */
function isRecent(file, nowMs) {
  const info = statSync(file, { throwIfNoEntry: false });
  return info !== undefined && nowMs - info.mtimeMs < REMEMBER_MS;
}

/** @param {string} root @param {string} node @returns {Promise<boolean>} */
function download(root, node) {
  const script = join(root, 'node_modules', 'electron', 'install.js');
  if (!existsSync(script)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const child = spawn(node, [script], { stdio: 'ignore', timeout: DOWNLOAD_LIMIT_MS, killSignal: 'SIGKILL' });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
