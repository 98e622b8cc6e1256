import type { ReadableDB } from '../../../db/connection.ts';
import { countHeld, countOpenPlaces, countPastCutoff, nextFreeAt, wasBuilt } from '../../../db/queue-next.ts';
import { companySettings } from '../../../db/settings.ts';
import type { DryReason, DrySummary } from '../../../shared/contract/queue.ts';
import { businessDateAt, instantOf, minuteOfDayAt } from '../../../shared/domain/calendar/business-date.ts';
import { isInsideWindows, nextWindowStart, parseWindows } from '../../../shared/domain/queue/calling-windows.ts';
import type { ReadContext } from '../services.ts';

/** Why the asking operator gets no call now: what is left of today's queue, counted by the first reason that holds it back. */
export function whyDry(db: ReadableDB, ctx: ReadContext, _input: object): DrySummary {
  const { timeZone } = companySettings(db);
  const businessDate = businessDateAt(ctx.nowMs, timeZone);
  const minute = minuteOfDayAt(ctx.nowMs, timeZone);
  const counts = new Map<DryReason, number>();
  const add = (reason: DryReason, n: number): void => {
    if (n > 0) counts.set(reason, (counts.get(reason) ?? 0) + n);
  };
  let left = countHeld(db, businessDate);
  add('held-by-seat', left);
  add('cut-off-passed', countPastCutoff(db, businessDate, ctx.nowMs));
  let nextWindowMinute: number | null = null;
  for (const group of countOpenPlaces(db, businessDate, ctx.nowMs)) {
    left += group.n;
    if (group.place === 'used-up') add('attempts-used-up', group.n);
    else if (group.place === 'waiting') add('cooling-down', group.n);
    else if (group.place !== 'pool') add('promised-later', group.n);
    else if (group.ownerOperatorId !== null && group.ownerOperatorId !== ctx.actor.operatorId) {
      add('other-operator', group.n);
    } else {
      const windows = parseWindows(group.windows);
      if (isInsideWindows(windows, minute)) add('customer-not-callable', group.n);
      else {
        add('outside-window', group.n);
        const start = nextWindowStart(windows, minute);
        if (start !== null) nextWindowMinute = Math.min(nextWindowMinute ?? start, start);
      }
    }
  }
  const atMs = [
    nextFreeAt(db, businessDate),
    nextWindowMinute === null ? null : instantOf(businessDate, nextWindowMinute, timeZone),
  ];
  const waits = atMs.filter((at) => at !== null);
  return {
    businessDate,
    left,
    nextAtMs: waits.length === 0 ? null : Math.min(...waits),
    counts: [...counts].map(([reason, count]) => ({ reason, count })),
    built: wasBuilt(db, businessDate),
  };
}
