import { calendarDays } from '../../../db/calendar.ts';
import {
  type ForecastCustomer,
  forecastCustomers,
  forecastNames,
  moverRows,
  resolvedKeys,
} from '../../../db/forecast.ts';
import { ownersBySearchId, routeWeekdays } from '../../../db/leveling.ts';
import { unpackKey } from '../../../db/queue-keys.ts';
import { planBoundaries } from '../../../db/queue-parts.ts';
import { companySettings } from '../../../db/settings.ts';
import { EFFECT_DAYS } from '../../../shared/contract/effects.ts';
import type { LevelMoveView, LevelProposalView, ProposeLevelingInput } from '../../../shared/contract/leveling.ts';
import {
  addDays,
  businessDateAt,
  fromDayNumber,
  toDayNumber,
  weekdayOfDay,
} from '../../../shared/domain/calendar/business-date.ts';
import { createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import { type LevelUnit, proposeWeekdays } from '../../../shared/domain/leveling/propose-weekdays.ts';
import { type Call, createRules } from '../effects/forecast-calls.ts';
import { secondsACall } from '../effects/seconds-a-call.ts';
import type { JobContext } from '../jobs/job.ts';
import { createDeliveries } from '../queue/planned-deliveries.ts';

/** How many calls a week fall on each weekday, Monday first, and the order weekdays that the rule takes. */
interface Way {
  readonly week: readonly number[];
  readonly mask: number;
}

/** One customer with a rule, and what is expected of it a week. */
interface Placed {
  readonly customer: ForecastCustomer;
  readonly group: string;
  /** The order weekdays that its rule takes; 0: the rule names days itself. */
  readonly mask: number;
  /** What its route allows. */
  readonly allowed: number;
  /** Expected calls a week by weekday, Monday first. */
  readonly week: readonly number[];
}

const NO_TEAM = '';

/**
 * Proposes order weekdays that even out the load of the week. A job: it asks every customer's rule. Loads are the rules'
 * own dates of eight weeks, before holidays move them, because the proposal is for ordinary weeks.
 */
export function proposeLeveling(job: JobContext, { by, mostCustomers }: ProposeLevelingInput): LevelProposalView {
  const { reader } = job;
  return reader.raw.transaction(() => {
    const from = businessDateAt(job.nowMs(), companySettings(reader).timeZone);
    const to = addDays(from, EFFECT_DAYS - 1);
    const names = forecastNames(reader);
    const groupOf = ({ routeId }: ForecastCustomer): string =>
      by === 'route' ? (routeId ?? NO_TEAM) : (names.teamOfRoute.get(routeId ?? '') ?? NO_TEAM);
    const placed = placeCustomers(job, from, to, groupOf);
    job.throwIfCancelled();
    job.progress(0.6);
    const { units, members, fixed, counts } = unitsOf(placed, ownersBySearchId(reader));
    const proposal = proposeWeekdays({ units, fixed, mostCustomers });
    job.throwIfCancelled();

    const groupIds = [...proposal.before.keys()];
    const groupPlace = new Map(groupIds.map((id, place) => [id, place]));
    const unitById = new Map(units.map((unit) => [unit.id, unit]));
    const moved = new Map<number, Omit<LevelMoveView, 'customerId' | 'code' | 'name' | 'routeId' | 'routeCode'>>();
    for (const [unit, move] of proposal.moves.entries()) {
      const { group } = unitById.get(move.id) as LevelUnit;
      for (const { customer, week, mask } of members.get(move.id) ?? []) {
        const side = { unit, group: groupPlace.get(group) as number, from: move.from, to: move.to };
        moved.set(customer.searchId, { ...side, load: loadOf(week, mask) });
      }
    }
    const routeOf = new Map(placed.map(({ customer }) => [customer.searchId, customer.routeId ?? '']));
    const handle = secondsACall(reader, from);
    return {
      from,
      to,
      secondsACall: handle.seconds,
      measured: handle.measured,
      groups: groupIds.map((id) => ({
        id: id === NO_TEAM ? null : id,
        name: (by === 'route' ? names.routes.get(id) : names.teams.get(id)) ?? null,
        before: [...(proposal.before.get(id) ?? [])],
      })),
      moves: moverRows(reader, [...moved.keys()]).flatMap(({ searchId, id, code, name, routeCode }) => {
        const move = moved.get(searchId);
        const routeId = routeOf.get(searchId) ?? '';
        return move ? [{ customerId: id, code, name, routeId, routeCode: routeCode ?? '', ...move }] : [];
      }),
      counts,
    };
  })();
}

function placeCustomers(
  job: JobContext,
  from: string,
  to: string,
  groupOf: (customer: ForecastCustomer) => string,
): Placed[] {
  const { reader } = job;
  const settings = companySettings(reader);
  const callDays = createCalendar(settings.callWeekdays, calendarDays(reader, 'call'));
  const [start, end] = [toDayNumber(from), toDayNumber(to)];
  const deliveries = createDeliveries(reader, settings, from);
  const rules = createRules(reader, callDays, settings.phaseDate);
  const allowed = routeWeekdays(reader, from, to);
  const bySearchId = new Map(
    forecastCustomers(reader, null)
      .filter((customer) => customer.callable === 1)
      .map((customer) => [customer.searchId, customer]),
  );
  // Versions that begin meanwhile count from their day on; who may move is decided by the last.
  const later = planBoundaries(reader, addDays(from, 1), to, 'none').map(toDayNumber);
  const ways = new Map<number, Way>();
  for (const [at, first] of [start, ...later].entries()) {
    const routes = deliveries.routesOn(fromDayNumber(first));
    const last = (later[at] ?? end + 1) - 1;
    const callsOf = rules.resolve({ start: first, end: last, part: 'all', teamId: null, routes });
    const ofKey = new Map<number, Way>();
    for (const [searchId, key] of resolvedKeys(reader)) {
      if (key < 0 || !bySearchId.has(searchId)) continue;
      const way = ofKey.get(key) ?? { week: weekOf(callsOf(key)), mask: unpackKey(key).weekdayMask };
      ofKey.set(key, way);
      const before = ways.get(searchId)?.week;
      ways.set(searchId, before ? { ...way, week: way.week.map((n, day) => n + (before[day] as number)) } : way);
    }
  }
  return [...ways].map(([searchId, way]) => {
    const customer = bySearchId.get(searchId) as ForecastCustomer;
    return { customer, group: groupOf(customer), allowed: allowed.get(customer.routeId ?? '') ?? 0, ...way };
  });
}

/** The calls of some of the eight weeks as calls a week by weekday. */
function weekOf(calls: readonly Call[]): number[] {
  const counts = [0, 0, 0, 0, 0, 0, 0];
  for (const [day] of calls) {
    const at = weekdayOfDay(day) - 1;
    counts[at] = (counts[at] as number) + 7 / EFFECT_DAYS;
  }
  return counts;
}

interface Units {
  readonly units: readonly LevelUnit[];
  readonly members: ReadonlyMap<string, readonly Placed[]>;
  readonly fixed: ReadonlyMap<string, readonly number[]>;
  readonly counts: LevelProposalView['counts'];
}

/** Customers of one owner become one unit when all of them can go the same way; else they stay where they are. */
function unitsOf(placed: readonly Placed[], owners: ReadonlyMap<number, string>): Units {
  const parts = new Map<string, Placed[]>();
  for (const one of placed) {
    const owner = owners.get(one.customer.searchId);
    const name = owner === undefined ? `c ${one.customer.code}` : `o ${owner}`;
    const part = parts.get(name);
    if (part) part.push(one);
    else parts.set(name, [one]);
  }
  const units: LevelUnit[] = [];
  const members = new Map<string, readonly Placed[]>();
  const fixed = new Map<string, number[]>();
  const counts = { customers: placed.length, movable: 0, byRule: 0, byRoute: 0 };
  for (const [id, part] of parts) {
    const [{ mask, group }] = part as [Placed];
    const allowed = part.reduce((all, one) => all & one.allowed, 127);
    const alike = part.every((one) => one.mask === mask && one.group === group);
    if (mask > 0 && alike && (allowed & ~mask) !== 0) {
      const load = part.reduce((sum, one) => sum + loadOf(one.week, one.mask), 0);
      units.push({ id, customers: part.length, group, weekdays: mask, allowed, load });
      members.set(id, part);
      counts.movable += part.length;
      continue;
    }
    for (const one of part) {
      counts[one.mask === 0 ? 'byRule' : 'byRoute'] += 1;
      const load = fixed.get(one.group) ?? [0, 0, 0, 0, 0, 0, 0];
      for (const [day, n] of one.week.entries()) load[day] = (load[day] as number) + n;
      fixed.set(one.group, load);
    }
  }
  return { units, members, fixed, counts };
}

/** Calls a week on each of the weekdays of a mask. */
function loadOf(week: readonly number[], mask: number): number {
  const days = week.filter((_n, day) => mask & (1 << day)).length;
  return days === 0 ? 0 : week.reduce((sum, n) => sum + n, 0) / days;
}
