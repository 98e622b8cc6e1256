import { addDays } from '../calendar/business-date.ts';

/** A version of whatever has versions: from its first day to its last (both within), or open-ended. */
export interface VersionSpan {
  readonly name: string;
  readonly validFrom: string;
  /** null: until another version begins. */
  readonly validTo: string | null;
}

export interface VersionClash<Version extends VersionSpan> {
  readonly kind: 'same-start' | 'overlap';
  /** The one that begins first; at the same start the one that stood. */
  readonly first: Version | VersionSpan;
  readonly second: Version | VersionSpan;
}

/**
 * What stands against a version beside the others of the same class, customer or company: one begins on the same day, or
 * the one that begins first has an end written down that the second runs over. An open end gives way by itself.
 */
export function findClash<Version extends VersionSpan>(
  version: VersionSpan,
  others: readonly Version[],
): VersionClash<Version> | null {
  for (const other of others) {
    if (other.validFrom === version.validFrom) return { kind: 'same-start', first: other, second: version };
    const [first, second] = other.validFrom < version.validFrom ? [other, version] : [version, other];
    if (first.validTo !== null && first.validTo >= second.validFrom) return { kind: 'overlap', first, second };
  }
  return null;
}

/** A version with the last day on which it really holds: its own end, or the day before the next begins. */
export interface PlacedVersion<Version> {
  readonly version: Version;
  /** null: no end is known. */
  readonly lastDay: string | null;
  readonly time: 'past' | 'present' | 'future';
  /** Days after it on which no version holds, before the next one begins; null: none. */
  readonly gapAfter: { readonly from: string; readonly to: string } | null;
}

/** Versions of one class, customer or company in their order, seen from a day. */
export function placeVersions<Version extends VersionSpan>(
  versions: readonly Version[],
  today: string,
): PlacedVersion<Version>[] {
  const ordered = [...versions].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return ordered.map((version, index) => {
    const next = ordered[index + 1];
    const handOver = next === undefined ? null : addDays(next.validFrom, -1);
    const ends = version.validTo;
    const lastDay = handOver !== null && (ends === null || ends > handOver) ? handOver : ends;
    const gap = handOver !== null && ends !== null && ends < handOver;
    return {
      version,
      lastDay,
      time: version.validFrom > today ? 'future' : lastDay !== null && lastDay < today ? 'past' : 'present',
      gapAfter: gap ? { from: addDays(ends, 1), to: handOver } : null,
    };
  });
}
