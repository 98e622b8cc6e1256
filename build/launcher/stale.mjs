import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the bundles are made of. */
const SOURCES = [
  'shared',
  'db',
  'electron',
  'renderer',
  'build/vite',
  'build/sample',
  'build/build.ts',
  'package.json',
  'package-lock.json',
];

export const STAMP = 'dist/.stamp';

/** Whether a file's change asks for a build. @param {string} path with forward slashes, from the root */
export function isSource(path) {
  return !/\.test\.tsx?$|\.md$|(^|\/)tsconfig\.json$|^renderer\/e2e(\/|$)/.test(path);
}

/**
 * One text for the state of all sources: which files, how long, when changed. Deleted files count, and so does an
 * older file that comes back with another branch.
 * @param {string} root
 */
export function sourceFingerprint(root) {
  const hash = createHash('sha256');
  for (const source of SOURCES) visit(source);
  return hash.digest('hex');

  /** @param {string} path */
  function visit(path) {
    if (!isSource(path)) return;
    const info = statSync(join(root, path), { throwIfNoEntry: false });
    if (!info) return;
    if (!info.isDirectory()) hash.update(`${path}\0${info.size}\0${info.mtimeMs}\0`);
    else for (const name of readdirSync(join(root, path)).sort()) visit(`${path}/${name}`);
  }
}

/** True when dist/ was built from something else than the sources of now. @param {string} root */
export function isStale(root) {
  try {
    return readFileSync(join(root, STAMP), 'utf8') !== sourceFingerprint(root);
  } catch {
    return true;
  }
}
