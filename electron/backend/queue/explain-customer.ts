import { calendarDays } from '../../../db/calendar.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { type CustomerRow, findCustomer } from '../../../db/customers.ts';
import { latestBuild, membershipsOf, orderForDelivery, pauseOn, taskOfDay } from '../../../db/queue-lists.ts';
import { phonesOf } from '../../../db/queue-tasks.ts';
import { findRoute, routeDaysAt } from '../../../db/routes.ts';
import { companySettings } from '../../../db/settings.ts';
import { allStrategies, overridesOf, type StrategyRow } from '../../../db/strategies.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ExclusionReason } from '../../../shared/contract/queue.ts';
import type { ExplainStep, Explanation } from '../../../shared/contract/queue-plan.ts';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import {
  businessDateAt,
  fromDayNumber,
  toDayNumber,
  WEEKDAY_CODES,
  type WeekdayCode,
} from '../../../shared/domain/calendar/business-date.ts';
import { createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import { FURTHEST_MOVE_DAYS } from '../../../shared/domain/calendar/place-call.ts';
import {
  type CustomerCycle,
  type CycleCall,
  cycleCalls,
  strategyOn,
} from '../../../shared/domain/queue/customer-calls.ts';
import { dependsOnAnchor } from '../../../shared/domain/strategies/cycle-dates.ts';
import { type CycleRule, takesOrderWeekdays } from '../../../shared/domain/strategies/cycle-rule.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import type { ReadContext } from '../services.ts';
import { reachOf } from './list-queue.ts';
import { ruleOf } from './plan-queue.ts';
import { createDeliveries } from './planned-deliveries.ts';

const NEXT_SHOWN = 3;
const NEXT_WITHIN_DAYS = 120;

type Version = StrategyRow & { readonly parsed: CycleRule | null };

/**
 * Why a customer is or is not called on a date: class, strategy version, rule, calendar, exclusion, state of the call.
 * Error: `not-found/customer-unknown`, also for a customer of another team.
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
  const cycle = customerCycle(db, customer, settings);
  const day = toDayNumber(input.date);
  const chain = followRules(db, ctx, customer, cycle, settings, input.date);
  const task = taskOfDay(db, customer.id, input.date, ctx.nowMs);
  const steps = [...chain.steps];
  if (task) {
    if (task.carriedFrom !== null) steps.push(step('carried-from', { date: task.carriedFrom }, 'for'));
    steps.push(taskStep(task, settings.timeZone));
  } else if (latestBuild(db, input.date, { teamId })) {
    steps.push(step(chain.reason === null && !chain.ordered ? 'built-before' : 'no-task'));
  } else steps.push(step('not-built'));
  const nextDates = nextCallDates(cycle, day);
  if (nextDates.length > 0) steps.push(step('next-dates', { dates: nextDates.join(', ') }));
  const { memberships } = cycle;
  const held = memberships.find((membership) => membership.classId === chain.classId);
  const isCarried = task !== undefined && (task.source === 'carry-over' || task.source === 'callback');
  return {
    customer: { id: customer.id, code: customer.code, name: customer.name },
    date: input.date,
    due: chain.reason === null || isCarried,
    reason: isCarried ? null : chain.reason,
    class: held ? { typeName: held.typeName, className: held.className } : null,
    strategy: chain.version
      ? {
          id: chain.version.id,
          name: chain.version.name,
          validFrom: chain.version.validFrom,
          validTo: chain.version.validTo,
          isDefault: chain.version.classId === null && chain.version.customerId === null,
          isOwn: chain.version.customerId !== null,
        }
      : null,
    rule: chain.version?.rule ?? null,
    weekdays: [...cycle.weekdaysOn(input.date)],
    anchor: fromDayNumber(cycle.anchorDay),
    nominalDates: chain.nominalDays.map(fromDayNumber),
    isCallDay: cycle.callDays.isWorking(day),
    delivery: chain.delivery,
    ordered: chain.ordered !== undefined,
    task: task ? { id: task.id, state: task.state, source: task.source, attempts: task.attempts } : null,
    nextDates,
    steps,
  };
}

type Cycle = Omit<CustomerCycle<Version>, 'memberships'> & { readonly memberships: ReturnType<typeof membershipsOf> };

/** What decides on a customer's call days, from the database. */
export function customerCycle(db: ReadableDB, customer: CustomerRow, settings: CompanySettings): Cycle {
  return {
    customerId: customer.id,
    memberships: membershipsOf(db, customer.id),
    versions: [...allStrategies(db), ...overridesOf(db, customer.id)].map((row) => ({ ...row, parsed: ruleOf(row) })),
    weekdaysOn(date) {
      if (customer.orderWeekdays !== null) return weekdayCodes(customer.orderWeekdays);
      if (customer.routeId === null) return [];
      const days = routeDaysAt(db, customer.routeId, date);
      return days.length === 1 ? [WEEKDAY_CODES[(days[0]?.orderWeekday ?? 1) - 1] as WeekdayCode] : [];
    },
    anchorDay: toDayNumber(customer.cycleAnchor ?? settings.phaseDate),
    callDays: createCalendar(settings.callWeekdays, calendarDays(db, 'call')),
  };
}

interface Chain {
  readonly steps: ExplainStep[];
  reason: ExclusionReason | null;
  version: Version | null;
  classId: string | null;
  nominalDays: readonly number[];
  delivery: { readonly deliveryDate: string; readonly cutoffAtMs: number } | null;
  ordered: string | undefined;
}

/** Follows the chain of product.md section 2 as far as it goes, a step each. */
function followRules(
  db: ReadableDB,
  ctx: ReadContext,
  customer: CustomerRow,
  cycle: Cycle,
  settings: CompanySettings,
  date: string,
): Chain {
  const day = toDayNumber(date);
  const chain: Chain = {
    steps: [],
    reason: null,
    version: null,
    classId: null,
    nominalDays: [],
    delivery: null,
    ordered: undefined,
  };
  const { steps } = chain;
  const end = (reason: ExclusionReason, params: ExplainStep['params'] = {}): Chain => {
    chain.reason = reason;
    steps.push(step(reason, params, 'against'));
    return chain;
  };
  if (customer.status === 'closed') return end('closed');

  const calls = cycleCalls(cycle, day - FURTHEST_MOVE_DAYS, day + FURTHEST_MOVE_DAYS);
  const here = calls
    .filter((call) => 'day' in call.placed && call.placed.day === day)
    .sort((a, b) => Number(b.nominalDay === day) - Number(a.nominalDay === day) || a.nominalDay - b.nominalDay);
  const chosen = here[0] ?? strategyOn(cycle, date);
  if (!chosen) return end('no-strategy');
  chain.version = chosen.version;
  chain.classId = chosen.classId;
  addStrategySteps(chain, chosen, cycle, customer, settings, date);
  const { parsed } = chosen.version;
  const route = customer.routeId;
  const deliveries = createDeliveries(db, settings, date);
  if (route === null || !deliveries.routesOn(date).some((one) => one.routeId === route && one.hasDays))
    return end('no-route');
  if (parsed === null) return end('rule-invalid', { rule: chosen.version.rule });
  if (takesOrderWeekdays(parsed) && cycle.weekdaysOn(date).length === 0) return end('no-weekday');

  const [first] = here;
  if (!first) return explainAbsence(db, ctx, calls, cycle, settings, date, end);
  chain.nominalDays = here.map((call) => call.nominalDay);
  const nominal = fromDayNumber(first.nominalDay);
  if (first.placed.kind === 'moved') {
    const name = dayName(cycle, first.nominalDay);
    steps.push(
      step('moved-here', { date: nominal, name, rule: `@strategies.holidayRule.${first.version.holidayRule}` }, 'for'),
    );
  } else steps.push(step(cycle.callDays.isWorking(day) ? 'named' : 'kept', { date }, 'for'));
  if (here.length > 1) steps.push(step('merged', { count: here.length }));

  const pause = pauseOn(db, customer.id, date);
  if (pause) return end('paused', { from: pause.validFrom, to: pause.validTo ?? '…', reason: pause.reason });
  if (customer.doNotCall === 1) return end('do-not-call');
  if (!phonesOf(db, customer.id).some((phone) => phone.dead === 0)) return end('no-callable-phone');
  chain.delivery = deliveries.of(route, nominal);
  if (!chain.delivery) return end('no-route');
  const { deliveryDate, cutoffAtMs } = chain.delivery;
  steps.push(
    step('delivery', { delivery: deliveryDate, cutoff: formatInstant(cutoffAtMs, settings.timeZone, 'date-time') }),
  );
  chain.ordered = orderForDelivery(db, customer.id, deliveryDate);
  if (chain.ordered !== undefined) steps.push(step('already-ordered', { number: chain.ordered }, 'against'));
  return chain;
}

function addStrategySteps(
  chain: Chain,
  chosen: { readonly version: Version; readonly classId: string | null },
  cycle: Cycle,
  customer: CustomerRow,
  settings: CompanySettings,
  date: string,
): void {
  const { steps } = chain;
  const { version } = chosen;
  const held = cycle.memberships.find((membership) => membership.classId === chosen.classId);
  if (version.customerId !== null) steps.push(step('own-strategy'));
  else if (held) steps.push(step('class', { type: held.typeName, class: held.className }));
  else steps.push(step('class-none'));
  const validity =
    version.validTo === null ? { from: version.validFrom } : { from: version.validFrom, to: version.validTo };
  steps.push(step(version.validTo === null ? 'strategy' : 'strategy-until', { name: version.name, ...validity }));
  if (version.parsed === null) return;
  const takesOwn = takesOrderWeekdays(version.parsed);
  const weekdays = takesOwn ? cycle.weekdaysOn(date).join(',') : '';
  steps.push(step('rule', { rule: version.rule, weekdays }));
  if (dependsOnAnchor(version.parsed, takesOwn)) {
    const own = customer.cycleAnchor !== null;
    steps.push(step(own ? 'anchor-own' : 'anchor-company', { date: customer.cycleAnchor ?? settings.phaseDate }));
  }
}

/** No call lands on the day: the rule does not name it, or it is no call day and the call is made elsewhere. */
function explainAbsence(
  db: ReadableDB,
  ctx: ReadContext,
  calls: readonly CycleCall<Version>[],
  cycle: Cycle,
  settings: CompanySettings,
  date: string,
  end: (reason: ExclusionReason, params?: ExplainStep['params']) => Chain,
): Chain {
  const named = calls.find((call) => fromDayNumber(call.nominalDay) === date);
  if (!named) return end('not-due', { date });
  const name = dayName(cycle, named.nominalDay);
  if (named.placed.kind === 'skipped') return end('holiday-skipped', { date, name });
  if (named.placed.kind === 'unplaced') return end('holiday-unplaced', { date, name });
  const to = fromDayNumber(named.placed.kind === 'moved' ? named.placed.day : named.nominalDay);
  const today = businessDateAt(ctx.nowMs, settings.timeZone);
  if (to < today && today <= date && !latestBuild(db, to, { teamId: null }))
    return end('holiday-unplaced', { date, name });
  return end('holiday-moved', { date, name, to });
}

/** ` (国庆节)`, as it stands within a sentence; empty for an ordinary day off. */
function dayName(cycle: Cycle, day: number): string {
  const name = cycle.callDays.exceptionOn(day)?.name ?? '';
  return name === '' ? '' : ` (${name})`;
}

function nextCallDates(cycle: Cycle, afterDay: number): string[] {
  const days = cycleCalls(cycle, afterDay - FURTHEST_MOVE_DAYS, afterDay + NEXT_WITHIN_DAYS)
    .flatMap(({ placed }) => ('day' in placed && placed.day > afterDay ? [placed.day] : []))
    .sort((a, b) => a - b);
  return [...new Set(days)].slice(0, NEXT_SHOWN).map(fromDayNumber);
}

function taskStep(task: NonNullable<ReturnType<typeof taskOfDay>>, zone: string): ExplainStep {
  const time = (atMs: number | null): string => (atMs === null ? '' : formatInstant(atMs, zone, 'time'));
  const { attempts, mostAttempts: most } = task;
  switch (task.state) {
    case 'held':
      return step('task-held', { seat: task.holder ?? '' });
    case 'done':
      return task.disposition === null
        ? step('task-done-unasked')
        : step('task-done', { disposition: `@callLog.disposition.${task.disposition}` });
    case 'missed':
      return step('task-missed', { attempts }, 'against');
    case 'carried':
      return step('task-carried');
    case 'dropped':
      return step('task-dropped', {}, 'against');
    case 'open':
      if (task.place === 'waiting') return step('task-waiting', { attempts, most, at: time(task.notBeforeMs) });
      if (task.place === 'promised') return step('task-promised', { at: time(task.promisedAtMs) });
      if (task.place === 'parked') return step('task-parked');
      if (task.place === 'used-up') return step('task-used-up', { attempts, most }, 'against');
      return step('task-open', { attempts, most }, 'for');
  }
}

function step(key: string, params: ExplainStep['params'] = {}, tone: ExplainStep['tone'] = 'plain'): ExplainStep {
  return { key, params, tone };
}

function weekdayCodes(text: string): WeekdayCode[] {
  return WEEKDAY_CODES.filter((code) => text.includes(code));
}
