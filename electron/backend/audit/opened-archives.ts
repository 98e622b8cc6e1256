import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditArchive } from '../../../db/audit-archives.ts';
import { openDatabase, type ReadableDB } from '../../../db/connection.ts';
import type { BackendPorts } from '../ports.ts';
import { AUDIT_FOLDER } from './seals.ts';

/** Archives that were checked and may be looked into: each has a copy that can be searched, for as long as it is used. */
export interface OpenedArchives {
  /** The copy of an archive; undefined: it was not opened, or its file is no longer the one that was checked. */
  find(archive: AuditArchive): ReadableDB | undefined;
  /** Takes over the copy of an archive that was as `stamp` says when it was read. */
  keep(opened: { readonly file: string; readonly copy: string; readonly stamp: string }): void;
  /** Removes the copies that nobody has looked into for an hour. */
  tidy(): void;
  close(): void;
}

interface Opened {
  readonly copy: string;
  readonly db: ReadableDB;
  readonly stamp: string;
  usedMs: number;
}

const UNUSED_MS = 3_600_000;

/** Where the copies are while the program runs: beside the archives, and gone with it. */
export function copiesFolder(dataDir: string): string {
  return join(dataDir, AUDIT_FOLDER, 'opened');
}

/** Clears away the copies that a killed program left. Only when a host starts. */
export function clearLeftCopies(dataDir: string): void {
  rmSync(copiesFolder(dataDir), { recursive: true, force: true });
}

export function createOpenedArchives({ dataDir, nativeBinding, clock }: BackendPorts): OpenedArchives {
  const opened = new Map<string, Opened>();

  function drop(file: string): void {
    const entry = opened.get(file);
    opened.delete(file);
    entry?.db.raw.close();
    if (entry) rmSync(entry.copy, { force: true });
  }

  return {
    find({ file }) {
      const entry = opened.get(file);
      if (!entry) return undefined;
      if (entry.stamp !== archiveStamp(dataDir, file)) {
        drop(file);
        return undefined;
      }
      entry.usedMs = clock.now();
      return entry.db;
    },
    keep({ file, copy, stamp }) {
      drop(file);
      const db = openDatabase(copy, { readonly: true, nativeBinding });
      opened.set(file, { copy, db, stamp, usedMs: clock.now() });
    },
    tidy() {
      for (const [file, { usedMs }] of opened) if (clock.now() - usedMs > UNUSED_MS) drop(file);
    },
    close() {
      for (const file of opened.keys()) drop(file);
    },
  };
}

/** What changes when somebody writes the file. Empty: it is gone. */
export function archiveStamp(dataDir: string, file: string): string {
  const path = join(dataDir, AUDIT_FOLDER, file);
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.ino} ${found.size} ${found.mtimeMs} ${found.ctimeMs}` : '';
}
