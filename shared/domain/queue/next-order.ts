import type { ChoiceStep } from '../../contract/queue.ts';

/** What the choice between two calls of the pool looks at. */
export interface Ranked {
  /** UTC ms; calls without a cut-off carry the largest safe integer, so that they come last. */
  readonly cutoffSort: number;
  readonly rank: number;
  readonly attempts: number;
  readonly preferredFromMinute: number | null;
  readonly preferredToMinute: number | null;
  readonly routeCode: string;
  readonly customerCode: string;
}

/** True inside the customer's preferred hour; without one nobody is preferred. `minute` is of the day, in the company's zone. */
export function isPreferred(call: Ranked, minute: number): boolean {
  const { preferredFromMinute: from, preferredToMinute: to } = call;
  return from !== null && to !== null && from <= minute && minute < to;
}

/**
 * The order of the pool: nearest cut-off, the strategy's rank, fewer attempts, inside the preferred hour, route and
 * code. Negative: `a` is given out first. Source: product.md section 2, giving out.
 */
export function compareCalls(a: Ranked, b: Ranked, minute: number): number {
  return (
    a.cutoffSort - b.cutoffSort ||
    a.rank - b.rank ||
    a.attempts - b.attempts ||
    Number(isPreferred(b, minute)) - Number(isPreferred(a, minute)) ||
    compareText(a.routeCode, b.routeCode) ||
    compareText(a.customerCode, b.customerCode)
  );
}

/** The step at which `chosen` was put before `other`: the first in which they differ. */
export function decidingStep(chosen: Ranked, other: Ranked | undefined, minute: number): ChoiceStep {
  if (!other || chosen.cutoffSort !== other.cutoffSort) return 'nearest-cut-off';
  if (chosen.rank !== other.rank) return 'strategy-rank';
  if (chosen.attempts !== other.attempts) return 'fewer-attempts';
  return isPreferred(chosen, minute) === isPreferred(other, minute) ? 'route-and-code' : 'preferred-hour';
}

/** By UTF-8 bytes like SQLite, so that no locale changes the order. Codes are within the basic plane. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
