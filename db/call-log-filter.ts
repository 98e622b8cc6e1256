import { type CallLogFilter, type CountedCallsName, NO_ID } from '../shared/contract/call-log.ts';
import { DISPOSITIONS, type Disposition, isConnected, isReached } from '../shared/contract/dispositions.ts';
import type { DataScope } from '../shared/contract/rights.ts';
import { addDays, instantOf } from '../shared/domain/calendar/business-date.ts';
import { zoneOffsets } from '../shared/domain/calendar/zone-offsets.ts';
import type { ReadableDB } from './connection.ts';
import { companySettings } from './settings.ts';
import { STANDING_ORDER } from './standing-orders.ts';

/** Who looks at the log: how far the view reaches and whether numbers are whole. Decided from the session, never from input. */
export interface CallLogView {
  readonly scope: DataScope;
  readonly operatorId: string;
  readonly teamId: string | null;
  readonly fullNumbers: boolean;
}

/**
 * Conditions on `call c`, joined by AND. Built from which filters are set, never from their values.
 */
export interface Condition {
  /** All of them. */
  readonly where: string;
  /** Those that one index answers, so that a walk through it meets no other call. */
  readonly lead: string;
  /** The lead is but the dates: calls are met as they lie in the table. */
  readonly isByDate: boolean;
  /** The others; null: there are none. */
  readonly rest: string | null;
  readonly params: Readonly<Record<string, string | number | null>>;
}

const HOUR_MS = 3_600_000;
/** An attempt is a conversation with a result: the further shops of one conversation are calls of their own but no attempts. */
export const IS_ATTEMPT = '(c.conversation_id = c.id AND c.disposition IS NOT NULL)';
/** `CASE` of the calls `c` that nobody answered; a third less time over half a million calls than looking in a list. */
const ifUnanswered = (value: 0 | 1, otherwise: string) =>
  `(CASE c.disposition ${DISPOSITIONS.filter((code) => !isConnected(code))
    .map((code) => `WHEN '${code}' THEN ${value}`)
    .join(' ')} ELSE ${otherwise} END)`;
/** Whether somebody, or nobody, answered the call `c`. One without a result is neither. */
export const IS_ANSWERED = ifUnanswered(0, 'c.disposition IS NOT NULL');
export const IS_UNANSWERED = ifUnanswered(1, '0');
/** Whether the customer of a call `c` was spoken to. */
export const IS_REACHED = `coalesce(c.disposition IN ${dispositionList(isReached)}, 0)`;
/** The calls that each figure counts. */
const COUNTED: Readonly<Record<CountedCallsName, string>> = {
  attempts: IS_ATTEMPT,
  connected: `(${IS_ATTEMPT} AND ${IS_ANSWERED})`,
  customers: 'c.customer_id IS NOT NULL',
  reached: `(c.customer_id IS NOT NULL AND ${IS_REACHED})`,
  ordered: `(c.order_id IS NOT NULL AND EXISTS (SELECT 1 FROM sales_order o WHERE o.call_id = c.id AND ${STANDING_ORDER}))`,
  answered: IS_ANSWERED,
  unanswered: IS_UNANSWERED,
};

/** What may lead the walk: the fewer calls it leaves, the earlier it stands. */
const LEADS = ['call', 'customer', 'number', 'seat', 'operator', 'route', 'incoming', 'disposition', 'class'] as const;
type Lead = (typeof LEADS)[number];

/** Those that leave so few calls that these are sorted, and not read by their dates. */
const FEW: readonly Lead[] = ['call', 'customer'];

/**
 * The filter as a condition, the same for page, totals and export. Each other lead has an index in time order; only the best one
 * that is asked for is used, the others are checked on the way (`+` keeps the planner from their indexes, of which it knows
 * no sizes). A test of the query plans proves it.
 */
