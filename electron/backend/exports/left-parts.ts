import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Files in the making outside the data folder, each noted there while it is written. So one that a killed program left
 * beside somebody's file is known as ours by its path, and is nobody else's: names alone would only be a guess.
 */
const folderOf = (dataDir: string): string => join(dataDir, 'parts');

interface NotedPart {
  readonly part: string;
  readonly pid: number;
}

/** Notes a part before it is made; returns what takes the note away once the part is gone. */
export function notePart(dataDir: string, part: string): () => void {
  const folder = folderOf(dataDir);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const note = join(folder, `${randomUUID()}.json`);
  const noted: NotedPart = { part, pid: process.pid };
  fs.writeFileSync(note, JSON.stringify(noted), { mode: 0o600, flag: 'wx' });
  return () => fs.rmSync(note, { force: true });
}

/**
 * Removes the noted parts whose program is gone, and says which. One that is still written stays, and so does one that
 * cannot be reached or removed now: another time.
 */
export function clearNotedParts(dataDir: string): string[] {
  const folder = folderOf(dataDir);
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder).flatMap((name) => {
    const note = join(folder, name);
    const noted = readNote(note);
    if (noted && (isRunning(noted.pid) || !fs.existsSync(dirname(noted.part)))) return [];
    try {
      const found = noted && fs.existsSync(noted.part) ? [noted.part] : [];
      for (const part of found) fs.rmSync(part);
      fs.rmSync(note, { force: true });
      return found;
    } catch {
      return [];
    }
  });
}

/** null: half written when its program was killed, before the part was made. */
function readNote(note: string): NotedPart | null {
  try {
    const noted = JSON.parse(fs.readFileSync(note, 'utf8')) as Partial<NotedPart>;
    return typeof noted.part === 'string' && typeof noted.pid === 'number' ? (noted as NotedPart) : null;
  } catch {
    return null;
  }
}

/** Another program that has the number by now counts as running: its part waits until that one is gone too. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
