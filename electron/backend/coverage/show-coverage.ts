import type { z } from 'zod';
import type { ReadableDB } from '../../../db/connection.ts';
import { coverageNames, groupNames } from '../../../db/coverage.ts';
import { holdersOfSet, namesOfSets } from '../../../db/queue-skills.ts';
import type { TeamView } from '../../../db/supervision.ts';
import {
  COVERAGE_GROUPS,
  COVERAGE_REASONS,
  type CoverageCounts,
  type CoverageFilter,
  type CoverageGroup,
  type CoverageListInput,
  type CoverageRow,
  type CoverageSummary,
  type coverageListOutput,
  type coverageSummaryInput,
} from '../../../shared/contract/coverage.ts';
import { fromDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { COVERAGE_STATES } from '../../../shared/domain/coverage/coverage-of.ts';
import { NO_SKILLS, type SkillSet } from '../../../shared/domain/queue/skills.ts';
import type { ActionContext } from '../api/procedure.ts';
import { reachOf } from '../queue/list-queue.ts';
import { someNames } from '../queue/some-names.ts';
import { teamViewOf } from '../supervision/show-live.ts';
import { type CoverageTable, NO_DAY, NONE } from './coverage-table.ts';

const EXCLUDED = COVERAGE_STATES.indexOf('excluded');

/** Counts by state, by reason, and by route, class and operator, within the asker's reach. */
export async function summarizeCoverage(
  ctx: ActionContext,
  input: z.output<typeof coverageSummaryInput>,
): Promise<CoverageSummary> {
  const { db, coverage } = ctx.services;
  const table = await coverage.table(input.changedAtMs);
  const names = groupNames(db);
  const fits = fitting(db, ctx, table, input);
  const counts = noCounts();
  const excluded: CoverageSummary['excluded'] = {};
  const unskilled = new Map<SkillSet, number>();
  const groups: Record<CoverageGroup, Map<number, CoverageCounts>> = {
    route: new Map(),
    class: new Map(),
    operator: new Map(),
  };
  for (let at = 0; at < table.size; at += 1) {
    if (!fits(at)) continue;
    count(counts, table, at);
    for (const group of COVERAGE_GROUPS) {
      const place = table[group][at] as number;
      let ofGroup = groups[group].get(place);
      if (!ofGroup) {
        ofGroup = noCounts();
        groups[group].set(place, ofGroup);
      }
      count(ofGroup, table, at);
    }
    const set = table.skillSets[table.unskilled[at] as number];
    if (set !== undefined) unskilled.set(set, (unskilled.get(set) ?? 0) + 1);
    const reason = COVERAGE_REASONS[table.reason[at] as number];
    if (reason) excluded[reason] = (excluded[reason] ?? 0) + 1;
  }
  const listed = (group: CoverageGroup, ids: readonly string[], known: readonly { id: string; name: string }[]) => {
    const places = new Map(ids.map((id, place) => [id, place]));
    const rows = known.flatMap(({ id, name }) => {
      const ofGroup = groups[group].get(places.get(id) ?? -1);
      return ofGroup ? [{ id, name, ...ofGroup }] : [];
    });
    const none = groups[group].get(NONE);
    return none ? [...rows, { id: '', name: '', ...none }] : rows;
  };
  return {
    date: table.today,
    asOfMs: table.asOfMs,
    counts,
    excluded,
    unskilled: unskilledInWords(db, unskilled, teamViewOf(ctx.actor)),
    groups: {
      route: listed('route', table.routeIds, names.routes),
      class: listed('class', table.classIds, names.classes),
      operator: listed('operator', table.operatorIds, names.operators),
    },
  };
}

/** Customers that fit, overdue first, the longest first. */
export async function listCoverage(
  ctx: ActionContext,
  input: CoverageListInput,
): Promise<z.input<typeof coverageListOutput>> {
  const { db, coverage } = ctx.services;
  const table = await coverage.table(input.changedAtMs);
  const fits = fitting(db, ctx, table, input);
  const state = input.state === null ? -1 : COVERAGE_STATES.indexOf(input.state);
  const reason = input.reason === null ? -1 : COVERAGE_REASONS.indexOf(input.reason);
  const places: number[] = [];
  let total = 0;
  for (let at = 0; at < table.size; at += 1) {
    if (state >= 0 && table.state[at] !== state) continue;
    if (reason >= 0 && table.reason[at] !== reason) continue;
    if (input.unskilledOnly && table.unskilled[at] === NONE) continue;
    if (input.lateOnly && !isLate(table, at)) continue;
    if (!fits(at)) continue;
    if (total >= input.offset && places.length < input.limit) places.push(at);
    total += 1;
  }
  return { total, rows: rowsOf(db, table, places), more: total > input.offset + places.length };
}

/** Most customers first. */
function unskilledInWords(
  db: ReadableDB,
  counts: ReadonlyMap<SkillSet, number>,
  view: TeamView,
): CoverageSummary['unskilled'] {
  const names = namesOfSets(db, counts.keys());
  return [...counts]
    .map(([set, customers]) => ({
      skills: names.get(set) ?? '',
      customers,
      holders: someNames(holdersOfSet(db, set, view).map(({ name }) => name)),
    }))
    .sort((a, b) => b.customers - a.customers || (a.skills < b.skills ? -1 : 1));
}

function isLate(table: CoverageTable, at: number): boolean {
  return (table.daysLate[at] as number) > 0 && table.state[at] !== EXCLUDED;
}

function noCounts(): CoverageCounts {
  return { customers: 0, states: { overdue: 0, due: 0, planned: 0, covered: 0, excluded: 0 }, late: 0 };
}

function count(counts: CoverageCounts, table: CoverageTable, at: number): void {
  const state = COVERAGE_STATES[table.state[at] as number];
  counts.customers += 1;
  if (state) counts.states[state] += 1;
  if (isLate(table, at)) counts.late += 1;
}

/** Within the asker's reach and the filter. */
function fitting(
  db: ReadableDB,
  ctx: ActionContext,
  table: CoverageTable,
  filter: CoverageFilter,
): (at: number) => boolean {
  const { teamId } = reachOf(ctx.actor);
  const mine =
    teamId === null
      ? null
      : new Set(
          groupNames(db)
            .routes.filter((route) => route.teamId === teamId)
            .map(({ id }) => table.routeIds.indexOf(id)),
        );
  // An id that no customer has finds nobody.
  const placeOf = (ids: readonly string[], id: string | null): number | null =>
    id === null ? null : id === '' ? NONE : ids.indexOf(id);
  const route = placeOf(table.routeIds, filter.routeId);
  const classPlace = placeOf(table.classIds, filter.classId);
  const operator = placeOf(table.operatorIds, filter.operatorId);
  return (at) =>
    (mine === null || mine.has(table.route[at] as number)) &&
    (route === null || table.route[at] === route) &&
    (classPlace === null || table.class[at] === classPlace) &&
    (operator === null || table.operator[at] === operator);
}

function rowsOf(db: ReadableDB, table: CoverageTable, places: readonly number[]): CoverageRow[] {
  const names = coverageNames(
    db,
    places.map((at) => table.searchId[at] as number),
  );
  const classes = new Map(groupNames(db).classes.map(({ id, name }) => [id, name]));
  const skillNames = namesOfSets(db, table.skillSets);
  const date = (days: Int32Array, at: number): string | null =>
    days[at] === NO_DAY ? null : fromDayNumber(days[at] as number);
  return places.flatMap((at): CoverageRow[] => {
    const named = names.get(table.searchId[at] as number);
    const state = COVERAGE_STATES[table.state[at] as number];
    if (!named || !state) return [];
    const { searchId: _, ...customer } = named;
    const byDate = date(table.byDay, at);
    return [
      {
        ...customer,
        className: classes.get(table.classIds[table.class[at] as number] ?? '') ?? null,
        state,
        reason: COVERAGE_REASONS[table.reason[at] as number] ?? null,
        cyclesMissed: table.cyclesMissed[at] as number,
        daysOverdue: table.daysOverdue[at] as number,
        lastDate: date(table.lastDay, at),
        nextDate: date(table.nextDay, at),
        lastOrderDate: date(table.lastOrderDay, at),
        lastResultDate: date(table.lastResultDay, at),
        unskilled: skillNames.get(table.skillSets[table.unskilled[at] as number] ?? NO_SKILLS) ?? null,
        rhythm:
          byDate === null
            ? null
            : {
                usualGapDays: (table.usualGapHalfDays[at] as number) / 2,
                byDate,
                daysLate: table.daysLate[at] as number,
              },
      },
    ];
  });
}
