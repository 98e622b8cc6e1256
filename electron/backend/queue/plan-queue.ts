import { calendarDays } from '../../../db/calendar.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { findCustomer } from '../../../db/customers.ts';
import { isBuilt, openTasksBefore, orderedDeliveries, refusedCarries, standingTasks } from '../../../db/queue-build.ts';
import type { DueRow } from '../../../db/queue-keys.ts';
import { pauseOn } from '../../../db/queue-lists.ts';
import { fillChanging } from '../../../db/queue-parts.ts';
import { phonesOf } from '../../../db/queue-tasks.ts';
import { companySettings } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ExclusionReason } from '../../../shared/contract/queue.ts';
import { fromDayNumber, instantOf, toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import { REACH_DAYS, weekdaysOfMask } from '../../../shared/domain/queue/due-verdict.ts';
import { type DayPlan, type DueCustomer, planDay } from '../../../shared/domain/queue/plan-day.ts';
import { askRules, emptyAnswer, type LeftOut, type RuleAnswer, type RuleFacts } from './ask-rules.ts';
import { type PlacedCustomer, placeCalls } from './placed-calls.ts';
import { createOwners } from './plan-owners.ts';
import { createDeliveries } from './planned-deliveries.ts';

export interface PlanInput {
  readonly date: string;
  /** Only customers on routes of this team; null: all. */
  readonly teamId: string | null;
  /** The business date of now: earlier days may still run, and no call moves before it. */
  readonly today: string;
}

/** The years that calendars may be of; a queue of another is a slip of the pen. */
const FIRST_DATE = '1990-01-01';
const LAST_DATE = '2200-12-31';

/**
 * Reads what a day needs and plans it. Uses temporary tables of the connection, which must be a reader of the caller's own.
 * Error: `refused/queue-date-far` {date, from, to}.
 */
export function planQueue(db: ReadableDB, input: PlanInput): DayPlan {
  if (input.date < FIRST_DATE || input.date > LAST_DATE) {
    throw new AppError('refused', 'queue-date-far', { date: input.date, from: FIRST_DATE, to: LAST_DATE });
  }
  const settings = companySettings(db);
  const facts: RuleFacts = {
    db,
    settings,
    callDays: createCalendar(settings.callWeekdays, calendarDays(db, 'call')),
    teamId: input.teamId,
    planDay: toDayNumber(input.date),
    planDate: input.date,
    deliveries: createDeliveries(db, settings, input.date),
  };
  const answer = askEverybody(facts);
  const collected = collectDue(facts, answer, input.today);

  const dayStartMs = instantOf(input.date, 0, settings.timeZone);
  const carryBefore = input.today < input.date ? input.today : input.date;
  const { due } = collected;
  const earlier = openTasksBefore(db, carryBefore, input.teamId);
  const deliveryDates = new Set<string>();
  for (const { task } of due) if (task.deliveryDate !== null) deliveryDates.add(task.deliveryDate);
  for (const task of earlier) if (task.deliveryDate !== null) deliveryDates.add(task.deliveryDate);
  const standing = standingTasks(db, input.date, input.teamId);
  for (const task of standing) if (task.deliveryDate !== null) deliveryDates.add(task.deliveryDate);
  const ordered = orderedDeliveries(db, [...deliveryDates]);
  return planDay({
    date: input.date,
    dayStartMs,
    customers: answer.customers,
    due,
    excluded: collected.excluded,
    counted: { closed: answer.closed, 'not-due': answer.notDue - collected.noLongerNotDue },
    standing,
    earlier,
    refusedCarries: refusedCarries(db, input.date, dayStartMs, input.teamId),
    refusalOf: (customerId) => refusalNow(db, customerId, input.date),
    isCallDay: facts.callDays.isWorking(facts.planDay),
    ownersOf: createOwners(db, settings, input.date),
    isOrdered: (customerId, deliveryDate) => ordered.has(`${customerId} ${deliveryDate}`),
  });
}

/** Asks the rules of the planned day for all, apart for those whose class or own strategy changes around it. */
function askEverybody(facts: RuleFacts): RuleAnswer {
  const { db, planDay: day } = facts;
  const answer = emptyAnswer();
  const changing = fillChanging(db, fromDayNumber(day - REACH_DAYS + 1), fromDayNumber(day + REACH_DAYS));
  askRules(facts, { day, part: changing === 0 ? 'all' : 'without', withElsewhere: false }, answer);
  if (changing > 0) askRules(facts, { day, part: 'within', withElsewhere: false }, answer);
  return answer;
}

interface Collected {
  readonly due: readonly DueCustomer[];
  readonly excluded: ReadonlyMap<string, ExclusionReason>;
  /** Customers that the day's own rules do not name, but that have a call or another reason after all. */
  readonly noLongerNotDue: number;
}

function collectDue(facts: RuleFacts, answer: RuleAnswer, today: string): Collected {
  const { placed, taken } = placeCalls(facts, answer);
  const excluded = new Map<string, ExclusionReason>();
  const reasons = new Map<LeftOut, ExclusionReason>();
  for (const [customerId, { reason: leftOut }] of answer.leftOut) {
    const reason = reasons.get(leftOut) ?? reasonOf(facts, leftOut, today);
    reasons.set(leftOut, reason);
    excluded.set(customerId, reason);
  }
  let noLongerNotDue = 0;
  const due: DueCustomer[] = [];
  for (const customer of placed) {
    const { customerId } = customer.row;
    if (!customer.isOwn && !excluded.delete(customerId)) noLongerNotDue += 1;
    const reason = refusalOf(customer.row);
    const called = reason === null ? dueCustomer(facts, customer) : null;
    if (called) due.push(called);
    else excluded.set(customerId, reason ?? 'no-route');
  }
  for (const [customerId, { exception, isOwn }] of taken) {
    if (!isOwn && !excluded.has(customerId)) noLongerNotDue += 1;
    excluded.set(customerId, exception.newOrderDate === null ? 'exception-skipped' : 'exception-moved');
  }
  return { due, excluded, noLongerNotDue };
}

/** The call of one customer with what giving out will look at; null: its route has no delivery to order for. */
function dueCustomer(facts: RuleFacts, { row, calls }: PlacedCustomer): DueCustomer | null {
  const [call] = calls;
  if (!call || row.routeId === null) return null;
  const { nominalDate, version, weekdayMask, exception } = call;
  const delivery = facts.deliveries.of(row.routeId, nominalDate, exception);
  if (!delivery) return null;
  return {
    merged: calls.length - 1,
    task: {
      customerId: row.customerId,
      source: 'strategy',
      strategyId: version.id,
      classId: version.classId,
      routeId: row.routeId,
      rank: version.rank,
      callingWindows: version.callingWindows,
      weekdays: weekdayMask === 0 ? null : weekdaysOfMask(weekdayMask).join(','),
      nominalDate: nominalDate === facts.planDate ? null : nominalDate,
      exceptionId: exception?.id ?? null,
      deliveryDate: delivery.deliveryDate,
      cutoffAtMs: delivery.cutoffAtMs,
      ownerOperatorId: facts.settings.givingOut === 'owner' ? row.ownerOperatorId : null,
      mostAttempts: version.mostAttemptsADay,
      routeCode: row.routeCode,
      customerCode: row.customerCode,
      preferredFromMinute: row.preferredFromMinute,
      preferredToMinute: row.preferredToMinute,
      carriedFromId: null,
    },
  };
}

/** Why a customer that the rule calls is left out, or null. */
function refusalOf(row: Pick<DueRow, 'paused' | 'doNotCall' | 'hasPhone'>): ExclusionReason | null {
  if (row.paused === 1) return 'paused';
  if (row.doNotCall === 1) return 'do-not-call';
  return row.hasPhone === 1 ? null : 'no-callable-phone';
}

/** The same of one customer whose call was made on an earlier day. */
function refusalNow(db: ReadableDB, customerId: string, date: string): ExclusionReason | null {
  const customer = findCustomer(db, customerId);
  if (!customer || customer.status === 'closed') return 'closed';
  return refusalOf({
    paused: pauseOn(db, customerId, date) ? 1 : 0,
    doNotCall: customer.doNotCall,
    hasPhone: phonesOf(db, customerId).some((phone) => phone.dead === 0) ? 1 : 0,
  });
}

function reasonOf(facts: RuleFacts, leftOut: LeftOut, today: string): ExclusionReason {
  if (typeof leftOut === 'string') return leftOut;
  const { placed } = leftOut;
  if (placed.kind === 'skipped') return 'holiday-skipped';
  if (placed.kind === 'unplaced') return 'holiday-unplaced';
  // A call never moves before today; when that day's queue was built in time, it was made there.
  const date = fromDayNumber(placed.day);
  return date < today && today <= facts.planDate && !isBuilt(facts.db, date) ? 'holiday-unplaced' : 'holiday-moved';
}
