import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { type CustomerRow, findCustomer } from '../../../db/customers.ts';
import { orderForDelivery, pauseOn } from '../../../db/queue-lists.ts';
import { giveOrderItem, insertManualTask, type TaskToday, tasksToday } from '../../../db/queue-manual.ts';
import { phonesOf } from '../../../db/queue-tasks.ts';
import { findRoute } from '../../../db/routes.ts';
import { companySettings } from '../../../db/settings.ts';
import type { QueueCustomersInput, QueueCustomersOutput, QueueRefusal } from '../../../shared/contract/coverage.ts';
import { type Disposition, isFinal } from '../../../shared/contract/dispositions.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { Delivery } from '../../../shared/domain/routes/deliveries.ts';
import type { ActionContext } from '../api/procedure.ts';
import { runCommand } from '../command.ts';
import type { JobContext } from '../jobs/job.ts';
import { customerDeliveries } from '../orders/customer-deliveries.ts';
import { type CallLabelFacts, callLabelFacts, callLabelsOf } from './call-labels.ts';
import { reachOf } from './list-queue.ts';

export interface QueueByHand extends QueueCustomersInput {
  /** Only customers on routes of this team; null: all. */
  readonly teamId: string | null;
}
export interface QueuedByHand extends QueueCustomersOutput {
  readonly taskIds: readonly string[];
  /** Whose call is new, for the record. */
  readonly codes: readonly string[];
}

/**
 * The job: puts customers into today's queue by hand, each with a call for its route's next open delivery. Whoever has a
 * live call today joins it, so that asking twice makes nothing twice. Who cannot be called is named with the reason.
 */
export function queueByHand(job: JobContext, input: QueueByHand): Promise<QueuedByHand> {
  return job.write((tx) => putIntoQueue(tx, input, job.nowMs(), job.newId));
}

/** Asks the job and keeps the record of it. */
export async function queueCustomers(ctx: ActionContext, input: QueueCustomersInput): Promise<QueueCustomersOutput> {
  const { services, actor } = ctx;
  const made = await services.jobs.run('queue-by-hand', { ...input, ...reachOf(actor) });
  const { taskIds, codes, ...output } = made;
  return runCommand(services, ctx, { ...ctx, audit: 'change' }, input, (_tx, command) => {
    command.audit({
      entity: 'call-task',
      entityId: taskIds.length === 1 ? (taskIds[0] as string) : `${taskIds.length}`,
      after: { source: 'manual', queued: codes, joined: output.joined, refused: output.refused.length },
      ...(input.reason === '' ? {} : { reason: input.reason }),
    });
    command.publish('queue.changed', taskIds.length <= 100 ? taskIds : []);
    return output;
  });
}

/** What every call that is put in by hand is made from, read once. */
export interface ByHandFacts extends CallLabelFacts {
  readonly tx: WritableDB;
  readonly nowMs: number;
  newId(): string;
}

export function byHandFacts(tx: WritableDB, nowMs: number, newId: () => string): ByHandFacts {
  const settings = companySettings(tx);
  return { ...callLabelFacts(tx, settings, businessDateAt(nowMs, settings.timeZone)), tx, nowMs, newId };
}

export function putIntoQueue(
  tx: WritableDB,
  { customerIds, teamId }: Pick<QueueByHand, 'customerIds' | 'teamId'>,
  nowMs: number,
  newId: () => string,
): QueuedByHand {
  const facts = byHandFacts(tx, nowMs, newId);
  const refused: { customerId: string; code: string; name: string; refusal: QueueRefusal }[] = [];
  const taskIds: string[] = [];
  const codes: string[] = [];
  let joined = 0;
  for (const customerId of new Set(customerIds)) {
    const customer = findCustomer(tx, customerId);
    const refuse = (refusal: QueueRefusal): void => {
      refused.push({ customerId, code: customer?.code ?? '', name: customer?.name ?? '', refusal });
    };
    if (!customer || !isWithin(tx, customer, teamId)) {
      refuse('unknown');
      continue;
    }
    const outcome = putOne(facts, customer);
    if (outcome.kind === 'refused') refuse(outcome.refusal);
    else if (outcome.kind === 'joined') joined += 1;
    else {
      taskIds.push(outcome.taskId);
      codes.push(customer.code);
    }
  }
  return { queued: taskIds.length, joined, refused, taskIds, codes };
}

