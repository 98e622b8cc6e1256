import { ownOpenCalls } from '../../../db/absence-moves.ts';
import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { type CustomerRow, findCustomer } from '../../../db/customers.ts';
import { addFollowUpItem, callEndedByOrder } from '../../../db/follow-ups.ts';
import { insertCallOfItsOwn } from '../../../db/queue-failed.ts';
import { operatorsOfDay } from '../../../db/queue-owners.ts';
import { setTaskState } from '../../../db/queue-settling.ts';
import { findLiveTask } from '../../../db/queue-tasks.ts';
import { findRoute } from '../../../db/routes.ts';
import { companySettings } from '../../../db/settings.ts';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import { isAtWork, resolveOwner } from '../../../shared/domain/queue/resolve-owner.ts';
import { callLabelFacts, callLabelsOf } from '../queue/call-labels.ts';
import { mayBeGiven } from '../queue/may-be-given.ts';

/** What makes calls: a command, or a job that builds. */
export interface CallMaker {
  readonly nowMs: number;
  newId(): string;
}

/** Puts a case onto the agenda of its customer's call of a day. Returns the call. */
export function placeFollowUp(
  tx: WritableDB,
  maker: CallMaker,
  asked: { readonly ticketId: string; readonly customerId: string; readonly date: string },
): string {
  const taskId = callForFollowUp(tx, maker, asked.customerId, asked.date);
  addFollowUpItem(tx, { itemId: maker.newId(), taskId, ticketId: asked.ticketId });
  return taskId;
}

/**
 * The customer's call of a day that can ask: the live one; one that an order by another channel ended before anybody
 * called, which is open again; else a call of its own.
 */
export function callForFollowUp(
  tx: WritableDB,
  { nowMs, newId }: CallMaker,
  customerId: string,
  businessDate: string,
): string {
  const live = findLiveTask(tx, customerId, businessDate);
  if (live) return live.id;
  const ended = callEndedByOrder(tx, customerId, businessDate);
  if (ended !== undefined) {
    setTaskState(tx, ended, 'open', null);
    return ended;
  }
  const customer = findCustomer(tx, customerId);
  if (!customer) throw new Error(`no customer ${customerId}`);
  const settings = companySettings(tx);
  const id = newId();
  insertCallOfItsOwn(tx, {
    id,
    source: 'follow-up',
    ...callLabelsOf(callLabelFacts(tx, settings, businessDate), customer),
    routeId: customer.routeId,
    ownerOperatorId: ownerOn(tx, settings, customer, businessDate),
    createdAtMs: nowMs,
  });
  return id;
}

/**
 * Whose such a call of a day is, as builds have it: the customer's own operator or who stands in, whoever of the team has
 * the fewest calls of the day where calls are shared out, or anyone (null).
 */
export function ownerOn(
  db: ReadableDB,
  { givingOut }: Pick<CompanySettings, 'givingOut'>,
  customer: Pick<CustomerRow, 'id' | 'ownerOperatorId' | 'deputyOperatorId' | 'routeId'>,
  date: string,
): string | null {
  if (givingOut === 'pool') return null;
  const people = operatorsOfDay(db, date);
  const mayHave = mayBeGiven(db, customer.id);
  if (givingOut === 'owner') {
    const given = { ownerId: customer.ownerOperatorId, deputyId: customer.deputyOperatorId };
    const resolved = resolveOwner(given, (id) => people.get(id), mayHave);
    if ('operatorId' in resolved) return mayHave(resolved.operatorId) ? resolved.operatorId : null;
    if (resolved.kind === 'anyone') return null;
  }
  const teamId = customer.routeId === null ? null : (findRoute(db, customer.routeId)?.teamId ?? null);
  const loads = [...people.values()]
    .filter((one) => one.takesCalls && isAtWork(one) && (teamId === null || one.teamId === teamId) && mayHave(one.id))
    .map(({ id }) => ({ id, calls: ownOpenCalls(db, id, date) }));
  return (
    loads.reduce<(typeof loads)[number] | null>(
      (least, one) => (least === null || one.calls < least.calls ? one : least),
      null,
    )?.id ?? null
  );
}
