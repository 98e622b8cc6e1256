import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { appendAudit } from '../../../db/audit.ts';
import {
  auditHashAt,
  auditRows,
  clearArchivedRows,
  firstAuditSeq,
  insertArchive,
  lastRowBefore,
  listArchives,
} from '../../../db/audit-archives.ts';
import { walkChain } from '../../../db/audit-chain.ts';
import { inLongSnapshot } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { keptFrom } from '../../../shared/domain/audit/kept-from.ts';
import { businessDateAt, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import type { JobContext } from '../jobs/job.ts';
import { readArchiveFile, writeArchiveFile } from './archive-file.ts';
import { AUDIT_FOLDER, sealLog } from './seals.ts';

/** Who moves the rows: the program by its own clock, or the system's user on the command line. */
export interface ArchiveAuditInput {
  readonly actorId: string;
  readonly actorName: string;
}

export interface ArchivedRows {
  readonly file: string;
  readonly rows: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** A slice of what is cleared away; other writers come in between. */
const ROWS_A_SLICE = 1_000;

/**
 * Moves the rows that the company's rule no longer keeps in the database to a sealed file; null when there are none.
 * First the file is written, put on the disk, read again and checked; then the log is told in a row of its own, the
 * anchor; only then the rows are cleared away, a slice at a time. Ended at any point, nothing is lost: rows that both
 * file and database hold are cleared the next time. Error: `refused/audit-chain-broken` {row}: what somebody changed is left where it is.
 */
export async function archiveAudit(job: JobContext, by: ArchiveAuditInput): Promise<ArchivedRows | null> {
  await clearAway(job);
  const { auditKeepMonths: keepMonths, timeZone } = companySettings(job.reader);
  if (keepMonths === null) return null;
  const keptDate = keptFrom(businessDateAt(job.nowMs(), timeZone), keepMonths);
  const end = lastRowBefore(job.reader, instantOf(keptDate, 0, timeZone));
  if (end === null) return null;
  const newest = listArchives(job.reader).at(-1);
  const start = { firstSeq: firstAuditSeq(job.reader), previousHash: newest?.lastHash ?? '' };
  const folder = join(job.dataDir, AUDIT_FOLDER);
  mkdirSync(folder, { recursive: true });
  const file = freeName(folder, `audit-${start.firstSeq}-${end.seq}`, job.nowMs());
  const path = join(folder, file);
  const total = end.seq - start.firstSeq + 1;
  const walk = walkChain({ seq: start.firstSeq, hash: start.previousHash });
  const ages = { fromMs: 0, untilMs: 0 };
  const written = await inLongSnapshot(job.reader, () =>
    writeArchiveFile(path, start, auditRows(job.reader, start.firstSeq, end.seq), (row) => {
      walk.see(row);
      const [broken] = walk.findings;
      if (broken) throw new AppError('refused', 'audit-chain-broken', { row: row.seq });
      if (row.seq === start.firstSeq) ages.fromMs = row.atMs;
      ages.untilMs = row.atMs;
      if (row.seq % ROWS_A_SLICE > 0) return;
      job.throwIfCancelled();
      job.progress((row.seq - start.firstSeq) / total / 2);
    }),
  );
  const read = await readArchiveFile(path);
  const isGood =
    read.findings.length === 0 &&
    read.sha256 === written.sha256 &&
    read.rows === total &&
    read.last?.hash === end.hash &&
    read.previousHash === start.previousHash;
  if (!isGood) {
    rmSync(path, { force: true });
    throw new AppError('refused', 'audit-archive-not-written', { file: path });
  }
  const { bytes, sha256, rows } = written;
  await job.write((tx) => {
    const isStill = auditHashAt(tx, end.seq) === end.hash && listArchives(tx).at(-1)?.lastSeq === newest?.lastSeq;
    if (!isStill) throw new AppError('conflict', 'audit-archived-meanwhile');
    const facts = { ...start, lastSeq: end.seq, lastHash: end.hash, file, bytes, sha256 };
    const anchorSeq = appendAudit(tx, {
      ...by,
      atMs: job.nowMs(),
      action: 'audit.archive',
      entity: 'audit-archive',
      entityId: file,
      after: { keepMonths, keptFrom: keptDate, rows, ...ages, ...facts },
    });
    insertArchive(tx, { ...facts, ...ages, anchorSeq });
  });
  sealLog(job.reader, job.dataDir, 'archive', job.nowMs());
  await clearAway(job);
  return { file: path, rows, firstSeq: start.firstSeq, lastSeq: end.seq, bytes, sha256 };
}

/** Clears away what an archive holds, if an earlier run was ended before it had. */
async function clearAway(job: JobContext): Promise<void> {
  for (;;) {
    const cleared = await job.write((tx) => clearArchivedRows(tx, ROWS_A_SLICE));
    if (cleared === 0) return;
    job.throwIfCancelled();
  }
}

/** A name that no file has: one that was written and never announced is left as it is. */
function freeName(folder: string, name: string, atMs: number): string {
  const file = `${name}-${new Date(atMs).toISOString().replace(/[-:]|\.\d+/g, '')}.jsonl.gz`;
  return existsSync(join(folder, file)) ? freeName(folder, name, atMs + 1000) : file;
}
