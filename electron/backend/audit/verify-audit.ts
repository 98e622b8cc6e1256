import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredAuditRow } from '../../../db/audit.ts';
import { type AuditArchive, listArchives } from '../../../db/audit-archives.ts';
import { checkLiveChain } from '../../../db/audit-chain.ts';
import { countAudit } from '../../../db/audit-list.ts';
import { inLongSnapshot } from '../../../db/connection.ts';
import type { Finding } from '../../../db/maintenance/integrity.ts';
import type { AuditChain } from '../../../shared/contract/audit.ts';
import type { JobContext } from '../jobs/job.ts';
import { readArchiveFile } from './archive-file.ts';
import { AUDIT_FOLDER, checkSeals } from './seals.ts';

/** Between two looks at "cancelled?" and two words of progress. */
const ROWS_A_STEP = 2_000;
/** Of the whole; the rest is for the files. */
const LIVE_SHARE = 0.7;

/** Walks the log in the database, its archives and its seals. */
export async function verifyAudit(job: JobContext, _input: Record<string, never>): Promise<AuditChain> {
  const expected = countAudit(job.reader);
  let seen = 0;
  const { live, archives, seals } = await inLongSnapshot(job.reader, async () => ({
    live: checkLiveChain(job.reader, () => {
      seen += 1;
      if (seen % ROWS_A_STEP > 0) return;
      job.throwIfCancelled();
      job.progress((seen / expected) * LIVE_SHARE);
    }),
    archives: listArchives(job.reader),
    seals: checkSeals(job.reader, job.dataDir),
  }));
  const findings = [...live.findings, ...seals.findings];
  for (const [at, archive] of archives.entries()) {
    findings.push(...(await checkArchive(job, archive, seals.archived)));
    job.throwIfCancelled();
    job.progress(LIVE_SHARE + ((1 - LIVE_SHARE) * (at + 1)) / archives.length);
  }
  return {
    rows: live.rows,
    firstSeq: live.first?.seq ?? null,
    lastSeq: live.last?.seq ?? null,
    lastHash: live.last?.hash ?? null,
    archives: archives.length,
    archivedRows: archives.reduce((sum, { firstSeq, lastSeq }) => sum + lastSeq - firstSeq + 1, 0),
    findings: findings.map(({ key, params, advice }) => ({ key, params: { ...params }, advice: advice === true })),
    checkedAtMs: job.nowMs(),
  };
}

/**
 * Reads an archive to its end and holds it against what the log and its seals say of it. `onRow` is called for every row,
 * before it is known whether the file is whole. Findings: `audit-archive-missing` {file}, `audit-archive-changed` {file},
 * `audit-seal-broken` {row, at}.
 */
export async function checkArchive(
  job: Pick<JobContext, 'dataDir'>,
  archive: AuditArchive,
  seals: ReadonlyMap<number, string>,
  onRow: (row: StoredAuditRow) => void | Promise<void> = () => undefined,
): Promise<Finding[]> {
  const { file, sha256, firstSeq, lastSeq, lastHash, previousHash } = archive;
  const path = join(job.dataDir, AUDIT_FOLDER, file);
  if (!existsSync(path)) return [{ key: 'audit-archive-missing', params: { file } }];
  const findings: Finding[] = [];
  const read = await readArchiveFile(path, (row) => {
    const sealed = seals.get(row.seq);
    if (sealed !== undefined && sealed !== row.hash) {
      findings.push({ key: 'audit-seal-broken', params: { row: row.seq, at: new Date(row.atMs).toISOString() } });
    }
    return onRow(row);
  });
  const isSame =
    read.findings.length === 0 &&
    read.sha256 === sha256 &&
    read.previousHash === previousHash &&
    read.first?.seq === firstSeq &&
    read.last?.seq === lastSeq &&
    read.last.hash === lastHash;
  return isSame ? findings : [{ key: 'audit-archive-changed', params: { file } }, ...findings];
}
