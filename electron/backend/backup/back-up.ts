import { join } from 'node:path';
import { BACKUP_FOLDER, backupDatabase, backupName, rotateBackups } from '../../../db/maintenance/backup.ts';
import { copyAuditFiles } from '../audit/audit-files.ts';
import { sealLog } from '../audit/seals.ts';
import type { JobContext } from '../jobs/job.ts';
import { backUpAttachments } from '../tickets/attachment-files.ts';

/** Fourteen daily copies: two weeks to notice a loss. */
const KEEP = 14;

export interface BackupResult {
  readonly file: string;
  readonly removed: readonly string[];
}

/** Writes a verified copy of the database, the files of cases and the archives of the audit log into the data folder's `backups/`, and rotates the old ones. */
export async function backUp(job: JobContext, _input: Record<string, never>): Promise<BackupResult> {
  const file = join(job.dataDir, BACKUP_FOLDER, backupName(job.nowMs()));
  await backupDatabase(job.reader, file, (share) => {
    job.throwIfCancelled();
    job.progress(share);
  });
  await backUpAttachments(job.reader, job.dataDir);
  await copyAuditFiles(job.dataDir, join(job.dataDir, BACKUP_FOLDER));
  sealLog(job.reader, job.dataDir, 'daily', job.nowMs());
  job.progress(1);
  return { file, removed: rotateBackups(job.dataDir, KEEP) };
}
