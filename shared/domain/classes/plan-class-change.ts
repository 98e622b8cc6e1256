import { addDays } from '../calendar/business-date.ts';

export interface PlannedMembership {
  readonly classId: string;
  readonly validFrom: string;
  /** The last day; null: for ever. */
  readonly validTo: string | null;
}

export interface AskedClassChange {
  /** null: no class of the type. */
  readonly classId: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** What becomes of memberships that begin later: they stay, and the change holds until the first of them; or they go. */
  readonly planned: 'keep' | 'replace';
}

export interface ClassChangePlan {
  /** False: the customer holds the class on all those days already. */
  readonly changes: boolean;
  /** The last day of the change; null: for ever. */
  readonly validTo: string | null;
  /** The class on the first day before the change. */
  readonly before: string | null;
}

/** What a change does to the memberships of one customer and one type (in any order, without overlaps). */
export function planClassChange(memberships: readonly PlannedMembership[], asked: AskedClassChange): ClassChangePlan {
  const { classId, validFrom } = asked;
  const reaches = (held: PlannedMembership, date: string) => held.validTo === null || held.validTo >= date;
  const held = memberships.find((one) => one.validFrom <= validFrom && reaches(one, validFrom));
  const later = memberships.map((one) => one.validFrom).filter((from) => from > validFrom);
  const next = later.length === 0 ? null : later.reduce((a, b) => (a < b ? a : b));
  const untilNext = next !== null && asked.planned === 'keep' ? addDays(next, -1) : null;
  const ends = [asked.validTo, untilNext].filter((end) => end !== null);
  const validTo = ends.length === 0 ? null : ends.reduce((a, b) => (a < b ? a : b));
  const isNone = held === undefined && (next === null || (validTo !== null && next > validTo));
  const isHeld = held?.classId === classId && (held.validTo === null || (validTo !== null && held.validTo >= validTo));
  return { changes: classId === null ? !isNone : !isHeld, validTo, before: held?.classId ?? null };
}

/**
 * The first day from which a class may be changed: today, or earlier where no queue was built since. `lastBuilt` is the
 * last day before today that has a queue.
 */
export function firstOpenDay(lastBuilt: string | null): string | null {
  return lastBuilt === null ? null : addDays(lastBuilt, 1);
}
