import { calendarDays } from '../../../db/calendar.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { type CustomerRow, findCustomer } from '../../../db/customers.ts';
import {
  endEmptyCalls,
  endFollowUpItem,
  followUpsOfTask,
  moveFollowUps,
  setCallOwner,
  strayFollowUps,
  unplannedFollowUps,
} from '../../../db/follow-ups.ts';
import { moveTaskTo } from '../../../db/queue-failed.ts';
import { findLiveTask, findTask } from '../../../db/queue-tasks.ts';
import { companySettings } from '../../../db/settings.ts';
import { appendTicketEvent, unreachedDays } from '../../../db/ticket-events.ts';
import { UNREACHED_DAYS } from '../../../shared/contract/tickets.ts';
import { toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import { nextFollowUp } from './follow-up-days.ts';
import { type CallMaker, callForFollowUp, ownerOn, placeFollowUp } from './place-follow-up.ts';

/** Which day follow-ups are carried to, and of whose customers (null: all). */
interface CarriedTo {
  readonly today: string;
  readonly teamId: string | null;
}

/**
 * Follow-ups of earlier days, and of calls that ended without an answer, are asked for today, if it is a call day: the
 * call goes on here, or its follow-ups join what is here. Whoever cannot be called any more leaves the queue, and the
 * timeline says why. Returns the calls that changed.
 */
export function carryFollowUps(tx: WritableDB, maker: CallMaker, { today, teamId }: CarriedTo): string[] {
  const strays = strayFollowUps(tx, today, teamId);
  if (strays.length === 0 || !isCallDay(tx, today)) return [];
  const changed: string[] = [];
  for (const { taskId, customerId, businessDate, alone } of strays) {
    const customer = findCustomer(tx, customerId);
    if (!customer) continue;
    const date = businessDate > today ? businessDate : today;
    const live = findLiveTask(tx, customerId, date);
    // In hand just now: the next time.
    if (live?.state === 'held') continue;
    changed.push(taskId);
    if (takeOffBarred(tx, maker, customer, taskId)) continue;
    if (!live && alone === 1) {
      goOn(tx, customer, taskId, date);
      continue;
    }
    const to = callForFollowUp(tx, maker, customerId, date);
    moveFollowUps(tx, taskId, to);
    endEmptyCalls(tx, [taskId], { goneOn: true, nowMs: maker.nowMs });
    changed.push(to);
  }
  return changed;
}

/** Cases that ask and are on no agenda get today's call, once their customers can be called again. Returns the calls. */
export function planUnplanned(tx: WritableDB, maker: CallMaker, { today, teamId }: CarriedTo): string[] {
  const unplanned = unplannedFollowUps(tx, teamId);
  if (unplanned.length === 0 || !isCallDay(tx, today)) return [];
  return unplanned.flatMap(({ ticketId, customerId }) => {
    if (unreachedDays(tx, ticketId) >= UNREACHED_DAYS) return [];
    const { date } = nextFollowUp(tx, maker.nowMs, customerId);
    if (date === null) return [];
    say(tx, maker, ticketId, { date, noCall: null });
    return placeFollowUp(tx, maker, { ticketId, customerId, date });
  });
}

/** The call itself goes on another day; whoever is away then has somebody else stand in. */
function goOn(tx: WritableDB, customer: CustomerRow, taskId: string, date: string): void {
  moveTaskTo(tx, taskId, date);
  const ownerId = findTask(tx, taskId)?.ownerOperatorId ?? null;
  if (ownerId === null) return;
  const resolved = ownerOn(tx, { givingOut: 'owner' }, { ...customer, ownerOperatorId: ownerId }, date);
  if (resolved !== ownerId) setCallOwner(tx, taskId, resolved);
}

/** True when the customer was closed, must not be called or has no number any more: nothing of the call is asked then. */
function takeOffBarred(tx: WritableDB, maker: CallMaker, customer: CustomerRow, taskId: string): boolean {
  const { noCall } = nextFollowUp(tx, maker.nowMs, customer.id);
  if (noCall === null || noCall === 'paused') return false;
  for (const ticketId of followUpsOfTask(tx, taskId)) {
    endFollowUpItem(tx, ticketId, 'closed', noCall);
    say(tx, maker, ticketId, { date: null, noCall });
  }
  endEmptyCalls(tx, [taskId], { goneOn: false, nowMs: maker.nowMs });
  return true;
}

function say(
  tx: WritableDB,
  { nowMs, newId }: CallMaker,
  ticketId: string,
  data: { readonly date: string | null; readonly noCall: string | null },
): void {
  appendTicketEvent(tx, {
    ...{ id: newId(), ticketId, atMs: nowMs, operatorId: null, operatorName: '', text: '', told: false },
    ...{ kind: 'follow-up-planned', data },
  });
}

function isCallDay(tx: WritableDB, date: string): boolean {
  const { callWeekdays } = companySettings(tx);
  return createCalendar(callWeekdays, calendarDays(tx, 'call')).isWorking(toDayNumber(date));
}
