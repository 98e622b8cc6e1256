import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal, words } from './messages.mjs';

/**
 * @typedef {{ platform: NodeJS.Platform, arch: string, glibc: boolean, version: string, execPath: string }} Machine
 */

/** The oldest Node that better-sqlite3 and vitest run on. */
const OLDEST_OWN = 22;

/**
 * Where this machine's Node from the lockfile would lie, or null where there is none for it (macOS, musl).
 * @param {string} root
 * @param {Pick<Machine, 'platform' | 'arch' | 'glibc'>} machine
 */
export function innerNodePath(root, { platform, arch, glibc }) {
  if (platform === 'win32') return join(root, 'node_modules', `node-win-${arch}`, 'bin', 'node.exe');
  if (platform === 'linux' && glibc) return join(root, 'node_modules', `node-linux-${arch}`, 'bin', 'node');
  return null;
}

/**
 * The Node that runs the program: the lockfile's, else the user's own if it is new enough.
 * @param {string} root
 * @param {Machine} [machine]
 * @param {(path: string) => boolean} [exists]
 */
export function findInnerNode(root, machine = thisMachine(), exists = existsSync) {
  const inner = innerNodePath(root, machine);
  if (inner && exists(inner)) return inner;
  if (Number(machine.version.split('.')[0]) >= OLDEST_OWN) return machine.execPath;
  throw new Refusal(words().noInnerNode(`${machine.platform}-${machine.arch}`, machine.version));
}

/** @returns {Machine} */
function thisMachine() {
  const { platform, arch, versions, execPath } = process;
  return { platform, arch, version: versions.node, execPath, glibc: platform === 'linux' && hasGlibc() };
}

function hasGlibc() {
  // Without this Node asks every network interface for its name, which can take seconds.
  Object.assign(process.report, { excludeNetwork: true });
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return report.header?.glibcVersionRuntime !== undefined;
}
