import { statfsSync, statSync } from 'node:fs';
import { oldestTaken } from '../../../db/imports/taken-rows.ts';
import { listBackups } from '../../../db/maintenance/backup.ts';
import { checkDatabase, type Finding } from '../../../db/maintenance/integrity.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import type { JobContext } from '../jobs/job.ts';
import { missingAttachments } from '../tickets/attachment-files.ts';

const LEAST_FREE_BYTES = 500 * 1024 * 1024;
const NAMES_SHOWN = 5;
const OLDEST_BACKUP_MS = 3 * 86_400_000;

export interface Examination {
  readonly findings: readonly Finding[];
}

/** What `doctor` says: the database's own soundness, then the things around it that will hurt one day. */
export async function examine(job: JobContext, _input: Record<string, never>): Promise<Examination> {
  const findings = checkDatabase(job.reader);
  // What is damaged below can't be walked through.
  if (findings.some(({ key }) => key === 'structure-damaged')) return { findings };
  for (const { advice, ...finding } of (await verifyAudit(job, {})).findings) {
    findings.push(advice ? { ...finding, advice } : finding);
  }
  const missing = missingAttachments(
    job.reader,
    job.dataDir,
    (file) => statSync(file, { throwIfNoEntry: false })?.size ?? null,
  );
  if (missing.length > 0) {
    const names = missing.slice(0, NAMES_SHOWN).join(', ');
    findings.push({ key: 'attachment-missing', params: { count: missing.length, names } });
  }
  if (oldestTaken(job.reader)) findings.push({ key: 'import-unfinished', params: {}, advice: true });
  const { bavail, bsize } = statfsSync(job.dataDir);
  if (bavail * bsize < LEAST_FREE_BYTES) {
    findings.push({
      key: 'disk-nearly-full',
      params: { freeMb: Math.round((bavail * bsize) / 1_048_576) },
      advice: true,
    });
  }
  const [newest] = listBackups(job.dataDir);
  if (!newest) findings.push({ key: 'no-backup', params: {}, advice: true });
  else if (job.nowMs() - newest.writtenAtMs > OLDEST_BACKUP_MS) {
    findings.push({
      key: 'backup-old',
      params: { days: Math.floor((job.nowMs() - newest.writtenAtMs) / 86_400_000) },
      advice: true,
    });
  }
  return { findings };
}
