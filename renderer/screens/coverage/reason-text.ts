import type { CoverageReason } from '../../../shared/contract/coverage.ts';

/** Why a customer is not called, in words. */
export function reasonText(t: (key: string) => string, reason: CoverageReason): string {
  return reason === 'no-date' ? t('coverage.noDate') : t(`queue.reason.${reason}`);
}
