import { calendarDays } from '../../../db/calendar.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { findCustomer } from '../../../db/customers.ts';
import {
  customersOfKeys,
  type DueRow,
  dueRows,
  groupRanks,
  isBuilt,
  KEY_CLOSED,
  KEY_NO_ROUTE,
  KEY_NO_STRATEGY,
  KEY_NO_WEEKDAY,
  openTasksBefore,
  orderedDeliveries,
  type PlanStrategy,
  planBoundaries,
  resolveKeys,
  standingTasks,
  unpackKey,
} from '../../../db/queue-build.ts';
import { pauseOn } from '../../../db/queue-lists.ts';
import { phonesOf } from '../../../db/queue-tasks.ts';
import { companySettings } from '../../../db/settings.ts';
import { allStrategies, overridesOn, type StrategyRow } from '../../../db/strategies.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ExclusionReason } from '../../../shared/contract/queue.ts';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import { fromDayNumber, instantOf, toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { type Calendar, createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import {
  createDueVerdict,
  type DueVerdict,
  REACH_DAYS,
  weekdaysOfMask,
} from '../../../shared/domain/queue/due-verdict.ts';
import { type DayPlan, type DueCustomer, planDay } from '../../../shared/domain/queue/plan-day.ts';
import { dependsOnAnchor } from '../../../shared/domain/strategies/cycle-dates.ts';
import { type CycleRule, parseCycleRule, takesOrderWeekdays } from '../../../shared/domain/strategies/cycle-rule.ts';
import { versionsOn } from '../../../shared/domain/strategies/strategy-version.ts';
import { createDeliveries, type Deliveries } from './planned-deliveries.ts';

export interface PlanInput {
  readonly date: string;
  /** Only customers on routes of this team; null: all. */
  readonly teamId: string | null;
  /** The business date of now: earlier days may still run, and no call moves before it. */
  readonly today: string;
}

/** Reads what a day needs and plans it. Uses temporary tables of the connection, which must be a reader of the caller's own. */
export function planQueue(db: ReadableDB, input: PlanInput): DayPlan {
  const settings = companySettings(db);
  const callDays = createCalendar(settings.callWeekdays, calendarDays(db, 'call'));
  const planDayNumber = toDayNumber(input.date);
  const collected: Collected = { due: new Map(), excluded: new Map(), counted: {}, customers: 0 };
  const deliveries = createDeliveries(db, settings, input.date);

  // The rule's dates around the day, grouped by what holds on them; nearly always one group, the day's own.
  const boundaries = planBoundaries(
    db,
    fromDayNumber(planDayNumber - REACH_DAYS),
    fromDayNumber(planDayNumber + REACH_DAYS),
  );
  const stretchOf = (date: string): number => boundaries.filter((boundary) => boundary <= date).length;
  const groups = new Map<string, number[]>([[input.date, []]]);
  for (let day = planDayNumber - REACH_DAYS; day <= planDayNumber + REACH_DAYS; day += 1) {
    const date = fromDayNumber(day);
    const held = [...groups.keys()].find((other) => stretchOf(other) === stretchOf(date)) ?? date;
    groups.set(held, [...(groups.get(held) ?? []), day]);
  }
  for (const [date, days] of groups) {
    const isOwn = date === input.date;
    if (!isOwn && !days.some((day) => !callDays.isWorking(day))) continue;
    collectDue(db, { ...input, settings, callDays, date, days, isOwn, planDayNumber, deliveries }, collected);
  }

  const dayStartMs = instantOf(input.date, 0, settings.timeZone);
  const carryBefore = input.today < input.date ? input.today : input.date;
  const due = [...collected.due.values()];
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
    customers: collected.customers,
    due,
    excluded: collected.excluded,
    counted: collected.counted,
    standing,
    earlier,
    refusalOf: (customerId) => refusalNow(db, customerId, input.date),
    isCallDay: callDays.isWorking(planDayNumber),
    isOrdered: (customerId, deliveryDate) => ordered.has(`${customerId} ${deliveryDate}`),
  });
}

interface Collected {
  readonly due: Map<string, DueCustomer>;
  readonly excluded: Map<string, ExclusionReason>;
  readonly counted: Partial<Record<ExclusionReason, number>>;
  customers: number;
}

interface Group extends PlanInput {
  readonly settings: CompanySettings;
  readonly callDays: Calendar;
  /** What holds on this date decides for the rule's dates in `days`. */
  readonly days: readonly number[];
  /** The planned day's own group, whose reasons are recorded. */
  readonly isOwn: boolean;
  readonly planDayNumber: number;
  readonly deliveries: Deliveries;
}

