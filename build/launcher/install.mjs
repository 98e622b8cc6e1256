import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Refusal, say, words } from './messages.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockEntry
 * @typedef {{ packages?: Record<string, LockEntry> }} Lock
 */

/**
 * True when what is installed is not what the lockfile asks for. Optional packages may be absent: most of them belong
 * to other platforms.
 * @param {Lock} wanted package-lock.json
 * @param {Lock | null} installed node_modules/.package-lock.json, or null when there is none
 */
export function differs(wanted, installed) {
  if (!installed?.packages || !wanted.packages) return true;
  const there = installed.packages;
  for (const [path, entry] of Object.entries(wanted.packages)) {
    if (path === '') continue;
    const found = there[path];
    if (!found ? !entry.optional : found.version !== entry.version || found.integrity !== entry.integrity) return true;
  }
  return Object.keys(there).some((path) => !(path in (wanted.packages ?? {})));
}

/** @param {string} root */
export function needsInstall(root) {
  const wanted = readJson(join(root, 'package-lock.json'));
  if (!wanted) return true;
  return differs(wanted, readJson(join(root, 'node_modules', '.package-lock.json')));
}

/** @param {string} path @returns {Lock | null} */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * The arguments of npm. No script of any package is run. Everything that is bundled is a devDependency, so they are
 * asked for even where the environment says "production".
 */
export const NPM_ARGUMENTS = [
  'ci',
  '--ignore-scripts',
  '--include=dev',
  '--include=optional',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
];

/** @param {string} root */
export async function install(root) {
  say(words().installing());
  const execPath = process.env.npm_execpath ?? '';
  // Under `npm start` npm names its own script; started by hand, the one on the PATH is taken.
  const own = /^npm-cli\.c?js$/.test(basename(execPath));
  const [command, args] = own
    ? [process.execPath, [execPath, ...NPM_ARGUMENTS]]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm', NPM_ARGUMENTS];
  const child = spawn(command, args, {
    cwd: root,
    // npm's "added n packages" goes to standard error: standard output belongs to the command that is run.
    stdio: ['ignore', 2, 2],
    shell: !own && process.platform === 'win32',
  });
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (exitCode) => resolve(exitCode ?? 1));
  });
  if (code !== 0) throw new Refusal(words().installFailed(code));
}
