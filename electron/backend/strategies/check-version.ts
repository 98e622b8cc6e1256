import { AppError } from '../../../shared/contract/errors.ts';
import { findClash, type VersionSpan } from '../../../shared/domain/strategies/version-timeline.ts';

/**
 * Holds a version against the others of the same class, customer or company. Errors: `refused/strategy-validity`
 * {validFrom, validTo}, `conflict/strategy-same-start` {name, other, date}, `conflict/strategy-overlaps` {first, second,
 * to, from}, where both have one name `conflict/strategy-versions-overlap` {name, firstFrom, to, from}.
 */
export function checkSpan(version: VersionSpan, others: readonly VersionSpan[]): void {
  const { validFrom, validTo, name } = version;
  if (validTo !== null && validTo < validFrom)
    throw new AppError('refused', 'strategy-validity', { validFrom, validTo });
  const clash = findClash(version, others);
  if (clash === null) return;
  const { first, second } = clash;
  if (clash.kind === 'same-start') {
    throw new AppError('conflict', 'strategy-same-start', { name, other: first.name, date: validFrom });
  }
  const [to, from] = [first.validTo ?? '', second.validFrom];
  if (first.name === second.name) {
    const alike = { name, firstFrom: first.validFrom, to, from };
    throw new AppError('conflict', 'strategy-versions-overlap', alike);
  }
  throw new AppError('conflict', 'strategy-overlaps', { first: first.name, second: second.name, to, from });
}
