import type { ReadableDB } from '../../../db/connection.ts';
import { groupRanks } from '../../../db/queue-build.ts';
import {
  customersOfKeys,
  type DueRow,
  dueRows,
  KEY_CLOSED,
  KEY_NO_ROUTE,
  KEY_NO_STRATEGY,
  KEY_NO_WEEKDAY,
  type Part,
  type PlanStrategy,
  resolveKeys,
  unpackKey,
} from '../../../db/queue-keys.ts';
import { planBoundaries } from '../../../db/queue-parts.ts';
import { allStrategies, overridesOn, type StrategyRow } from '../../../db/strategies.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ExclusionReason } from '../../../shared/contract/queue.ts';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import { fromDayNumber, toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import type { Calendar } from '../../../shared/domain/calendar/calendar.ts';
import type { Placed } from '../../../shared/domain/calendar/place-call.ts';
import { createDueVerdict, REACH_DAYS } from '../../../shared/domain/queue/due-verdict.ts';
import { dependsOnAnchor } from '../../../shared/domain/strategies/cycle-dates.ts';
import { type CycleRule, parseCycleRule, takesOrderWeekdays } from '../../../shared/domain/strategies/cycle-rule.ts';
import { versionsOn } from '../../../shared/domain/strategies/strategy-version.ts';
import type { Deliveries } from './planned-deliveries.ts';

/** What every question of one plan shares. */
export interface RuleFacts {
  readonly db: ReadableDB;
  readonly settings: CompanySettings;
  readonly callDays: Calendar;
  readonly teamId: string | null;
  /** The day that is planned, day number: pauses and phones are asked for as of it. */
  readonly planDay: number;
  readonly planDate: string;
  readonly deliveries: Deliveries;
}

/** One date of the rule whose call is made on the asked day. */
export interface RuleCall {
  readonly nominalDate: string;
  readonly version: StrategyRow;
  readonly weekdayMask: number;
}

/** What the rules say of a day to the customers of a part. */
export interface RuleAnswer {
  /** All that were asked; each is closed, left out, not due or ruled. */
  customers: number;
  closed: number;
  notDue: number;
  /** Reasons of the day itself that are kept by customer. */
  readonly leftOut: Map<string, { readonly routeId: string | null; readonly reason: LeftOut }>;
  readonly ruled: Map<string, RuledCustomer>;
}

export interface RuledCustomer {
  readonly row: DueRow;
  calls: readonly RuleCall[];
  /** The rule that holds on the day itself names it; else the customer counts as not due or left out besides. */
  readonly isOwn: boolean;
}

/** A reason that needs no date, or where the holiday rule takes the call instead. */
export type LeftOut = ExclusionReason | { readonly placed: Placed };

export interface RuleQuestion {
  /** Day number. */
  readonly day: number;
  readonly part: Part;
  /** Counts dates of the rule that the holiday rule takes elsewhere as calls of the day, too. */
  readonly withElsewhere: boolean;
}

/**
 * Asks the rules about one day. The dates around it that the holiday rules may bring there are asked by what holds on
 * them: in stretches between changes of strategy, route or class, nearly always just one.
 */
export function askRules(facts: RuleFacts, question: RuleQuestion, answer: RuleAnswer): void {
  const { day, part } = question;
  const [from, to] = [fromDayNumber(day - REACH_DAYS), fromDayNumber(day + REACH_DAYS)];
  const boundaries = planBoundaries(facts.db, from, to, part === 'within' ? 'within' : 'none');
  const stretchOf = (date: string): number => boundaries.filter((boundary) => boundary <= date).length;
  const own = fromDayNumber(day);
  const stretches = new Map<string, number[]>([[own, []]]);
  for (let near = day - REACH_DAYS; near <= day + REACH_DAYS; near += 1) {
    const date = fromDayNumber(near);
    const held = [...stretches.keys()].find((other) => stretchOf(other) === stretchOf(date)) ?? date;
    stretches.set(held, [...(stretches.get(held) ?? []), near]);
  }
  for (const [date, days] of stretches) {
    // Only what falls on days without calls moves at all.
    if (date === own || days.some((near) => !facts.callDays.isWorking(near))) {
      askStretch(facts, { ...question, date, days, isOwn: date === own }, answer);
    }
  }
}

export function emptyAnswer(): RuleAnswer {
  return { customers: 0, closed: 0, notDue: 0, leftOut: new Map(), ruled: new Map() };
}

interface Stretch extends RuleQuestion {
  /** What holds on this date decides for the rule's dates in `days`. */
  readonly date: string;
  readonly days: readonly number[];
  /** The asked day's own stretch, whose reasons are kept. */
  readonly isOwn: boolean;
}