type Outcome =
  | { readonly kind: 'queued'; readonly taskId: string }
  | { readonly kind: 'joined' }
  | { readonly kind: 'refused'; readonly refusal: QueueRefusal };

function putOne(facts: ByHandFacts, customer: CustomerRow): Outcome {
  const { tx, settings, today, nowMs, newId } = facts;
  const refused = (refusal: QueueRefusal): Outcome => ({ kind: 'refused', refusal });
  const barred = barredBy(tx, customer, today);
  if (barred) return refused(barred);
  if (customer.routeId === null) return refused('no-route');
  const [delivery] = customerDeliveries(tx, customer, null, settings, nowMs).open;
  if (!delivery) return refused('no-delivery');
  const [standing] = tasksToday(tx, customer.id, today);
  const stands = standing && whatStands(standing, nowMs);
  if (stands === 'joined') return { kind: 'joined' };
  if (stands === 'called-today' || stands === 'cut-off-passed') return refused(stands);
  if (orderForDelivery(tx, customer.id, delivery.deliveryDate) !== undefined) return refused('already-ordered');
  const { deliveryDate, cutoffAtMs } = delivery;
  if (standing && stands === 'without-order') {
    giveOrderItem(tx, { taskId: standing.id, itemId: newId(), deliveryDate, cutoffAtMs });
    return { kind: 'joined' };
  }
  const taskId = insertCall(facts, customer, customer.routeId, delivery);
  giveOrderItem(tx, { taskId, itemId: newId(), deliveryDate, cutoffAtMs });
  return { kind: 'queued', taskId };
}

/** What an existing call of today means for another one; `ended`: it ended without a result, so there may be one. */
function whatStands(
  task: TaskToday,
  nowMs: number,
): 'joined' | 'without-order' | 'called-today' | 'cut-off-passed' | 'ended' {
  if (task.state === 'open' || task.state === 'held') {
    if (task.orderItem !== 'open') return 'without-order';
    // Such a call is about to be missed; then the next delivery may be called for.
    return task.cutoffAtMs !== null && task.cutoffAtMs <= nowMs ? 'cut-off-passed' : 'joined';
  }
  return task.disposition !== null && isFinal(task.disposition as Disposition) ? 'called-today' : 'ended';
}

/** Why a customer may not be called on a day at all; null: it may. */
export function barredBy(tx: ReadableDB, customer: CustomerRow, today: string): QueueRefusal | null {
  if (customer.status === 'closed') return 'closed';
  if (pauseOn(tx, customer.id, today)) return 'paused';
  if (customer.doNotCall === 1) return 'do-not-call';
  return phonesOf(tx, customer.id).some((phone) => phone.dead === 0) ? null : 'no-callable-phone';
}

/** A new call of today for a delivery, with nothing on its agenda yet. */
export function insertCall(
  facts: ByHandFacts,
  customer: CustomerRow,
  routeId: string,
  { deliveryDate, cutoffAtMs }: Pick<Delivery, 'deliveryDate' | 'cutoffAtMs'>,
): string {
  const { tx, nowMs, newId } = facts;
  const id = newId();
  const labels = callLabelsOf(facts, customer);
  insertManualTask(tx, { id, ...labels, routeId, deliveryDate, cutoffAtMs, createdAtMs: nowMs });
  return id;
}

export function isWithin(tx: ReadableDB, customer: CustomerRow, teamId: string | null): boolean {
  if (teamId === null) return true;
  return customer.routeId !== null && findRoute(tx, customer.routeId)?.teamId === teamId;
}
