import { join } from 'node:path';
import { BACKUP_FOLDER, backupDatabase, backupName, rotateBackups } from '../../../db/maintenance/backup.ts';
import type { JobContext } from '../jobs/job.ts';
import { backUpAttachments } from '../tickets/attachment-files.ts';

/** Fourteen daily copies: two weeks to notice a loss. */
const KEEP = 14;

export interface BackupResult {
  readonly file: string;
  readonly removed: readonly string[];
}

/** Writes a verified copy of the database and the files of cases into the data folder's `backups/`, and rotates the old ones. */
export async function backUp(job: JobContext, _input: Record<string, never>): Promise<BackupResult> {
  const file = join(job.dataDir, BACKUP_FOLDER, backupName(job.nowMs()));
  await backupDatabase(job.reader, file, (share) => {
    job.throwIfCancelled();
    job.progress(share);
  });
  await backUpAttachments(job.reader, job.dataDir);
  job.progress(1);
  return { file, removed: rotateBackups(job.dataDir, KEEP) };
}
