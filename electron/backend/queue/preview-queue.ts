import { planLines } from '../../../db/queue-lists.ts';
import { companySettings } from '../../../db/settings.ts';
import type { PreviewOutput } from '../../../shared/contract/queue-plan.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { JobContext } from '../jobs/job.ts';
import { planQueue } from './plan-queue.ts';

const SHOWN = 200;

/** What building a day would change, without changing it. A job: it plans everything, and only the last step is left out. */
export function previewQueue(job: JobContext, input: { date: string; teamId: string | null }): PreviewOutput {
  const today = businessDateAt(job.nowMs(), companySettings(job.reader).timeZone);
  return job.reader.raw.transaction(() => {
    const plan = planQueue(job.reader, { ...input, today });
    const byRoute = <Task extends { routeCode: string; customerCode: string }>(tasks: readonly Task[]): Task[] =>
      [...tasks].sort((a, b) => (`${a.routeCode} ${a.customerCode}` < `${b.routeCode} ${b.customerCode}` ? -1 : 1));
    return {
      counts: plan.counts,
      adds: planLines(job.reader, byRoute(plan.create).slice(0, SHOWN)),
      drops: planLines(job.reader, byRoute(plan.drop).slice(0, SHOWN)),
      updates: plan.update.length + plan.addOrderItem.length + plan.closeOrdered.length,
    };
  })();
}
