import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AUDIT_FOLDER } from './seals.ts';

const ARCHIVE = /^audit-\d+-\d+-\d{8}T\d{6}Z\.jsonl\.gz$/;

/** Copies the archives of the log that the other folder lacks; a file never changes, so each is copied once. */
export async function copyAuditFiles(fromDir: string, toDir: string): Promise<void> {
  const from = join(fromDir, AUDIT_FOLDER);
  const to = join(toDir, AUDIT_FOLDER);
  const names = existsSync(from) ? (await readdir(from)).filter((name) => ARCHIVE.test(name)) : [];
  for (const name of names.filter((each) => !existsSync(join(to, each)))) {
    await mkdir(to, { recursive: true });
    const part = join(to, `${name}.part`);
    try {
      await copyFile(join(from, name), part);
      await rename(part, join(to, name));
    } finally {
      await rm(part, { force: true });
    }
  }
}
