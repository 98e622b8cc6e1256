import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { storageError } from '../../db/connection.ts';
import { takeHostLock } from '../../db/maintenance/host-lock.ts';
import { AppError } from '../../shared/contract/errors.ts';

/** What host.json tells a second start. A host without a port (Electron's) opens its windows by other means. */
export interface HostNote {
  readonly host: 'electron' | 'node';
  readonly pid: number;
  readonly port: number | null;
  readonly controlSecret: string;
}

export interface HostFolder {
  readonly dataDir: string;
  /** Writes host.json, readable by this user alone. */
  announce(note: HostNote): void;
  /** Removes host.json and frees the lock. */
  release(): void;
}

const NOTE = 'host.json';
const LOCK = 'host.lock';
const LAST_PORT = 'last-port';

/** Makes the data folder if need be. Errors: `refused/data-folder-not-writable`, `refused/disk-full`. */
export function makeDataDir(dataDir: string): void {
  try {
    makeWithParents(resolve(dataDir));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EPERM' || code === 'ENOENT')
      throw new AppError('refused', 'data-folder-not-writable', { file: dataDir });
    if (code === 'EEXIST' || code === 'ENOTDIR')
      throw new AppError('refused', 'data-folder-is-file', { file: dataDir });
    throw storageError(error, dataDir) ?? error;
  }
}

/** Node's own recursive mkdir never returns below a folder that refuses new ones with ENOENT, as /proc does. */
function makeWithParents(folder: string): void {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error(folder), { code: 'EEXIST' });
    return;
  }
  makeWithParents(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/** Takes the folder for this host, or answers null when another host has it. */
export function takeHostFolder(dataDir: string, nativeBinding?: string): HostFolder | null {
  const lock = takeHostLock(join(dataDir, LOCK), nativeBinding);
  if (!lock) return null;
  const note = join(dataDir, NOTE);
  return {
    dataDir,
    announce(told) {
      // Renamed into place, so that a reader never sees half of it.
      const part = `${note}.${randomBytes(4).toString('hex')}.part`;
      writeFileSync(part, JSON.stringify(told), { mode: 0o600 });
      renameSync(part, note);
      if (told.port !== null) writeFileSync(join(dataDir, LAST_PORT), String(told.port), { mode: 0o600 });
    },
    release() {
      rmSync(note, { force: true });
      lock.release();
    },
  };
}

/** The port that the folder's last host listened on, or null. */
export function lastPort(dataDir: string): number | null {
  try {
    const port = Number(readFileSync(join(dataDir, LAST_PORT), 'utf8'));
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : null;
  } catch {
    return null;
  }
}

/** What the folder's running host has announced, or null while it has not. */
export function readHostNote(dataDir: string): HostNote | null {
  try {
    return JSON.parse(readFileSync(join(dataDir, NOTE), 'utf8')) as HostNote;
  } catch {
    return null;
  }
}
