import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { auditHashAt, firstAuditSeq } from '../../../db/audit-archives.ts';
import { lastAuditLink } from '../../../db/audit-chain.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import type { Finding } from '../../../db/maintenance/integrity.ts';

/** Where the log's own files are: the seals, and the archives. */
export const AUDIT_FOLDER = 'audit';
const SEALS_FILE = 'seals.jsonl';

/**
 * A note beside the database of where its log ended: `daily` and `archive` say what must be there since, `restore` that
 * a person put an older state back, on purpose, which ends earlier.
 */
const seal = z.object({
  atMs: z.number().int(),
  seq: z.number().int(),
  hash: z.string(),
  why: z.enum(['daily', 'archive', 'restore']),
});
export type Seal = z.output<typeof seal>;

/** Notes where the log ends now. Nothing is noted of an empty log. */
export function sealLog(db: ReadableDB, dataDir: string, why: Seal['why'], atMs: number): Seal | null {
  const end = lastAuditLink(db);
  if (!end) return null;
  const note: Seal = { atMs, seq: end.seq, hash: end.hash, why };
  mkdirSync(join(dataDir, AUDIT_FOLDER), { recursive: true });
  const file = join(dataDir, AUDIT_FOLDER, SEALS_FILE);
  dropHalfLine(file);
  const descriptor = openSync(file, 'a', 0o600);
  try {
    writeSync(descriptor, `${JSON.stringify(note)}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return note;
}

/** A power cut may leave the last line half written: it never said anything, and the next one must stand by itself. */
function dropHalfLine(file: string): void {
  if (!existsSync(file)) return;
  const bytes = readFileSync(file);
  const whole = bytes.lastIndexOf('\n') + 1;
  if (whole < bytes.length) truncateSync(file, whole);
}

export interface CheckedSeals {
  readonly findings: readonly Finding[];
  /** Seals of rows that are in archives: what their hashes must be. */
  readonly archived: ReadonlyMap<number, string>;
}

/**
 * Holds the log against its seals. Findings: `audit-seal-broken` {row, at} (the sealed row is gone or another),
 * `audit-seals-unreadable` {line}; advice `audit-restored` {from, to, at} (rows that a restore took back).
 */
export function checkSeals(db: ReadableDB, dataDir: string): CheckedSeals {
  const file = join(dataDir, AUDIT_FOLDER, SEALS_FILE);
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  const findings: Finding[] = [];
  let standing: Seal[] = [];
  for (const [at, line] of lines.entries()) {
    const note = sealIn(line);
    if (note === null && at < lines.length - 1)
      findings.push({ key: 'audit-seals-unreadable', params: { line: at + 1 } });
    if (note?.why === 'restore') {
      const lost = standing.filter(({ seq }) => seq > note.seq);
      standing = standing.filter(({ seq }) => seq <= note.seq);
      const to = Math.max(...lost.map(({ seq }) => seq));
      if (lost.length > 0) {
        const params = { from: note.seq + 1, to, at: new Date(note.atMs).toISOString() };
        findings.push({ key: 'audit-restored', params, advice: true });
      }
    }
    if (note) standing.push(note);
  }
  const firstSeq = firstAuditSeq(db);
  const archived = new Map<number, string>();
  for (const { seq, hash, atMs } of standing) {
    if (seq < firstSeq) archived.set(seq, hash);
    else if (auditHashAt(db, seq) !== hash) {
      findings.push({ key: 'audit-seal-broken', params: { row: seq, at: new Date(atMs).toISOString() } });
      break;
    }
  }
  return { findings, archived };
}

function sealIn(line: string): Seal | null {
  try {
    return seal.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
