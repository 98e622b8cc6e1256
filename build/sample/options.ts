import { SAMPLE_DEFAULT_PAST_WEEKS } from '../../shared/contract/sample.ts';
import type { BusinessDate } from '../../shared/domain/calendar/business-date.ts';

export interface SampleOptions {
  /** How many retailers. */
  readonly customers: number;
  /** The same seed, size and date give the same center. */
  readonly seed: number;
  /** The date the center lives on: history ends the day before. */
  readonly today: BusinessDate;
  /** Weeks of order history; 0: none. */
  readonly ordersWeeks: number;
  /** Weeks before its date in which the center worked, and had quotas; absent: none. */
  readonly pastWeeks?: number;
}

/** The zone that the sample lives in; the shops' hours and cut-offs are meant there. */
export const SAMPLE_TIME_ZONE = 'Asia/Shanghai';

/** Six months; a month for the largest centers, whose half year would be tens of gigabytes. */
export function defaultOrdersWeeks(customers: number): number {
  return customers <= 100_000 ? 26 : 4;
}

/** Eight weeks of calls, shifts and seats, as far as the order history reaches; none for the largest centers. */
export function defaultPastWeeks(customers: number, ordersWeeks: number): number {
  return customers <= 100_000 ? Math.min(SAMPLE_DEFAULT_PAST_WEEKS, ordersWeeks) : 0;
}
