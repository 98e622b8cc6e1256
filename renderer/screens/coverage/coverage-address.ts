import { COVERAGE_REASONS, type CoverageReason } from '../../../shared/contract/coverage.ts';
import type { CoverageList } from '../../api/coverage.ts';

/** The address of the coverage list of those who are not called for a reason. */
export function coverageAt(reason: CoverageReason): string {
  return `/coverage?reason=${reason}`;
}

/** A list with the reason that an address asks for; what is not understood is no reason. */
export function listAt(list: CoverageList, address: URLSearchParams): CoverageList {
  const reason = COVERAGE_REASONS.find((one) => one === address.get('reason')) ?? null;
  if (reason === list.reason) return list;
  return { ...list, reason, state: reason === null ? null : 'excluded', lateOnly: false, unskilledOnly: false };
}