export function callLogCondition(db: ReadableDB, filter: CallLogFilter, view: CallLogView): Condition {
  const dates = 'c.business_date BETWEEN @from AND @to';
  const params: Record<string, string | number | null> = { from: filter.from, to: filter.to };
  const leads = new Map<Lead, string>();
  const checks: string[] = [];

  const isOne = (lead: Lead, column: string, name: string) => {
    if (leads.has(lead)) checks.push(`+${column} = @${name}`);
    else leads.set(lead, `${column} = @${name}`);
  };
  const anyOf = (lead: Lead | null, column: string, name: string, values: readonly string[]) => {
    if (values.length === 0) return;
    if (values.includes(NO_ID)) {
      checks.push(`(+${column} IS NULL OR +${column} IN (SELECT value FROM json_each(@${name})))`);
      params[name] = JSON.stringify(values);
    } else if (values.length === 1 && lead !== null) {
      isOne(lead, column, name);
      params[name] = values[0] as string;
    } else {
      checks.push(`+${column} IN (SELECT value FROM json_each(@${name}))`);
      params[name] = JSON.stringify(values);
    }
  };
  // Only a call without order has a reason for it.
  const { dispositions, noOrderReasons } = filter;
  const isReasonAlone = noOrderReasons.length > 0 && dispositions.length === 0;
  anyOf('seat', 'c.seat_id', 'seats', filter.seatIds);
  anyOf('operator', 'c.operator_id', 'operators', filter.operatorIds);
  anyOf('class', 'c.class_id', 'classes', filter.classIds);
  anyOf('route', 'c.route_id', 'routes', filter.routeIds);
  anyOf('disposition', 'c.disposition', 'dispositions', isReasonAlone ? ['no-order'] : dispositions);
  anyOf(null, 'c.no_order_reason', 'noOrderReasons', noOrderReasons);
  anyOf(null, TEAM_OF_CALL, 'teams', filter.teamIds);
  if (filter.hours.length > 0) {
    const { text, params: offsets } = hourOfCall(db, filter);
    checks.push(`${text} IN (SELECT value FROM json_each(@hours))`);
    Object.assign(params, offsets, { hours: JSON.stringify(filter.hours) });
  }
  if (filter.counted !== null) checks.push(COUNTED[filter.counted]);
  if (filter.direction === 'in') leads.set('incoming', "c.direction = 'in'");
  if (filter.direction === 'out') checks.push("+c.direction = 'out'");
  if (filter.hasOrder !== null) checks.push(`c.order_id IS ${filter.hasOrder ? 'NOT ' : ''}NULL`);
  if (filter.hasTicket !== null) {
    checks.push(`${filter.hasTicket ? '' : 'NOT '}EXISTS (SELECT 1 FROM ticket WHERE ticket.call_id = c.id)`);
  }
  if (filter.number !== null) {
    isOne('number', 'substr(c.number, -4)', 'numberEnd');
    params.numberEnd = filter.number.slice(-4);
    // Without the right to whole numbers the filter compares only what is shown; else digits could be found out by asking.
    if (view.fullNumbers && filter.number.length > 4) {
      checks.push('substr(c.number, -length(@number)) = @number');
      params.number = filter.number;
    }
  }
  if (filter.customerId !== null) {
    isOne('customer', 'c.customer_id', 'customer');
    params.customer = filter.customerId;
  }
  if (filter.callId !== null) {
    isOne('call', 'c.id', 'call');
    params.call = filter.callId;
  }
  if (view.scope === 'own') {
    isOne('operator', 'c.operator_id', 'viewer');
    params.viewer = view.operatorId;
  } else if (view.scope === 'team') {
    checks.push(`(+c.route_id IN (SELECT id FROM route WHERE team_id IS @viewerTeam)
      OR +c.operator_id IN (SELECT id FROM operator WHERE team_id IS @viewerTeam))`);
    params.viewerTeam = view.teamId;
  }

  const best = LEADS.find((lead) => leads.has(lead));
  const lead = best === undefined ? dates : `${FEW.includes(best) ? '+' : ''}${dates} AND ${leads.get(best)}`;
  for (const [name, term] of leads) if (name !== best) checks.push(`+${term}`);
  const rest = checks.length === 0 ? null : checks.join(' AND ');
  return { where: rest === null ? lead : `${lead} AND ${rest}`, lead, isByDate: best === undefined, rest, params };
}

/** The team that the operator of the call `c` is in now. */
export const TEAM_OF_CALL = '(SELECT p.team_id FROM operator p WHERE p.id = c.operator_id)';

/**
 * The hour of the company's wall clock at which the call `c` began. The offsets stand in parameters: the text of a
 * statement, which is kept, does not change with the dates.
 */
function hourOfCall(
  db: ReadableDB,
  { from, to }: CallLogFilter,
): Pick<Condition, 'params'> & { readonly text: string } {
  const { timeZone } = companySettings(db);
  const fromMs = instantOf(from, 0, timeZone);
  const offsets = zoneOffsets(fromMs, Math.max(fromMs, instantOf(addDays(to, 1), 0, timeZone)), timeZone);
  const params: Record<string, number> = {};
  const cases = offsets.slice(0, -1).map(({ untilMs, offsetMs }, at) => {
    params[`until${at}`] = untilMs;
    params[`offset${at}`] = offsetMs;
    return `WHEN c.started_at_ms < @until${at} THEN @offset${at}`;
  });
  params.offset = offsets.at(-1)?.offsetMs ?? 0;
  const offset = cases.length === 0 ? '@offset' : `CASE ${cases.join(' ')} ELSE @offset END`;
  return { text: `(c.started_at_ms + ${offset}) / ${HOUR_MS} % 24`, params };
}

/** `('a', 'b')` of the dispositions that fit; codes are our own words, so they may stand in the text. */
export function dispositionList(fits: (disposition: Disposition) => boolean): string {
  return `(${DISPOSITIONS.filter(fits)
    .map((code) => `'${code}'`)
    .join(', ')})`;
}
