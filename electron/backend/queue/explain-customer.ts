import type { ReadableDB } from '../../../db/connection.ts';
import { findCustomer } from '../../../db/customers.ts';
import { isRefusedCarry } from '../../../db/queue-build.ts';
import { latestBuild, taskOfDay } from '../../../db/queue-lists.ts';
import { findRoute } from '../../../db/routes.ts';
import { companySettings } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Explanation } from '../../../shared/contract/queue-plan.ts';
import { fromDayNumber, instantOf, toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { callsMade } from '../../../shared/domain/queue/customer-calls.ts';
import type { ReadContext } from '../services.ts';
import { type Cycle, customerCycle } from './customer-cycle.ts';
import { explainOwner } from './explain-owner.ts';
import { type Asked, type Chain, explainRefusal, followRules } from './explain-rules.ts';
import { agendaSteps, orderSteps, standsStep, step, taskStep } from './explain-task.ts';
import { reachOf } from './list-queue.ts';

const NEXT_SHOWN = 3;
const NEXT_WITHIN_DAYS = 120;

/**
 * Why a customer is or is not called on a date: class, strategy version, rule, calendar, exception, exclusion, state of
 * the call. Error: `not-found/customer-unknown`, also for a customer of another team.
 */
export function explainCustomer(
  db: ReadableDB,
  ctx: ReadContext,
  input: { readonly customerId: string; readonly date: string },
): Explanation {
  const customer = findCustomer(db, input.customerId);
  if (!customer) throw new AppError('not-found', 'customer-unknown');
  const { teamId } = reachOf(ctx.actor);
  const route = customer.routeId === null ? undefined : findRoute(db, customer.routeId);
  if (teamId !== null && route?.teamId !== teamId) throw new AppError('not-found', 'customer-unknown');
  const settings = companySettings(db);
  const cycle = customerCycle(db, customer, settings, input.date);
  const day = toDayNumber(input.date);
  const asked = { db, ctx, customer, cycle, settings, date: input.date };
  const chain = followRules(asked);
  const task = taskOfDay(db, customer.id, input.date, ctx.nowMs);
  if (!task && chain.reason === 'not-due') addRefusedCarry(asked, chain);
  const steps = [...chain.steps];
  // A call for another cause than the day's own rules: it is made, whatever they say.
  const isOther = task !== undefined && task.source !== 'strategy' && task.source !== 'incoming';
  const isCalled = task ? task.state === 'open' || task.state === 'held' : chain.reason === null && !chain.ordered;
  const owner = isCalled ? explainOwner(db, ctx.actor, settings, customer, task, input.date) : null;
  if (owner) steps.push(...owner.steps);
  if (task) {
    if (isOther && task.carriedFrom === null) {
      steps.push(step('other-cause', { source: `@queue.source.${task.source}` }, 'for'));
    }
    if (task.carriedFrom !== null) steps.push(step('carried-from', { date: task.carriedFrom }, 'for'));
    if (isCalled) steps.push(...agendaSteps(db, task.id));
    steps.push(...standsStep(task, chain.reason !== null && !isOther), taskStep(task, settings.timeZone));
    steps.push(...orderSteps(task, settings.timeZone));
  } else if (latestBuild(db, input.date, { teamId })) {
    steps.push(step(chain.reason === null && !chain.ordered ? 'built-before' : 'no-task'));
  } else steps.push(step('not-built'));
  // Without a route there is no call at all, whatever the rule names.
  const nextDates = chain.reason === 'no-route' ? [] : nextCallDates(cycle, day);
  if (nextDates.length > 0) steps.push(step('next-dates', { dates: nextDates.join(', ') }));
  const held = cycle.memberships.find((membership) => membership.classId === chain.classId);
  const { version, exception } = chain;
  return {
    customer: { id: customer.id, code: customer.code, name: customer.name },
    date: input.date,
    due: chain.reason === null || isOther,
    reason: isOther ? null : chain.reason,
    class: held ? { typeName: held.typeName, className: held.className } : null,
    strategy: version && {
      id: version.id,
      name: version.name,
      validFrom: version.validFrom,
      validTo: version.validTo,
      isDefault: version.classId === null && version.customerId === null,
      isOwn: version.customerId !== null,
    },
    rule: version?.rule ?? null,
    weekdays: [...cycle.weekdaysOn(input.date)],
    anchor: fromDayNumber(cycle.anchorDay),
    nominalDates: chain.nominalDays.map(fromDayNumber),
    exception: exception && {
      id: exception.id,
      scope: exception.scope,
      orderDate: exception.orderDate,
      newOrderDate: exception.newOrderDate,
      reason: exception.reason,
      calendarName: exception.calendarName,
    },
    isCallDay: cycle.callDays.isWorking(day),
    delivery: chain.delivery,
    ordered: chain.ordered !== undefined,
    operator: owner?.operator ?? null,
    task: task ? { id: task.id, state: task.state, source: task.source, attempts: task.attempts } : null,
    nextDates,
    steps,
  };
}

/** The rules do not name the day, but a call of an earlier day would have been carried to it. */
function addRefusedCarry(asked: Asked, chain: Chain): void {
  const { db, customer, settings, date } = asked;
  if (!isRefusedCarry(db, customer.id, date, instantOf(date, 0, settings.timeZone))) return;
  const refusal = explainRefusal(asked);
  if (!refusal) return;
  chain.reason = refusal.reason;
  chain.steps.push(step('carry-refused'), step(refusal.key, refusal.params, 'against'));
}

/** The next days after one (a day number) on which the rules call a customer. */
export function nextCallDates(cycle: Cycle, afterDay: number): string[] {
  const days = callsMade(cycle, afterDay + 1, afterDay + NEXT_WITHIN_DAYS).map((call) => call.callDay);
  return [...new Set(days)].slice(0, NEXT_SHOWN).map(fromDayNumber);
}
