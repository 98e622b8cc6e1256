/**
 * What of a customer changes only by request and approval, in the order in which it is shown. Whatever carries a change
 * of a customer's data (a request of its own, later a service request) holds it as parts of these.
 */
export const CHANGE_FIELDS = [
  'name',
  'licenceNumber',
  'contact',
  'phones',
  'address',
  'area',
  'orderWeekdays',
  'settlementAccount',
  'status',
  'doNotCall',
  'ownerId',
] as const;
export type ChangeField = (typeof CHANGE_FIELDS)[number];

export interface ChangedPhone {
  /** Digits only. */
  readonly number: string;
  readonly label: string | null;
  readonly dead: boolean;
}

/** The changeable values of one customer; an empty text is null. */
export interface ChangeValues {
  readonly name: string;
  readonly licenceNumber: string | null;
  readonly contact: string | null;
  /** In the order they are dialed. */
  readonly phones: readonly ChangedPhone[];
  readonly address: string | null;
  readonly area: string | null;
  /** RFC 5545 codes in ISO order ('TU', 'MO,TH'); null: the route's own day. */
  readonly orderWeekdays: string | null;
  readonly settlementAccount: string | null;
  readonly status: 'active' | 'closed';
  readonly doNotCall: boolean;
  readonly ownerId: string | null;
}

type PartOf<Field extends ChangeField> = {
  readonly field: Field;
  readonly before: ChangeValues[Field];
  readonly after: ChangeValues[Field];
};
/** One field of a change: what stood there when it was asked for, and what shall stand there. */
export type ChangePart = { [Field in ChangeField]: PartOf<Field> }[ChangeField];

/** Labels of phones are corrected at once and never asked for, so they make no difference. */
export function isSameValue<Field extends ChangeField>(
  field: Field,
  one: ChangeValues[Field],
  other: ChangeValues[Field],
): boolean {
  if (field !== 'phones') return one === other;
  const plain = (phones: readonly ChangedPhone[]) => phones.map(({ number, dead }) => `${number} ${dead}`).join('\n');
  return plain(one as readonly ChangedPhone[]) === plain(other as readonly ChangedPhone[]);
}

/** What `asked` would change of what is stored; what is the same already is no part. */
export function changedParts(stored: ChangeValues, asked: Partial<ChangeValues>): ChangePart[] {
  return CHANGE_FIELDS.flatMap((field) => {
    const after = asked[field];
    if (after === undefined || isSameValue(field, stored[field], after)) return [];
    return [{ field, before: stored[field], after } as ChangePart];
  });
}

/**
 * How a part stands to what is stored now. `fresh`: as when it was asked for. `done`: what was asked for stands there
 * already. `overtaken`: somebody has written something else meanwhile, so whoever decides has to look again.
 */
export type PartStanding = 'fresh' | 'done' | 'overtaken';

export function standingOf({ field, before, after }: ChangePart, stored: ChangeValues): PartStanding {
  if (isSameValue(field, stored[field], after)) return 'done';
  return isSameValue(field, stored[field], before) ? 'fresh' : 'overtaken';
}

/** The parts that were overtaken, by field. */
export function overtakenFields(parts: readonly ChangePart[], stored: ChangeValues): ChangeField[] {
  return parts.filter((part) => standingOf(part, stored) === 'overtaken').map(({ field }) => field);
}

/** The values to be written; parts that are done already are left out. A number that stays keeps its label. */
export function appliedValues(parts: readonly ChangePart[], stored: ChangeValues): Partial<ChangeValues> {
  const open = parts.filter((part) => standingOf(part, stored) !== 'done');
  return Object.fromEntries(
    open.map((part) => [part.field, part.field === 'phones' ? withLabels(part.after, stored.phones) : part.after]),
  );
}

function withLabels(phones: readonly ChangedPhone[], stored: readonly ChangedPhone[]): ChangedPhone[] {
  return phones.map((phone) => ({
    ...phone,
    label: stored.find(({ number }) => number === phone.number)?.label ?? phone.label,
  }));
}

/** The parts of a later request with those of the one it replaces that it says nothing of. */
export function replacedParts(earlier: readonly ChangePart[], later: readonly ChangePart[]): ChangePart[] {
  const said = new Set(later.map(({ field }) => field));
  const all = [...earlier.filter(({ field }) => !said.has(field)), ...later];
  return CHANGE_FIELDS.flatMap((field) => all.filter((part) => part.field === field));
}
