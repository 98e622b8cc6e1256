import { findCustomer } from '../../../db/customers.ts';
import { giveQuestion } from '../../../db/queue-manual.ts';
import { findLiveTask, itemsOfTask } from '../../../db/queue-tasks.ts';
import type { QueueCustomersOutput, QueueRefusal } from '../../../shared/contract/coverage.ts';
import type { LateCustomer, SettleLateQuotasInput } from '../../../shared/contract/late-quotas.ts';
import { LATE_QUOTA } from '../../../shared/contract/queue.ts';
import type { ActionContext } from '../api/procedure.ts';
import { runCommand } from '../command.ts';
import type { JobContext } from '../jobs/job.ts';
import { type LateAsked, lateCustomers } from '../quotas/late-customers.ts';
import type { UseCase } from '../services.ts';
import { reachOf } from './list-queue.ts';
import { type ByHandFacts, barredBy, byHandFacts, insertCall, type QueuedByHand } from './queue-customers.ts';

/** Calls written in one transaction, so that the seats' orders never wait long. */
const BATCH = 50;

export interface LateToQueue extends Pick<LateAsked, 'teamId'> {
  readonly customers: SettleLateQuotasInput['customers'];
}

/**
 * The job: calls again whoever is still on the list of late quotas, for the delivery that it is listed with, with a
 * question that names the products. A live call of today gets the question instead of a second call, so that asking
 * twice, or two people at once, make nothing twice.
 */
export async function queueLate(job: JobContext, { customers, teamId }: LateToQueue): Promise<QueuedByHand> {
  const asked = new Set(customers.map(keyOf));
  const late = lateCustomers(job.reader, job.nowMs(), { teamId }).filter((one) => asked.has(keyOf(one)));
  const total = { taskIds: [] as string[], codes: [] as string[], refused: [] as QueueCustomersOutput['refused'] };
  let joined = 0;
  for (let at = 0; at < late.length; at += BATCH) {
    const batch = late.slice(at, at + BATCH);
    const outcomes = await job.write((tx) => {
      const facts = byHandFacts(tx, job.nowMs(), job.newId);
      return batch.map((one) => callAgain(facts, one));
    });
    for (const [index, outcome] of outcomes.entries()) {
      const { customerId, code, name } = batch[index] as LateCustomer;
      if (outcome.kind === 'refused') total.refused.push({ customerId, code, name, refusal: outcome.refusal });
      else if (outcome.kind === 'joined') joined += 1;
      else {
        total.taskIds.push(outcome.taskId);
        total.codes.push(code);
      }
    }
  }
  return { queued: total.taskIds.length, joined, ...total };
}

export const keyOf = ({ customerId, deliveryDate }: { customerId: string; deliveryDate: string }): string =>
  `${customerId} ${deliveryDate}`;

/** Asks the job and keeps the record of it. */
export async function queueLateQuotas(ctx: ActionContext, input: SettleLateQuotasInput): Promise<QueueCustomersOutput> {
  const { services, actor } = ctx;
  const made = await services.jobs.run('queue-late-quotas', { customers: input.customers, ...reachOf(actor) });
  return runCommand(services, ctx, { ...ctx, audit: 'change' }, input, recordQueued(made));
}

/** What the job did, for the audit log and the windows. */
export function recordQueued(made: QueuedByHand): UseCase<SettleLateQuotasInput, QueueCustomersOutput> {
  return (_tx, ctx, { reason }) => {
    const { taskIds, codes, ...output } = made;
    ctx.audit({
      entity: 'call-task',
      entityId: taskIds.length === 1 ? (taskIds[0] as string) : `${taskIds.length}`,
      after: { source: 'manual', queued: codes, joined: output.joined, refused: output.refused.length },
      reason,
    });
    ctx.publish('queue.changed', taskIds.length <= 100 ? taskIds : []);
    return output;
  };
}

type Outcome =
  | { readonly kind: 'queued'; readonly taskId: string }
  | { readonly kind: 'joined' }
  | { readonly kind: 'refused'; readonly refusal: QueueRefusal };

function callAgain(facts: ByHandFacts, late: LateCustomer): Outcome {
  const { tx, today, nowMs, newId } = facts;
  const { customerId, deliveryDate, cutoffAtMs } = late;
  const refused = (refusal: QueueRefusal): Outcome => ({ kind: 'refused', refusal });
  const customer = findCustomer(tx, customerId);
  if (!customer) return refused('unknown');
  const barred = barredBy(tx, customer, today);
  if (barred) return refused(barred);
  if (customer.routeId === null) return refused('no-route');
  if (cutoffAtMs <= nowMs) return refused('cut-off-passed');
  const live = findLiveTask(tx, customerId, today);
  const items = live ? itemsOfTask(tx, live.id).filter((item) => item.state === 'open') : [];
  if (items.some((item) => item.referenceId === LATE_QUOTA)) return { kind: 'joined' };
  if (live?.deliveryDate === deliveryDate && items.some((item) => item.kind === 'order')) return { kind: 'joined' };
  const taskId = live?.id ?? insertCall(facts, customer, customer.routeId, { deliveryDate, cutoffAtMs });
  const text = late.products.map(({ name, left }) => `${name} ${left}`).join('、');
  giveQuestion(tx, { taskId, itemId: newId(), referenceId: LATE_QUOTA, text, deliveryDate, cutoffAtMs });
  return live ? { kind: 'joined' } : { kind: 'queued', taskId };
}
