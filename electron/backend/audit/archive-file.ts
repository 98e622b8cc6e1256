import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { StoredAuditRow } from '../../../db/audit.ts';
import { type ChainLink, walkChain } from '../../../db/audit-chain.ts';
import { storageError } from '../../../db/connection.ts';
import type { Finding } from '../../../db/maintenance/integrity.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { openPartFile, type WrittenFile } from '../exports/part-file.ts';

/**
 * A stretch of the audit log as a file: gzip over JSON lines, the first one says what it is and from which hash it goes
 * on, then a row each as it was stored and hashed, at the end how many and the last hash. It proves itself without the
 * database.
 */
const head = z.object({
  orderline: z.literal('audit'),
  version: z.literal(1),
  firstSeq: z.int(),
  previousHash: z.string(),
});
const foot = z.object({ end: z.literal(true), rows: z.int(), lastSeq: z.int(), lastHash: z.string() });
const row = z.object({
  seq: z.int(),
  atMs: z.int(),
  actorId: z.string(),
  actorName: z.string(),
  action: z.string(),
  entity: z.string().nullable(),
  entityId: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  reason: z.string().nullable(),
  previousHash: z.string(),
  hash: z.string(),
});

/** Compressed on its own; gzip files may stand one behind another in one. */
const PIECE_CHARACTERS = 4 * 1024 * 1024;

/** Writes a stretch; it has its name only when whole and on the disk. `onRow` may throw to give up, with nothing left. */
export async function writeArchiveFile(
  file: string,
  start: { readonly firstSeq: number; readonly previousHash: string },
  rows: Iterable<StoredAuditRow>,
  onRow: (row: StoredAuditRow) => void,
): Promise<WrittenFile & { readonly rows: number }> {
  const part = openPartFile(file, 'utf-8');
  let piece = `${JSON.stringify({ orderline: 'audit', version: 1, ...start })}\n`;
  let count = 0;
  let last: StoredAuditRow | undefined;
  try {
    for (const each of rows) {
      piece += `${JSON.stringify(each)}\n`;
      if (piece.length > PIECE_CHARACTERS) {
        part.append(gzipSync(piece));
        piece = '';
      }
      count += 1;
      last = each;
      onRow(each);
    }
    piece += `${JSON.stringify({ end: true, rows: count, lastSeq: last?.seq, lastHash: last?.hash })}\n`;
    part.append(gzipSync(piece));
    const written = await part.finish(false);
    syncFolder(dirname(file));
    return { ...written, rows: count };
  } finally {
    part.abandon();
  }
}

export interface ReadArchive {
  readonly rows: number;
  readonly first: ChainLink | null;
  readonly last: ChainLink | null;
  readonly previousHash: string;
  readonly sha256: string;
  readonly findings: readonly Finding[];
}

/**
 * Reads a file to its end and checks its chain; memory stays bounded. Findings: those of `walkChain`, `audit-archive-changed`
 * {file} when it is no whole archive. Errors: `not-found/audit-archive-unreadable` {file}.
 */
export async function readArchiveFile(
  file: string,
  onRow: (row: StoredAuditRow) => void | Promise<void> = () => undefined,
): Promise<ReadArchive> {
  const sha = createHash('sha256');
  const hashing = new Transform({
    transform(bytes: Buffer, _encoding, done) {
      sha.update(bytes);
      done(null, bytes);
    },
  });
  const unzip = createGunzip();
  const flow = pipeline(createReadStream(file), hashing, unzip).then(
    () => null,
    (error: unknown) => error,
  );
  const changed: Finding = { key: 'audit-archive-changed', params: { file } };
  let walk: ReturnType<typeof walkChain> | undefined;
  let first: ChainLink | null = null;
  let last: ChainLink | null = null;
  let previousHash = '';
  let rows = 0;
  let isWhole = false;
  try {
    for await (const line of createInterface({ input: unzip, crlfDelay: Number.POSITIVE_INFINITY })) {
      const value: unknown = JSON.parse(line);
      if (!walk) {
        const start = head.parse(value);
        previousHash = start.previousHash;
        walk = walkChain({ seq: start.firstSeq, hash: previousHash });
      } else if (isEnd(value)) {
        const end = foot.parse(value);
        isWhole = end.rows === rows && end.lastSeq === last?.seq && end.lastHash === last?.hash;
      } else {
        const each = row.parse(value);
        walk.see(each);
        first ??= { seq: each.seq, hash: each.hash };
        last = { seq: each.seq, hash: each.hash };
        rows += 1;
        isWhole = false;
        await onRow(each);
      }
    }
  } catch (error) {
    if (error instanceof AppError) {
      unzip.destroy();
      await flow;
      throw error;
    }
    isWhole = false;
  }
  const failure = await flow;
  if (failure !== null) {
    const code = failure instanceof Error && 'code' in failure ? String(failure.code) : '';
    if (code === 'ENOENT' || code === 'EISDIR' || storageError(failure) !== undefined) {
      throw new AppError('not-found', 'audit-archive-unreadable', { file });
    }
    isWhole = false;
  }
  const findings = [...(walk?.findings ?? []), ...(isWhole ? [] : [changed])];
  return { rows, first, last, previousHash, sha256: sha.digest('hex'), findings };
}

function isEnd(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'end' in value;
}

/** The name of a new file is on the disk, too. Windows has no such thing. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
