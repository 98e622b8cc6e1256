import { addWords, nextWords } from '../../../db/audit-search.ts';
import type { JobContext } from '../jobs/job.ts';

/** Rows a transaction: others may write in between. */
const ROWS_A_SLICE = 500;

/** Makes the words of rows found that were written since the last time. Returns how many. A job. */
export async function indexAudit(job: JobContext, _input: Record<string, never>): Promise<number> {
  for (let indexed = 0; ; ) {
    job.throwIfCancelled();
    const rows = nextWords(job.reader, ROWS_A_SLICE);
    if (rows.length === 0) return indexed;
    await job.write((tx) => addWords(tx, rows));
    indexed += rows.length;
  }
}
