import { areTicketsIndexed, indexTickets, ticketsWithoutEntries } from '../../../db/ticket-search.ts';
import type { JobContext } from '../jobs/job.ts';
import type { Services } from '../services.ts';

/** Cases a transaction: others may write in between. */
const BATCH = 200;

/** Makes cases found that were written before there was a search over them. Returns how many. A job. */
export async function indexCases(job: JobContext): Promise<number> {
  let indexed = 0;
  for (;;) {
    job.throwIfCancelled();
    const batch = await job.write((tx) => {
      const missing = ticketsWithoutEntries(tx, BATCH);
      for (const searchId of missing) indexTickets(tx, searchId, searchId);
      return missing.length;
    });
    indexed += batch;
    if (batch < BATCH) return indexed;
  }
}

/** Starts the job where entries are missing, which two counts tell. A failure is logged: the next start tries again. */
export async function indexMissingCases({ db, jobs, ports }: Services): Promise<void> {
  if (areTicketsIndexed(db)) return;
  await jobs.run('index-cases', undefined).catch((err) => ports.log.error({ err }, 'cases not indexed for search'));
}
