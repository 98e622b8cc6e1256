import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type AuditArchive, listArchives } from '../../../db/audit-archives.ts';
import { addArchivedRow, createAuditCopy, endAuditCopy } from '../../../db/audit-copies.ts';
import type { ArchivesOpening } from '../../../shared/contract/audit.ts';
import type { JobContext } from '../jobs/job.ts';
import { archiveStamp, copiesFolder } from './opened-archives.ts';
import { checkSeals } from './seals.ts';
import { checkArchive } from './verify-audit.ts';

export interface OpenArchivesInput {
  /** Names of the archives. */
  readonly files: readonly string[];
}

export interface OpenedCopy {
  readonly file: string;
  readonly copy: string;
  readonly stamp: string;
  readonly rows: number;
  readonly sha256: string;
}

/** Rows between two words of progress. */
const ROWS_A_STEP = 2_000;

/**
 * Reads archives to their end, checks them (SHA-256, chain, seals) and makes a copy of each that can be searched; one
 * that is gone or not as it was written gives findings and no copy. Memory stays bounded. A job. Error: `refused/disk-full`.
 */
export async function openArchives(
  job: JobContext,
  { files }: OpenArchivesInput,
): Promise<{ opened: OpenedCopy[]; findings: ArchivesOpening['findings'] }> {
  const archives = listArchives(job.reader).filter(({ file }) => files.includes(file));
  const seals = checkSeals(job.reader, job.dataDir).archived;
  const total = archives.reduce((sum, { firstSeq, lastSeq }) => sum + lastSeq - firstSeq + 1, 0);
  const opened: OpenedCopy[] = [];
  const findings: ArchivesOpening['findings'] = [];
  let read = 0;
  const onRow = () => {
    read += 1;
    if (read % ROWS_A_STEP > 0) return;
    job.throwIfCancelled();
    job.progress(read / total);
  };
  try {
    for (const archive of archives) {
      const made = await copyArchive(job, archive, seals, onRow);
      if (made.copy) opened.push(made.copy);
      findings.push(...made.findings);
    }
    job.throwIfCancelled();
  } catch (error) {
    for (const { copy } of opened) rmSync(copy, { force: true });
    throw error;
  }
  return { opened, findings };
}

async function copyArchive(
  job: JobContext,
  archive: AuditArchive,
  seals: ReadonlyMap<number, string>,
  onRow: () => void,
): Promise<{ copy: OpenedCopy | null; findings: ArchivesOpening['findings'] }> {
  const { file, sha256, firstSeq, lastSeq } = archive;
  mkdirSync(copiesFolder(job.dataDir), { recursive: true });
  const copy = join(copiesFolder(job.dataDir), `${job.newId()}.db`);
  const stamp = archiveStamp(job.dataDir, file);
  const db = createAuditCopy(copy, job.reader, job.nativeBinding);
  let isGood = false;
  try {
    const found = await checkArchive(job, archive, seals, (row) => {
      onRow();
      addArchivedRow(db, row);
    });
    const findings = found.map(({ key, params }) => ({ key, params: { ...params }, advice: false }));
    if (found.length > 0) return { copy: null, findings };
    endAuditCopy(db, lastSeq);
    isGood = true;
    return { copy: { file, copy, stamp, rows: lastSeq - firstSeq + 1, sha256 }, findings: [] };
  } finally {
    if (!isGood) {
      db.raw.close();
      rmSync(copy, { force: true });
    }
  }
}
