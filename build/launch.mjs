#!/usr/bin/env node
/**
 * Behind every npm script: installs when the lockfile asks for it, builds what is stale, and runs the command on the
 * Node of the lockfile. It has no dependency, because it runs before there is one, and on the user's Node.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findInnerNode } from './launcher/inner-node.mjs';
import { install, needsInstall } from './launcher/install.mjs';
import { withLock } from './launcher/lock.mjs';
import { Refusal, say, words } from './launcher/messages.mjs';
import { run } from './launcher/run.mjs';
import { isStale } from './launcher/stale.mjs';
import { start } from './launcher/start.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LOCK = join(ROOT, 'dist', '.launcher.lock');

/** @typedef {{ build: boolean, run: (node: string, args: readonly string[]) => Promise<number> }} Command */

/** A TypeScript tool of ours, on the inner Node. @param {string} path @param {readonly string[]} [first] */
const tool =
  (path, first = []) =>
  (/** @type {string} */ node, /** @type {readonly string[]} */ args) =>
    run(node, [join(ROOT, path), ...first, ...args], { cwd: ROOT });

/**
 * Where the user called from, and names files from: npm itself runs a script in the root.
 * @param {string} script
 */
function callersFolder(script) {
  const { INIT_CWD, npm_lifecycle_event: event } = process.env;
  return INIT_CWD && event === script ? INIT_CWD : process.cwd();
}

/** @type {Record<string, Command>} */
const COMMANDS = {
  start: { build: true, run: (node, args) => start(ROOT, node, args, callersFolder('start')) },
  cli: {
    build: true,
    run: (node, args) => run(node, [join(ROOT, 'dist/main/cli.js'), ...args], { cwd: callersFolder('cli') }),
  },
  bench: { build: true, run: tool('build/bench/run.ts') },
  faults: { build: true, run: tool('build/faults/run.ts') },
  fuzz: { build: false, run: tool('build/test/fuzz.ts') },
  build: { build: false, run: tool('build/build.ts') },
  test: { build: false, run: tool('build/test/run.ts') },
  lint: { build: false, run: tool('build/test/run.ts', ['--only', 'lint']) },
  typecheck: { build: false, run: tool('build/test/run.ts', ['--only', 'typecheck']) },
  unit: {
    build: false,
    run: tool('node_modules/vitest/vitest.mjs', ['run', '--project', '!built']),
  },
  e2e: { build: true, run: tool('build/test/e2e.ts') },
  package: { build: true, run: tool('build/package/package.ts') },
};

/** @param {readonly string[]} argv */
async function launch([name = '', ...args]) {
  if (Number(process.versions.node.split('.')[0]) < 20) throw new Refusal(words().nodeTooOld(process.versions.node));
  const command = COMMANDS[name];
  if (!command) throw new Refusal(words().unknownCommand(name, Object.keys(COMMANDS).join(', ')));
  if (needsInstall(ROOT)) {
    await withLock(LOCK, async () => {
      if (needsInstall(ROOT)) await install(ROOT);
    });
  }
  const node = findInnerNode(ROOT);
  if (command.build && isStale(ROOT)) await withLock(LOCK, () => build(node));
  return command.run(node, args);
}

/** @param {string} node */
async function build(node) {
  if (!isStale(ROOT)) return;
  say(words().building());
  const code = await run(node, [join(ROOT, 'build/build.ts')], { cwd: ROOT, stdout: 2 });
  if (code !== 0) throw new Refusal(words().buildFailed());
}

try {
  process.exitCode = await launch(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  say(error.message);
  process.exitCode = 1;
}
