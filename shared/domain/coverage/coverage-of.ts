/** How a customer stands in its running cycle. Each has exactly one, so that the counts add up to all customers. */
export const COVERAGE_STATES = ['overdue', 'due', 'planned', 'covered', 'excluded'] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];

/** The delivery that an order date is for. */
export interface CoveredDelivery {
  /** Day number. */
  readonly deliveryDay: number;
  readonly cutoffAtMs: number;
}

/** What is known of one customer. Days are day numbers. */
export interface CoverageFacts {
  /** It cannot be called at all: closed, paused, without a phone or a strategy … */
  readonly isExcluded: boolean;
  /** The days on which its calls were to be made since the customer is known, up to today, ascending. */
  readonly passedDays: readonly number[];
  /** Nobody could have been called before this day: what passed then was not missed. */
  readonly countedFrom: number;
  readonly nextDay: number | null;
  /** The delivery of one of `passedDays`, by its place; null: the route has none. Asked only where it decides. */
  readonly deliveryOf: (place: number) => CoveredDelivery | null;
  readonly lastOrderDay: number | null;
  /** The latest delivery that an order stands for. */
  readonly lastDeliveryDay: number | null;
  /** The last call that had a result: ordered, no order, refused, handled. */
  readonly lastResultDay: number | null;
  /** A call stands, today or on a day to come. */
  readonly hasCall: boolean;
  readonly today: number;
  readonly nowMs: number;
}

export interface Coverage {
  readonly state: CoverageState;
  /** Order dates in a row that passed their cut-off without order and result; also of a customer that is due again. */
  readonly cyclesMissed: number;
  /** Days since the first of them; 0 without any. */
  readonly daysOverdue: number;
}

/**
 * Where a customer stands, the first that fits:
 *
 *   excluded  it cannot be called
 *   covered   an order stands for the running cycle's delivery or was placed since its date, or a call had a result
 *   due       the running cycle's date has come and its cut-off is open
 *   planned   a call stands, today or later; or no date of the rule has come yet since calls are made, but one will
 *   overdue   the date has passed with its cut-off, and nothing came of it
 *
 * The running cycle begins with the last day on which the customer was to be called. A customer without any date, past
 * or to come, is excluded.
 */
export function coverageOf(facts: CoverageFacts): Coverage {
  const { passedDays, countedFrom, today, nowMs } = facts;
  if (facts.isExcluded) return { state: 'excluded', cyclesMissed: 0, daysOverdue: 0 };
  const running = passedDays.length - 1;
  if (running >= 0 && isCovered(facts, running)) return { state: 'covered', cyclesMissed: 0, daysOverdue: 0 };
  let first = running + 1;
  while (first > 0 && (passedDays[first - 1] as number) >= countedFrom && !isCovered(facts, first - 1)) first -= 1;
  if (first > running) {
    const planned = facts.hasCall || facts.nextDay !== null;
    return { state: planned ? 'planned' : 'excluded', cyclesMissed: 0, daysOverdue: 0 };
  }
  const delivery = facts.deliveryOf(running);
  const isOpen = delivery ? delivery.cutoffAtMs > nowMs : passedDays[running] === today;
  const missed = running - first + (isOpen ? 0 : 1);
  const since = missed === 0 ? 0 : today - (passedDays[first] as number);
  const state = isOpen ? 'due' : facts.hasCall ? 'planned' : 'overdue';
  return { state, cyclesMissed: missed, daysOverdue: since };
}

/** Whatever came on or after an order date covers it, and an order for its delivery or a later one. */
function isCovered(facts: CoverageFacts, place: number): boolean {
  const day = facts.passedDays[place] as number;
  if ((facts.lastOrderDay ?? Number.NEGATIVE_INFINITY) >= day) return true;
  if ((facts.lastResultDay ?? Number.NEGATIVE_INFINITY) >= day) return true;
  // No delivery comes before its order date.
  if (facts.lastDeliveryDay === null || facts.lastDeliveryDay < day) return false;
  const delivery = facts.deliveryOf(place);
  return delivery !== null && facts.lastDeliveryDay >= delivery.deliveryDay;
}

/** How far apart the rule calls: the longest of the last few distances, the next one included; null with less than two dates. */
export function cycleGap(passedDays: readonly number[], nextDay: number | null): number | null {
  const days = nextDay === null ? passedDays.slice(-4) : [...passedDays.slice(-3), nextDay];
  let longest: number | null = null;
  for (let at = 1; at < days.length; at += 1) {
    longest = Math.max(longest ?? 0, (days[at] as number) - (days[at - 1] as number));
  }
  return longest;
}
