import { callLogTotals } from '../../../db/call-log.ts';
import type { CallLogView } from '../../../db/call-log-filter.ts';
import type { CallLogFilter, CallTotals } from '../../../shared/contract/call-log.ts';
import type { ActionContext } from '../api/procedure.ts';
import type { JobContext } from '../jobs/job.ts';
import { callLogViewOf, checkRange } from './call-log-view.ts';

/** The job: totals over the whole filter may walk a million rows, too long for the main thread. */
export function totalCalls(
  job: JobContext,
  input: { readonly filter: CallLogFilter; readonly view: CallLogView },
): CallTotals {
  return callLogTotals(job.reader, input.filter, input.view);
}

/** Totals of what the filter shows, within the asker's view. */
export async function readCallTotals(ctx: ActionContext, filter: CallLogFilter): Promise<CallTotals> {
  checkRange(filter);
  return ctx.services.jobs.run('total-calls', { filter, view: callLogViewOf(ctx.actor) });
}
