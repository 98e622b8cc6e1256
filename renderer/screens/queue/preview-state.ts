import { type BuildCounts, EXCLUSION_REASONS, type ExclusionReason } from '../../../shared/contract/queue.ts';
import { errorDataOf } from '../../api/client.ts';

/** True when building was refused because the changes are no longer those that were looked at. */
export function isPlanChanged(error: unknown): boolean {
  return errorDataOf(error)?.key === 'queue-plan-changed';
}

/** The reasons for which customers are left out, with how many, in the order that the contract names them. */
export function reasonsOf(counts: Pick<BuildCounts, 'excludedByReason'>): (readonly [ExclusionReason, number])[] {
  return EXCLUSION_REASONS.flatMap((reason) => {
    const count = counts.excludedByReason[reason] ?? 0;
    return count > 0 ? [[reason, count] as const] : [];
  });
}
