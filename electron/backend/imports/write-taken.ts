import { dropTaken, dropTakenRows, nextTakenRows, oldestTaken } from '../../../db/imports/taken-rows.ts';
import { endJob } from '../../../db/jobs.ts';
import { freeUnskilledCalls } from '../../../db/skills.ts';
import type { ImportReport } from '../../../shared/contract/import-report.ts';
import type { JobContext } from '../jobs/job.ts';
import { type CustomerWriting, customerWriter } from './write-customers.ts';

/**
 * Milliseconds of writing after which the others get their turn. The search entries of what was written come on top, and
 * take about as long again; now and then a step takes ten times as long, when the search index merges its own pieces.
 * Twice as much was a quarter quicker and made the others wait three times as long (p95).
 */
const STEP_MS = 20;
/** The clock is looked at after so many rows. */
const LOOK_EVERY = 16;
const MOST_A_STEP = 1000;

/**
 * Writes, in steps of one transaction each, what imports have taken over: of this one, or of those that a program which
 * ended left. Each step writes rows in the order of the file and forgets them, so that whoever goes on, goes on where the
 * last one ended; two at once share the work. The last step ends the import in the list of imports, where it still stands
 * as running. Returns the ids of the imports that it ended. Nothing here can be cancelled: the file is taken over.
 */
export async function writeTaken(
  job: Pick<JobContext, 'reader' | 'write' | 'newId' | 'nowMs'>,
  onStep: (rows: number) => void = () => undefined,
): Promise<string[]> {
  const ended: string[] = [];
  while (oldestTaken(job.reader)) {
    const step = await job.write((tx) => {
      const taken = oldestTaken(tx);
      if (!taken) return null;
      const writing = JSON.parse(taken.setting) as CustomerWriting;
      const writer = customerWriter(writing, job.newId);
      const untilMs = performance.now() + STEP_MS;
      const next = nextTakenRows(tx, taken.id, MOST_A_STEP);
      let rows = 0;
      for (const row of next) {
        if (rows > 0 && rows % LOOK_EVERY === 0 && performance.now() > untilMs) break;
        writer.write(tx, row);
        rows += 1;
      }
      writer.end(tx);
      const last = next[rows - 1];
      if (last) dropTakenRows(tx, taken.id, last.line);
      if (rows < next.length || rows === MOST_A_STEP) return { rows, ended: null };
      freeUnskilledCalls(tx);
      dropTaken(tx, taken.id);
      const report = JSON.parse(taken.report) as ImportReport;
      const nowMs = job.nowMs();
      const seconds = Math.max(0, Math.round((nowMs - taken.atMs) / 1000));
      const result = JSON.stringify({ report: { ...report, seconds } });
      endJob(tx, { id: taken.id, state: 'done', endedAtMs: nowMs, result });
      return { rows, ended: taken.id };
    });
    if (step?.ended) ended.push(step.ended);
    onStep(step?.rows ?? 0);
  }
  return ended;
}
