import type { ReadableDB } from '../../../db/connection.ts';
import type { CustomerRow } from '../../../db/customers.ts';
import type { ExceptionRow } from '../../../db/queue-exceptions.ts';
import { latestBuild, orderForDelivery, pauseOn } from '../../../db/queue-lists.ts';
import { phonesOf } from '../../../db/queue-tasks.ts';
import { findRoute, routeDayVersions } from '../../../db/routes.ts';
import type { ExclusionReason } from '../../../shared/contract/queue.ts';
import type { ExplainStep } from '../../../shared/contract/queue-plan.ts';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import {
  businessDateAt,
  fromDayNumber,
  toDayNumber,
  weekdayOfDay,
} from '../../../shared/domain/calendar/business-date.ts';
import { FURTHEST_MOVE_DAYS } from '../../../shared/domain/calendar/place-call.ts';
import { type CycleCall, callsMade, cycleCalls, strategyOn } from '../../../shared/domain/queue/customer-calls.ts';
import { newestVersion } from '../../../shared/domain/routes/deliveries.ts';
import { dependsOnAnchor } from '../../../shared/domain/strategies/cycle-dates.ts';
import { takesOrderWeekdays } from '../../../shared/domain/strategies/cycle-rule.ts';
import { formatCutoff } from '../../../shared/i18n/format.ts';
import type { ReadContext } from '../services.ts';
import type { Cycle, Version } from './customer-cycle.ts';
import { step } from './explain-task.ts';
import { createDeliveries } from './planned-deliveries.ts';

/** What the rules say of one customer and date, told in steps. */
export interface Chain {
  readonly steps: ExplainStep[];
  reason: ExclusionReason | null;
  version: Version | null;
  classId: string | null;
  nominalDays: readonly number[];
  exception: ExceptionRow | null;
  delivery: { readonly deliveryDate: string; readonly cutoffAtMs: number } | null;
  ordered: string | undefined;
}

export interface Asked {
  readonly db: ReadableDB;
  readonly ctx: ReadContext;
  readonly customer: CustomerRow;
  readonly cycle: Cycle;
  readonly settings: CompanySettings;
  readonly date: string;
}

type Call = CycleCall<Version, ExceptionRow>;
type End = (reason: ExclusionReason, params?: ExplainStep['params'], key?: string) => Chain;

/** Follows the chain of product.md section 2 as far as it goes, a step each. */
export function followRules(asked: Asked): Chain {
  const { db, customer, cycle, settings, date } = asked;
  const day = toDayNumber(date);
  const chain: Chain = {
    steps: [],
    reason: null,
    version: null,
    classId: null,
    nominalDays: [],
    exception: null,
    delivery: null,
    ordered: undefined,
  };
  const { steps } = chain;
  const end: End = (reason, params = {}, key = reason) => {
    chain.reason = reason;
    steps.push(step(key, params, 'against'));
    return chain;
  };
  if (customer.status === 'closed') return end('closed');

  const here = callsMade(cycle, day, day);
  const calls = cycleCalls(cycle, day - FURTHEST_MOVE_DAYS, day + FURTHEST_MOVE_DAYS);
  // What the rules alone would put on the day, an exception may have taken away.
  const byRules = inOrder(
    calls.filter(({ placed }) => 'day' in placed && placed.day === day),
    day,
  );
  const [first] = here;
  const route = customer.routeId;
  const deliveries = createDeliveries(db, settings, date);
  const hasRoute = deliveries.routesOn(date).some((one) => one.routeId === route && one.hasDays);
  const chosen = (hasRoute ? (first ?? byRules[0]) : undefined) ?? strategyOn(cycle, date);
  if (!chosen) return end('no-strategy');
  chain.version = chosen.version;
  chain.classId = chosen.classId;
  addStrategySteps(chain, chosen, asked);
  const { parsed } = chosen.version;
  if (route === null || !hasRoute) return end('no-route');
  if (!first) {
    const [taken] = byRules;
    if (taken?.exception) return explainTaken(chain, taken.exception, end);
    if (parsed === null) return end('rule-invalid', { rule: chosen.version.rule });
    if (takesOrderWeekdays(parsed) && cycle.weekdaysOn(date).length === 0) return end('no-weekday');
    return explainElsewhere(asked, chain, calls, end);
  }

  chain.nominalDays = here.map((call) => call.nominalDay);
  chain.exception = first.exception;
  addCauseSteps(chain, here, asked);
  const refusal = explainRefusal(asked);
  if (refusal) return end(refusal.reason, refusal.params, refusal.key);
  chain.delivery = deliveries.of(route, fromDayNumber(first.nominalDay), first.exception);
  if (!chain.delivery) return end('no-route');
  if (!first.exception) addRouteWeekday(chain, asked, route, first.nominalDay);
  const { deliveryDate, cutoffAtMs } = chain.delivery;
  steps.push(step('delivery', { delivery: deliveryDate, cutoff: formatCutoff(cutoffAtMs, settings.timeZone) }));
  chain.ordered = orderForDelivery(db, customer.id, deliveryDate);
  if (chain.ordered !== undefined) steps.push(step('already-ordered', { number: chain.ordered }, 'against'));
  return chain;
}