function askStretch(facts: RuleFacts, stretch: Stretch, answer: RuleAnswer): void {
  const { db, settings } = facts;
  const ranks = groupRanks(db);
  const active = activeVersions(db, stretch.date, ranks);
  const keys = resolveKeys(db, {
    date: stretch.date,
    phaseDate: settings.phaseDate,
    teamId: facts.teamId,
    part: stretch.part,
    strategies: active.map(({ version, rule }, ix) => planStrategy(version, rule, ix, ranks)),
    routes: facts.deliveries.routesOn(stretch.date),
  });
  const verdictOf = createDueVerdict(stretch.day, facts.callDays, (day) => stretch.days.includes(day));
  const phaseDay = toDayNumber(settings.phaseDate);
  const calls = new Map<number, readonly RuleCall[]>();
  const leftOut = new Map<number, LeftOut>();
  for (const { key, n } of keys) {
    if (stretch.isOwn) answer.customers += n;
    if (key === KEY_CLOSED) {
      if (stretch.isOwn) answer.closed += n;
      continue;
    }
    if (key < 0) {
      leftOut.set(key, KEY_REASONS[key] ?? 'no-strategy');
      continue;
    }
    const { ix, weekdayMask, anchorDay } = unpackKey(key);
    const strategy = active[ix];
    if (!strategy?.rule) {
      leftOut.set(key, 'rule-invalid');
      continue;
    }
    const { version, rule } = strategy;
    const { holidayRule } = version;
    const verdict = verdictOf({ rule, holidayRule, weekdayMask, anchorDay: anchorDay ?? phaseDay });
    const callOf = (nominalDate: string): RuleCall => ({ nominalDate, version, weekdayMask });
    if (verdict.kind === 'due') calls.set(key, verdict.nominalDates.map(callOf));
    else if (verdict.kind === 'not-due') answer.notDue += stretch.isOwn ? n : 0;
    else if (stretch.withElsewhere) calls.set(key, [callOf(fromDayNumber(stretch.day))]);
    else leftOut.set(key, { placed: verdict.placed });
  }
  if (stretch.isOwn && leftOut.size > 0) {
    for (const { customerId, routeId, key } of customersOfKeys(db, [...leftOut.keys()])) {
      answer.leftOut.set(customerId, { routeId, reason: leftOut.get(key) as LeftOut });
    }
  }
  if (calls.size === 0) return;
  for (const row of dueRows(db, facts.planDate, [...calls.keys()])) {
    const here = calls.get(row.key) as readonly RuleCall[];
    const other = answer.ruled.get(row.customerId);
    if (other) other.calls = [...other.calls, ...here];
    else answer.ruled.set(row.customerId, { row, calls: here, isOwn: stretch.isOwn });
  }
}

const KEY_REASONS: Readonly<Record<number, ExclusionReason>> = {
  [KEY_NO_STRATEGY]: 'no-strategy',
  [KEY_NO_ROUTE]: 'no-route',
  [KEY_NO_WEEKDAY]: 'no-weekday',
};

/** The versions that hold on a date, each rule text read once: overrides often say what others say. */
export function activeVersions(
  db: ReadableDB,
  date: string,
  ranks: ReadonlyMap<string, number>,
): { version: StrategyRow; rule: CycleRule | null }[] {
  const { byCustomer, byClass, byDefault } = versionsOn([...allStrategies(db), ...overridesOn(db, date)], date);
  const inGroups = [...byClass.values()].filter((version) => ranks.has(version.classId ?? ''));
  const rules = new Map<string, CycleRule | null>();
  return [...inGroups, ...(byDefault ? [byDefault] : []), ...byCustomer.values()].map((version) => {
    let rule = rules.get(version.rule);
    if (rule === undefined) {
      rule = ruleOf(version);
      rules.set(version.rule, rule);
    }
    return { version, rule };
  });
}

/** The rule of a version, or null when what is stored is none. */
export function ruleOf(version: Pick<StrategyRow, 'rule'>): CycleRule | null {
  try {
    return parseCycleRule(version.rule);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

export function planStrategy(
  version: StrategyRow,
  rule: CycleRule | null,
  ix: number,
  ranks: ReadonlyMap<string, number>,
): PlanStrategy {
  const usesWeekdays = rule !== null && takesOrderWeekdays(rule);
  return {
    ix,
    customerId: version.customerId,
    classId: version.classId,
    groupRank: version.classId === null ? null : (ranks.get(version.classId) ?? null),
    usesWeekdays,
    usesAnchor: rule !== null && dependsOnAnchor(rule, usesWeekdays),
  };
}
