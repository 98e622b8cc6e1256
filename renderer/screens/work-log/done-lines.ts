import type { DayCall, DayCase, DayChange, WorkDay } from '../../../shared/contract/work-log.ts';

export const DONE_FILTERS = ['all', 'calls', 'orders', 'cases'] as const;
export type DoneFilter = (typeof DONE_FILTERS)[number];

/** One thing that was done. */
export type DoneLine =
  | { readonly kind: 'call'; readonly id: string; readonly atMs: number; readonly call: DayCall }
  | { readonly kind: 'case'; readonly id: string; readonly atMs: number; readonly case: DayCase }
  | { readonly kind: 'change'; readonly id: string; readonly atMs: number; readonly change: DayChange };

/** Everything that was done on a day in the order of time, as far as the filter shows it. */
export function doneLines({ calls, cases, changes }: Pick<WorkDay, 'calls' | 'cases' | 'changes'>, filter: DoneFilter) {
  const lines: DoneLine[] = [];
  if (filter !== 'cases') {
    for (const call of calls) {
      if (filter === 'orders' && call.orderNumber === null) continue;
      lines.push({ kind: 'call', id: call.id, atMs: call.startedAtMs, call });
    }
  }
  if (filter === 'all' || filter === 'cases') {
    for (const one of cases) lines.push({ kind: 'case', id: one.ticketId, atMs: one.atMs, case: one });
    for (const change of changes) lines.push({ kind: 'change', id: change.changeId, atMs: change.atMs, change });
  }
  return lines.toSorted((a, b) => a.atMs - b.atMs);
}
