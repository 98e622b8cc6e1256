import type { HolidayRule } from '../calendar/place-call.ts';

/** What planning needs of one version of an order-cycle strategy. Dates are business dates, both ends within. */
export interface StrategyVersion {
  readonly id: string;
  /** null: the company default. */
  readonly classId: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly rule: string;
  readonly holidayRule: HolidayRule;
}

export function isValidOn(
  version: { readonly validFrom: string; readonly validTo: string | null },
  date: string,
): boolean {
  return version.validFrom <= date && (version.validTo === null || version.validTo >= date);
}

/**
 * The version of each class's strategy that holds on `date`, by class id (null: the company default). Where two overlap
 * the one that began later holds: a future version takes over by itself on its day.
 */
export function versionsOn<Version extends StrategyVersion>(
  versions: readonly Version[],
  date: string,
): Map<string | null, Version> {
  const held = new Map<string | null, Version>();
  for (const version of versions) {
    if (!isValidOn(version, date)) continue;
    const other = held.get(version.classId);
    const later =
      !other || version.validFrom > other.validFrom || (version.validFrom === other.validFrom && version.id > other.id);
    if (later) held.set(version.classId, version);
  }
  return held;
}

/** A class that a customer holds on the day, with the rank of its type among the company's customer groups. */
export interface HeldClass {
  readonly classId: string;
  /** 1 is looked at first; null: the type is not one of the customer groups. */
  readonly groupRank: number | null;
}

/**
 * Which strategy a customer has: that of the class it holds in the highest-ranked customer group that has one, else the
 * company default, else none. Source: product.md section 2, which strategy.
 */
export function chooseStrategy<Version extends StrategyVersion>(
  held: readonly HeldClass[],
  onDate: ReadonlyMap<string | null, Version>,
): { readonly version: Version; readonly classId: string | null } | null {
  const ranked = held
    .filter((one): one is HeldClass & { groupRank: number } => one.groupRank !== null)
    .sort((a, b) => a.groupRank - b.groupRank);
  for (const { classId } of ranked) {
    const version = onDate.get(classId);
    if (version) return { version, classId };
  }
  const byDefault = onDate.get(null);
  return byDefault ? { version: byDefault, classId: null } : null;
}
