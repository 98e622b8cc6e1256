import { join } from 'node:path';
import { electronPath, obtainElectron, whyNotElectron } from './electron.mjs';
import { say, words } from './messages.mjs';
import { run } from './run.mjs';

/** Exit codes of a Chromium that could not set itself up (sandbox, missing library, graphics): 128 + the signal. */
const CRASHES = [127, 128 + 4, 128 + 5, 128 + 6, 128 + 11];
const SOON_MS = 10_000;

/**
 * Opens the workstation: in Electron where that can be, else in the browser, after one line that says why.
 * @param {string} root
 * @param {string} node
 * @param {readonly string[]} args
 * @param {string} cwd where relative names in them start
 */
export async function start(root, node, args, cwd) {
  const why = whyNotElectron({ platform: process.platform, env: process.env, uid: process.getuid?.() ?? null, args });
  if (why) return inBrowser(root, node, args, cwd, why);
  const electron = electronPath(root) ?? (await obtainElectron(root, node));
  if (!electron) return inBrowser(root, node, args, cwd, 'noElectron');
  const startedMs = performance.now();
  const code = await run(electron, [root, ...args], { cwd });
  if (!CRASHES.includes(code) || performance.now() - startedMs > SOON_MS) return code;
  return inBrowser(root, node, args, cwd, 'noElectron');
}

/**
 * @param {string} root
 * @param {string} node
 * @param {readonly string[]} args
 * @param {string} cwd
 * @param {import('./electron.mjs').WhyBrowser} why
 */
function inBrowser(root, node, args, cwd, why) {
  say(words()[why]());
  return run(node, [join(root, 'dist/main/serve.js'), ...args.filter((arg) => arg !== '--browser')], { cwd });
}