/** Asks the rules of one group of dates and adds those due to what was collected. */
function collectDue(db: ReadableDB, group: Group, collected: Collected): void {
  const ranks = groupRanks(db);
  const active = activeVersions(db, group.date, ranks);
  const keys = resolveKeys(db, {
    date: group.date,
    phaseDate: group.settings.phaseDate,
    teamId: group.teamId,
    strategies: active.map(({ version, rule }, ix) => planStrategy(version, rule, ix, ranks)),
    routes: group.deliveries.routesOn(group.date),
  });
  const verdictOf = createDueVerdict(group.planDayNumber, group.callDays, (day) => group.days.includes(day));
  const phaseDay = toDayNumber(group.settings.phaseDate);
  const verdicts = new Map<number, DueVerdict>();
  const wanted: number[] = [];
  const count = (reason: ExclusionReason, n: number): void => {
    if (group.isOwn) collected.counted[reason] = (collected.counted[reason] ?? 0) + n;
  };
  const leftOut = new Map<number, ExclusionReason>();
  for (const { key, n } of keys) {
    if (group.isOwn) collected.customers += n;
    if (key === KEY_CLOSED) count('closed', n);
    else if (key < 0) leftOut.set(key, KEY_REASONS[key] ?? 'no-strategy');
    else {
      const { ix, weekdayMask, anchorDay } = unpackKey(key);
      const strategy = active[ix];
      if (!strategy?.rule) {
        leftOut.set(key, 'rule-invalid');
        continue;
      }
      const { holidayRule } = strategy.version;
      const verdict = verdictOf({ rule: strategy.rule, holidayRule, weekdayMask, anchorDay: anchorDay ?? phaseDay });
      if (verdict.kind === 'due') {
        wanted.push(key);
        verdicts.set(key, verdict);
      } else if (verdict.kind === 'elsewhere') leftOut.set(key, elsewhereReason(db, verdict, group));
      else count('not-due', n);
    }
  }
  if (group.isOwn && leftOut.size > 0) {
    for (const { customerId, key } of customersOfKeys(db, [...leftOut.keys()])) {
      collected.excluded.set(customerId, leftOut.get(key) as ExclusionReason);
    }
  }
  if (wanted.length === 0) return;
  const joined: DueRow[] = [];
  for (const row of dueRows(
    db,
    group.planDayNumber === toDayNumber(group.date) ? group.date : fromDayNumber(group.planDayNumber),
    wanted,
  )) {
    joined.push(row);
  }
  for (const row of joined) addDue(group, collected, active, verdicts.get(row.key), row);
}

function addDue(
  group: Group,
  collected: Collected,
  active: readonly { version: StrategyRow }[],
  verdict: DueVerdict | undefined,
  row: DueRow,
): void {
  if (verdict?.kind !== 'due') return;
  const already = collected.due.get(row.customerId);
  if (already) {
    collected.due.set(row.customerId, { ...already, merged: already.merged + verdict.nominalDates.length });
    return;
  }
  // The day's own group counted this customer as not due; another date of the rule brings the call here after all.
  if (!group.isOwn && !collected.excluded.delete(row.customerId))
    collected.counted['not-due'] = (collected.counted['not-due'] ?? 0) - 1;
  const reason = refusalOf(row);
  const nominal = verdict.nominalDates[0] as string;
  const delivery = row.routeId === null ? null : group.deliveries.of(row.routeId, nominal);
  if (reason !== null || !delivery) {
    collected.excluded.set(row.customerId, reason ?? 'no-route');
    return;
  }
  const { ix, weekdayMask } = unpackKey(row.key);
  const { version } = active[ix] as { version: StrategyRow };
  const callDate = fromDayNumber(group.planDayNumber);
  collected.due.set(row.customerId, {
    merged: verdict.nominalDates.length - 1,
    task: {
      customerId: row.customerId,
      source: 'strategy',
      strategyId: version.id,
      classId: version.classId,
      routeId: row.routeId,
      rank: version.rank,
      callingWindows: version.callingWindows,
      weekdays: weekdayMask === 0 ? null : weekdaysOfMask(weekdayMask).join(','),
      nominalDate: nominal === callDate ? null : nominal,
      deliveryDate: delivery.deliveryDate,
      cutoffAtMs: delivery.cutoffAtMs,
      ownerOperatorId: group.settings.givingOut === 'owner' ? row.ownerOperatorId : null,
      mostAttempts: version.mostAttemptsADay,
      routeCode: row.routeCode,
      customerCode: row.customerCode,
      preferredFromMinute: row.preferredFromMinute,
      preferredToMinute: row.preferredToMinute,
      carriedFromId: null,
    },
  });
}

const KEY_REASONS: Readonly<Record<number, ExclusionReason>> = {
  [KEY_NO_STRATEGY]: 'no-strategy',
  [KEY_NO_ROUTE]: 'no-route',
  [KEY_NO_WEEKDAY]: 'no-weekday',
};

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

function elsewhereReason(
  db: ReadableDB,
  verdict: Extract<DueVerdict, { kind: 'elsewhere' }>,
  group: Group,
): ExclusionReason {
  const { placed } = verdict;
  if (placed.kind === 'skipped') return 'holiday-skipped';
  if (placed.kind === 'unplaced') return 'holiday-unplaced';
  // A call never moves before today; when that day's queue was built in time, it was made there.
  const date = fromDayNumber(placed.day);
  return date < group.today && group.today <= fromDayNumber(group.planDayNumber) && !isBuilt(db, date)
    ? 'holiday-unplaced'
    : 'holiday-moved';
}

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
