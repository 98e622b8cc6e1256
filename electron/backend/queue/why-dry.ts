import type { ReadableDB } from '../../../db/connection.ts';
import { countCloseDryReasons, type DryAsked } from '../../../db/queue-dry.ts';
import {
  countHeld,
  countOpenPlaces,
  countPastCutoff,
  countUnasked,
  nextFreeAt,
  partsOfPool,
  wasBuilt,
  windowsOfOpen,
} from '../../../db/queue-next.ts';
import { namesOfSets, setsBeyond } from '../../../db/queue-skills.ts';
import { companySettings } from '../../../db/settings.ts';
import { DRY_REASONS, type DryReason, type DrySummary } from '../../../shared/contract/queue.ts';
import { businessDateAt, instantOf, minuteOfDayAt } from '../../../shared/domain/calendar/business-date.ts';
import { isInsideWindows, nextWindowStart, parseWindows } from '../../../shared/domain/queue/calling-windows.ts';
import { PERSONAL_MS } from '../../../shared/domain/queue/retry.ts';
import type { SkillSet } from '../../../shared/domain/queue/skills.ts';
import type { ReadContext } from '../services.ts';

/** A question of the asking operator about today, at this instant. */
export function dryAsked(db: ReadableDB, ctx: ReadContext): DryAsked {
  const { timeZone } = companySettings(db);
  const businessDate = businessDateAt(ctx.nowMs, timeZone);
  return {
    businessDate,
    nowMs: ctx.nowMs,
    minute: minuteOfDayAt(ctx.nowMs, timeZone),
    operatorId: ctx.actor.operatorId,
    all: 1,
    teamId: null,
    personalMs: PERSONAL_MS,
    beyond: JSON.stringify(setsBeyond(db, businessDate, ctx.actor.operatorId)),
  };
}

/**
 * Why the asking operator gets no call now, counted by the first reason that holds each back. Most calls are only counted
 * in the index by where they stand, so that a queue that is dry for everybody answers quickly; `dry-customers.ts` looks at
 * each call and says the same.
 */
export function whyDry(db: ReadableDB, ctx: ReadContext): DrySummary {
  const asked = dryAsked(db, ctx);
  const { businessDate, nowMs, minute } = asked;
  const counts = new Map<DryReason, number>();
  const needs = new Map<SkillSet, number>();
  const beyond = new Set(JSON.parse(asked.beyond) as SkillSet[]);
  const add = (reason: DryReason, n: number): void => void counts.set(reason, (counts.get(reason) ?? 0) + n);
  let left = countHeld(db, businessDate);
  let free = 0;
  add('held-by-seat', left);
  add('cut-off-passed', countPastCutoff(db, businessDate, nowMs));
  add('ordered-elsewhere', countUnasked(db, businessDate));
  const openWindows = new Set<string>();
  for (const group of countOpenPlaces(db, businessDate, nowMs)) {
    left += group.n;
    if (group.place === 'used-up') add('attempts-used-up', group.n);
    else if (group.place === 'waiting') add('cooling-down', group.n);
    else if (group.place !== 'pool') continue;
    else if (group.ownerOperatorId !== null && group.ownerOperatorId !== asked.operatorId) {
      add('other-operator', group.n);
    } else if (group.ownerOperatorId === null && beyond.has(group.needed)) {
      add('needs-skill', group.n);
      addNeed(needs, group.needed, group.n);
    } else {
      const windows = parseWindows(group.windows);
      if (isInsideWindows(windows, minute)) openWindows.add(group.windows);
      else add('outside-window', group.n);
    }
  }
  for (const { reason, needed, n } of countCloseDryReasons(db, asked, [...openWindows])) {
    if (reason === null) free += n;
    else add(reason, n);
    if (reason === 'needs-skill') addNeed(needs, needed, n);
  }
  return {
    businessDate,
    left,
    free,
    nextAtMs: nextAtOf(db, asked),
    counts: orderedCounts(counts),
    needs: needsInWords(db, needs),
    built: wasBuilt(db, businessDate),
  };
}

/** When the first call is free by itself: a wait or a promise is due, or a calling window opens. Null: none is today. */
export function nextAtOf(db: ReadableDB, { businessDate, nowMs, minute, operatorId }: DryAsked): number | null {
  const windows =
    operatorId === null
      ? windowsOfOpen(db, businessDate)
      : [operatorId, null].flatMap((owner) => partsOfPool(db, businessDate, owner).map((part) => part.windows));
  const { timeZone } = companySettings(db);
  const starts = windows
    .map(parseWindows)
    .filter((each) => !isInsideWindows(each, minute))
    .flatMap((each) => nextWindowStart(each, minute) ?? [])
    .map((start) => instantOf(businessDate, start, timeZone));
  const waits = [nextFreeAt(db, businessDate, nowMs) ?? [], starts].flat();
  return waits.length === 0 ? null : Math.min(...waits);
}

/** Adds to how many calls ask for a set of skills. */
export function addNeed(needs: Map<SkillSet, number>, needed: SkillSet, n: number): void {
  needs.set(needed, (needs.get(needed) ?? 0) + n);
}

/** What the calls ask for that need a skill, most calls first. */
export function needsInWords(db: ReadableDB, needs: ReadonlyMap<SkillSet, number>): DrySummary['needs'] {
  const names = namesOfSets(db, needs.keys());
  return [...needs]
    .map(([needed, count]) => ({ skills: names.get(needed) ?? '', count }))
    .sort((a, b) => b.count - a.count || (a.skills < b.skills ? -1 : 1));
}

/** In the order of the reasons; what counts nothing is left out. */
export function orderedCounts(counts: ReadonlyMap<DryReason, number>): DrySummary['counts'] {
  return DRY_REASONS.flatMap((reason) => {
    const count = counts.get(reason) ?? 0;
    return count === 0 ? [] : [{ reason, count }];
  });
}
