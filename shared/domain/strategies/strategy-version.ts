import type { HolidayRule } from '../calendar/place-call.ts';

/** A version of any strategy: whose it is and when it holds. Dates are business dates, both ends within. */
export interface OwnedVersion {
  readonly id: string;
  /** A customer's own override; null: of a class or the company default. */
  readonly customerId: string | null;
  /** null: the company default, or a customer's own. */
  readonly classId: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** What planning needs of one version of an order-cycle strategy. */
export interface StrategyVersion extends OwnedVersion {
  readonly rule: string;
  readonly holidayRule: HolidayRule;
}

export function isValidOn(
  version: { readonly validFrom: string; readonly validTo: string | null },
  date: string,
): boolean {
  return version.validFrom <= date && (version.validTo === null || version.validTo >= date);
}

/** The versions that hold on one date: of each customer with an override, of each class, and of the company. */
export interface VersionsOn<Version> {
  readonly byCustomer: ReadonlyMap<string, Version>;
  readonly byClass: ReadonlyMap<string, Version>;
  readonly byDefault: Version | null;
}

/**
 * The version of every strategy that holds on `date`. Where two of one customer or class overlap the one that began
 * later holds: a future version takes over by itself on its day.
 */
export function versionsOn<Version extends OwnedVersion>(
  versions: readonly Version[],
  date: string,
): VersionsOn<Version> {
  const byCustomer = new Map<string, Version>();
  const byClass = new Map<string, Version>();
  const company = new Map<null, Version>();
  const take = <Key>(held: Map<Key, Version>, key: Key, version: Version): void => {
    const other = held.get(key);
    const later =
      !other || version.validFrom > other.validFrom || (version.validFrom === other.validFrom && version.id > other.id);
    if (later) held.set(key, version);
  };
  for (const version of versions) {
    if (!isValidOn(version, date)) continue;
    if (version.customerId !== null) take(byCustomer, version.customerId, version);
    else if (version.classId !== null) take(byClass, version.classId, version);
    else take(company, null, version);
  }
  return { byCustomer, byClass, byDefault: company.get(null) ?? null };
}

/** A class that a customer holds on the day, with the rank of its type among the company's customer groups. */
export interface HeldClass {
  readonly classId: string;
  /** 1 is looked at first; null: the type is not one of the customer groups. */
  readonly groupRank: number | null;
}

/**
 * Which strategy a customer has: its own override, else that of the class it holds in the highest-ranked customer group
 * that has one, else the company default, else none. Source: product.md section 2, which strategy.
 */
export function chooseStrategy<Version extends OwnedVersion>(
  customerId: string,
  held: readonly HeldClass[],
  onDate: VersionsOn<Version>,
): { readonly version: Version; readonly classId: string | null } | null {
  const own = onDate.byCustomer.get(customerId);
  if (own) return { version: own, classId: null };
  const ranked = held
    .filter((one): one is HeldClass & { groupRank: number } => one.groupRank !== null)
    .sort((a, b) => a.groupRank - b.groupRank);
  for (const { classId } of ranked) {
    const version = onDate.byClass.get(classId);
    if (version) return { version, classId };
  }
  return onDate.byDefault ? { version: onDate.byDefault, classId: null } : null;
}