/** That the rule calls on a weekday which the route does not have, so that the order goes with another day's. */
function addRouteWeekday({ steps }: Chain, { db }: Asked, routeId: string, nominalDay: number): void {
  const held = newestVersion(routeDayVersions(db, routeId), fromDayNumber(nominalDay));
  const weekdays = held.map((day) => day.orderWeekday);
  const weekday = weekdayOfDay(nominalDay);
  if (held.length === 0 || weekdays.includes(weekday)) return;
  const route = findRoute(db, routeId)?.code ?? '';
  steps.push(step('route-weekday', { route, weekday: String(weekday), days: weekdays.sort().join(',') }));
}

interface Refusal {
  readonly reason: ExclusionReason;
  readonly key: string;
  readonly params: ExplainStep['params'];
}

/** Why a customer that is due may not be called. */
export function explainRefusal({ db, customer, date }: Asked): Refusal | null {
  const pause = pauseOn(db, customer.id, date);
  if (pause) {
    const params = { from: pause.validFrom, to: pause.validTo ?? '…', reason: pause.reason };
    return { reason: 'paused', key: pause.scope === 'customer' ? 'paused' : `paused-${pause.scope}`, params };
  }
  const plain = (reason: ExclusionReason): Refusal => ({ reason, key: reason, params: {} });
  if (customer.doNotCall === 1) return plain('do-not-call');
  return phonesOf(db, customer.id).some((phone) => phone.dead === 0) ? null : plain('no-callable-phone');
}

function inOrder(calls: readonly Call[], day: number): Call[] {
  const isOwn = (call: Call): number => Number(call.nominalDay === day);
  return [...calls].sort((a, b) => isOwn(b) - isOwn(a) || a.nominalDay - b.nominalDay);
}

function addStrategySteps(
  { steps }: Chain,
  chosen: { readonly version: Version; readonly classId: string | null },
  { cycle, customer, settings, date }: Asked,
): void {
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

/** Why calls are made on the day: the first date's cause, and how many became one. */
function addCauseSteps({ steps }: Chain, here: readonly Call[], { cycle, date }: Asked): void {
  const [first] = here;
  if (!first) return;
  const { exception, nominalDay, placed } = first;
  const nominal = fromDayNumber(nominalDay);
  if (exception) {
    const key = exception.orderDate === exception.newOrderDate ? 'exception-kept' : 'exception-here';
    steps.push(step(key, { date: nominal, ...exceptionParams(exception) }, 'for'));
  } else if (placed.kind === 'moved') {
    const rule = `@strategies.holidayRule.${first.version.holidayRule}`;
    steps.push(step('moved-here', { date: nominal, name: dayName(cycle, nominalDay), rule }, 'for'));
  } else steps.push(step(cycle.callDays.isWorking(nominalDay) ? 'named' : 'kept', { date }, 'for'));
  if (here.length > 1) steps.push(step('merged', { count: here.length }));
}

function explainTaken(chain: Chain, exception: ExceptionRow, end: End): Chain {
  chain.exception = exception;
  const { orderDate: date, newOrderDate: to } = exception;
  if (to === null) return end('exception-skipped', { date, ...exceptionParams(exception) });
  return end('exception-moved', { date, to, ...exceptionParams(exception) });
}

function exceptionParams({ scope, calendarName, reason }: ExceptionRow): ExplainStep['params'] {
  const why = [calendarName ?? '', reason].filter((part) => part !== '').join(', ');
  return { scope: `@queue.explain.exceptionScope.${scope}`, why: why === '' ? '' : ` (${why})` };
}

/** No call lands on the day: the rule does not name it, or it is no call day and the call is made elsewhere. */
function explainElsewhere(asked: Asked, chain: Chain, calls: readonly Call[], end: End): Chain {
  const { db, ctx, cycle, settings, date } = asked;
  const named = calls.find((call) => fromDayNumber(call.nominalDay) === date);
  if (!named) return end('not-due', { date });
  const { exception, placed } = named;
  if (exception?.orderDate === date) return explainTaken(chain, exception, end);
  const name = dayName(cycle, named.nominalDay);
  if (placed.kind === 'skipped') return end('holiday-skipped', { date, name });
  if (placed.kind === 'unplaced') return end('holiday-unplaced', { date, name });
  const to = fromDayNumber(placed.kind === 'moved' ? placed.day : named.nominalDay);
  const today = businessDateAt(ctx.nowMs, settings.timeZone);
  if (to < today && today <= date && !latestBuild(db, to, { teamId: null }))
    return end('holiday-unplaced', { date, name });
  end('holiday-moved', { date, name, to });
  if (exception) {
    // The day that the holiday rule chose is itself replaced.
    chain.exception = exception;
    const key = exception.newOrderDate === null ? 'exception-skipped' : 'exception-moved';
    const params = { date: to, to: exception.newOrderDate ?? '', ...exceptionParams(exception) };
    chain.steps.push(step(key, params, 'against'));
  }
  return chain;
}

/** ` (国庆节)`, as it stands within a sentence; empty for an ordinary day off. */
function dayName(cycle: Cycle, day: number): string {
  const name = cycle.callDays.exceptionOn(day)?.name ?? '';
  return name === '' ? '' : ` (${name})`;
}
