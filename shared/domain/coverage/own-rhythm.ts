/** How often a customer orders by itself, whatever its strategy says. All in whole or half days; days are day numbers. */
export interface OwnRhythm {
  readonly orders: number;
  /** The median of the days between two orders. */
  readonly usualGapDays: number;
  /** How far the gaps spread around it: 1.4826 x the median of their distances from the median. */
  readonly spreadDays: number;
  /** The last order and the usual gap. */
  readonly expectedDay: number;
  /** By this day it should have ordered. */
  readonly byDay: number;
  /** Days since `byDay` as of the day that was asked for; 0 when it is not late. */
  readonly daysLate: number;
}

/** With fewer orders nobody has a rhythm. */
export const LEAST_ORDERS = 4;
/** So many gaps before the last order count: habits change. */
export const MOST_GAPS = 16;
/** Of ten gaps, nine were not longer. */
const LATE_QUANTILE = 0.9;
/** Makes the median distance comparable with a standard deviation. */
const MAD_TO_DEVIATION = 1.4826;

/**
 * The rhythm of a customer from the days of its orders (ascending; a day that is there twice counts once), or null with
 * fewer than {@link LEAST_ORDERS}. `cycleDays`: how far apart its strategy calls it; null without one.
 *
 *   usual   = median of the last 16 gaps
 *   spread  = 1.4826 x median(|gap - usual|)
 *   by      = last order + max(0.9-quantile of the gaps, usual + spread, cycle), rounded up
 *
 * A customer is late only after a gap longer than nine in ten of its own and longer than its cycle: median and median
 * distance, because one forgotten summer must not make a mean of months. Sources: median absolute deviation and its factor,
 * P. J. Rousseeuw and C. Croux, "Alternatives to the Median Absolute Deviation", JASA 88 (1993); the quantile is type 7 of
 * R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996).
 */
export function ownRhythm(
  orderDays: readonly number[],
  today: number,
  cycleDays: number | null = null,
): OwnRhythm | null {
  const days = orderDays.filter((day, at) => day !== orderDays[at - 1]);
  if (days.length < LEAST_ORDERS) return null;
  const gaps: number[] = [];
  for (let at = Math.max(1, days.length - MOST_GAPS); at < days.length; at += 1) {
    gaps.push((days[at] as number) - (days[at - 1] as number));
  }
  gaps.sort((a, b) => a - b);
  const usualGapDays = quantile(gaps, 0.5);
  const distances = gaps.map((gap) => Math.abs(gap - usualGapDays)).sort((a, b) => a - b);
  const spreadDays = MAD_TO_DEVIATION * quantile(distances, 0.5);
  const last = days.at(-1) as number;
  const byDay =
    last + Math.ceil(Math.max(quantile(gaps, LATE_QUANTILE), usualGapDays + spreadDays, cycleDays ?? 0) - 1e-9);
  return {
    orders: days.length,
    usualGapDays,
    spreadDays,
    expectedDay: last + Math.round(usualGapDays),
    byDay,
    daysLate: Math.max(0, today - byDay),
  };
}

/** Type 7 of Hyndman and Fan: linear between the two neighbours. `sorted` ascending, not empty. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] as number;
  const above = sorted[Math.ceil(at)] as number;
  return below + (above - below) * (at - Math.floor(at));
}
