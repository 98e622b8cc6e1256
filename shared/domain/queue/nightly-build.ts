import { addDays, businessDateAt, instantOf } from '../calendar/business-date.ts';

/** When the program builds a queue by itself. */
export interface NightlyRule {
  readonly on: boolean;
  /** Minute of the day in the company's zone. */
  readonly minute: number;
  /** The queue of the day itself, before work, or that of the next call day, in the evening. */
  readonly day: 'same-day' | 'next-call-day';
}

/** A day whose queue should stand by now. A day that is no call day is built only when a call falls on it after all. */
export interface NightlyDay {
  readonly date: string;
  readonly isCallDay: boolean;
}

/** What is known of such a day. */
export interface NightlyFacts {
  /** The newest build of everybody's queue (UTC ms); null: none. */
  readonly builtAtMs: number | null;
  /** True when calls of earlier days are still open, which only a build of the running day may carry or end. */
  readonly openEarlier: boolean;
  /** The newest time that the program itself tried (UTC ms), and how it ended; null: never. */
  readonly tried: { readonly atMs: number; readonly outcome: 'failed' | 'skipped' | 'built' } | null;
}

/** Who built it, where the program did so by itself: in builds, jobs and the audit log. */
export const NIGHTLY_BUILDER = 'system:nightly-build';
/** After a failure the next try waits. */
export const NIGHTLY_RETRY_MS = 10 * 60_000;
/** The longest holiday that an evening looks over for the next call day. */
const FURTHEST_DAYS = 31;

/**
 * The days whose queue the rule wants by now, in order. A build that was missed because the program was closed is still
 * wanted while its day is not over; days before today never are.
 */
export function nightlyDays(
  rule: NightlyRule,
  nowMs: number,
  zone: string,
  isCallDay: (date: string) => boolean,
): NightlyDay[] {
  if (!rule.on) return [];
  const today = businessDateAt(nowMs, zone);
  const hasCome = nowMs >= instantOf(today, rule.minute, zone);
  if (rule.day === 'same-day') return hasCome ? [{ date: today, isCallDay: isCallDay(today) }] : [];
  // The last evening that has come; its work is every day up to and with the next call day.
  const evening = hasCome ? today : addDays(today, -1);
  const days: NightlyDay[] = [];
  for (let ahead = 1; ahead <= FURTHEST_DAYS; ahead += 1) {
    const date = addDays(evening, ahead);
    const day = { date, isCallDay: isCallDay(date) };
    days.push(day);
    if (day.isCallDay) return days;
  }
  return [];
}

/**
 * True when such a day is to be built now: it never was; or it was built before it began, and calls of earlier days wait
 * to be carried over or ended. A day is never built twice for the same cause, whoever built it.
 */
export function isNightlyDue(day: NightlyDay, facts: NightlyFacts, nowMs: number, zone: string): boolean {
  const { builtAtMs, openEarlier, tried } = facts;
  if (tried?.outcome === 'failed' && nowMs - tried.atMs < NIGHTLY_RETRY_MS) return false;
  if (builtAtMs === null) return day.isCallDay || tried?.outcome !== 'skipped';
  const startsAtMs = instantOf(day.date, 0, zone);
  const wasTried = tried !== null && tried.outcome !== 'failed' && tried.atMs >= startsAtMs;
  return nowMs >= startsAtMs && builtAtMs < startsAtMs && openEarlier && !wasTried;
}

/** The next instant (UTC ms) at which the rule's minute comes; null when it is off. */
export function nextNightlyAt(rule: NightlyRule, nowMs: number, zone: string): number | null {
  if (!rule.on) return null;
  const today = businessDateAt(nowMs, zone);
  const atMs = instantOf(today, rule.minute, zone);
  return atMs > nowMs ? atMs : instantOf(addDays(today, 1), rule.minute, zone);
}

/** The first call day after `date`, or null when none comes for a month. */
export function nextCallDay(date: string, isCallDay: (date: string) => boolean): string | null {
  for (let ahead = 1; ahead <= FURTHEST_DAYS; ahead += 1) {
    const next = addDays(date, ahead);
    if (isCallDay(next)) return next;
  }
  return null;
}
