import { type BuildCounts, EXCLUSION_REASONS } from '../../../shared/contract/queue.ts';

type LeftOut = Pick<BuildCounts, 'excludedByReason'>;
interface NextBuild {
  readonly built: boolean;
  readonly changes: number;
  readonly counts: LeftOut;
  readonly before: LeftOut | null;
}

/**
 * True when building would leave the day as it is. The first build of a day still notes that there was one, and one after which
 * other numbers are left out writes those down.
 */
export function isNeedless({ built, changes, counts, before }: NextBuild): boolean {
  if (!built || changes > 0) return false;
  const leftOut = ({ excludedByReason }: LeftOut) => EXCLUSION_REASONS.map((reason) => excludedByReason[reason] ?? 0);
  return before === null || String(leftOut(before)) === String(leftOut(counts));
}
