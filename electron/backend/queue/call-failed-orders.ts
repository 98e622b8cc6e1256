import type { WritableDB } from '../../../db/connection.ts';
import { findCustomer } from '../../../db/customers.ts';
import {
  addFailedItem,
  failedCallsBefore,
  insertCallOfItsOwn,
  moveFailedItems,
  moveTaskTo,
  type RescuableCall,
} from '../../../db/queue-failed.ts';
import { endPassedItems, setTaskState } from '../../../db/queue-settling.ts';
import { findLiveTask } from '../../../db/queue-tasks.ts';
import { companySettings } from '../../../db/settings.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { type CallLabelFacts, callLabelFacts, callLabelsOf } from './call-labels.ts';

/** A build looks so far back for deadlines that passed while nobody asked for a call. */
const LOOKED_BACK_MS = 31 * 86_400_000;

interface CallMaker {
  readonly nowMs: number;
  newId(): string;
}

export interface FailedToCall {
  readonly orderId: string;
  readonly customerId: string;
  /** The rescue deadline, UTC ms. */
  readonly rescueAtMs: number;
}

/** Puts failed orders into today's queue; what it needs to know of the day is read once, at the first of them. */
export interface FailedCalls {
  /**
   * The customer's live call of today gets the order onto its agenda, else a call is made, also of a customer who cannot
   * be called now: the lead sees why. Returns the call.
   */
  put(failed: FailedToCall): string;
}

export function failedCalls(tx: WritableDB, { nowMs, newId }: CallMaker): FailedCalls {
  const settings = companySettings(tx);
  const today = businessDateAt(nowMs, settings.timeZone);
  let facts: CallLabelFacts | undefined;
  return {
    put({ orderId, customerId, rescueAtMs }) {
      const live = findLiveTask(tx, customerId, today);
      const taskId = live?.id ?? newId();
      if (!live) {
        facts ??= callLabelFacts(tx, settings, today);
        insertCall(tx, facts, taskId, customerId, nowMs);
      }
      addFailedItem(tx, { itemId: newId(), taskId, orderId, cutoffAtMs: rescueAtMs });
      return taskId;
    },
  };
}

/**
 * Failed orders of earlier days that can still be repaired are called for today: the call goes on here, or its failed
 * orders join what is here. With `ended` those whose deadline has passed meanwhile are missed. Returns the calls that changed.
 */
export function carryFailedOrders(
  tx: WritableDB,
  { nowMs, newId }: CallMaker,
  { today, teamId, ended }: { readonly today: string; readonly teamId: string | null; readonly ended: boolean },
): string[] {
  const changed: string[] = [];
  let facts: CallLabelFacts | undefined;
  const sinceMs = ended ? nowMs - LOOKED_BACK_MS : nowMs;
  for (const call of failedCallsBefore(tx, { date: today, sinceMs, nowMs, teamId })) {
    changed.push(call.id);
    if (call.rescuable === 0) {
      endPassedItems(tx, [call.id], nowMs);
      continue;
    }
    const live = findLiveTask(tx, call.customerId, today);
    if (!live && call.alone === 1) {
      moveTaskTo(tx, call.id, today);
      continue;
    }
    const taskId = live?.id ?? newId();
    if (!live) {
      facts ??= callLabelFacts(tx, companySettings(tx), today);
      insertCall(tx, facts, taskId, call.customerId, nowMs);
    }
    joinCall(tx, call, taskId, nowMs);
    changed.push(taskId);
  }
  return changed;
}

function joinCall(tx: WritableDB, call: RescuableCall, taskId: string, nowMs: number): void {
  moveFailedItems(tx, call.id, taskId);
  if (call.alone === 1) setTaskState(tx, call.id, 'carried', nowMs);
}

function insertCall(tx: WritableDB, facts: CallLabelFacts, taskId: string, customerId: string, nowMs: number): void {
  const customer = findCustomer(tx, customerId);
  if (!customer) throw new Error(`no customer ${customerId}`);
  insertCallOfItsOwn(tx, {
    id: taskId,
    source: 'failed-order',
    ...callLabelsOf(facts, customer),
    // The deadline counts: the hours of the class could let it pass.
    callingWindows: '[]',
    routeId: customer.routeId,
    createdAtMs: nowMs,
  });
}
