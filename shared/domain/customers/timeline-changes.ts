import { formatMinuteOfDay } from '../../i18n/format.ts';
import { CHANGE_FIELDS, type ChangedPhone } from './change-parts.ts';

/** Beside what is changed by request: what a supervisor, a plan or a correction changes of a customer. */
export const TIMELINE_FIELDS = [
  ...CHANGE_FIELDS,
  'route',
  'operator',
  'deputy',
  'preferredHour',
  'note',
  'phoneLabel',
  'phoneDead',
  'class',
] as const;
export type TimelineField = (typeof TIMELINE_FIELDS)[number];

export type TimelineValue = string | boolean | readonly ChangedPhone[] | null;

/** One value that became another; `label` says which, where a field has several: the phone, the class type. */
export interface TimelineChange {
  readonly field: TimelineField;
  readonly label: string | null;
  readonly before: TimelineValue;
  readonly after: TimelineValue;
}

/** What the ids and codes of an audit row are called. */
export interface TimelineNames {
  route(id: string): string;
  operator(id: string): string;
  /** By the code of its class type; undefined: no class type. */
  classType(code: string): { readonly name: string; className(code: string): string } | undefined;
}

type Stored = Readonly<Record<string, unknown>>;

const BY_NAME = { routeId: 'route', ownerOperatorId: 'operator', deputyOperatorId: 'deputy' } as const;
/** Of a class: from when to when, told by the class itself; the rest is of no use to a reader. */
const SAID_ELSEWHERE = new Set(['code', 'validFrom', 'validTo', 'preferredToMinute', 'phone']);

/** The two sides of a customer's audit row as changes in the words of the card; what differs in no word is left out. */
export function timelineChanges(before: Stored, after: Stored, names: TimelineNames): TimelineChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !SAID_ELSEWHERE.has(key));
  return keys.flatMap((key) => changeOf(key, before, after, names));
}

function changeOf(key: string, before: Stored, after: Stored, names: TimelineNames): TimelineChange[] {
  const both = (field: TimelineField, read: (side: Stored) => TimelineValue, label: string | null = null) => [
    { field, label, before: read(before), after: read(after) },
  ];
  if (key === 'preferredFromMinute') return both('preferredHour', hourText);
  if (key === 'doNotCall') return both('doNotCall', (side) => isTrue(side[key]));
  if (key === 'dead') return both('phoneDead', (side) => isTrue(side[key]), String(after.phone ?? before.phone ?? ''));
  if (key === 'phones') return phoneChanges(before[key], after[key]);
  if (key === 'note') return both('note', (side) => text(side[key]));
  if (key === 'routeId' || key === 'ownerOperatorId' || key === 'deputyOperatorId') {
    const name = key === 'routeId' ? names.route : names.operator;
    return both(BY_NAME[key], (side) => (side[key] == null ? null : name(String(side[key]))));
  }
  const field = CHANGE_FIELDS.find((each) => each === key);
  if (field !== undefined) return both(field, (side) => text(side[key]));
  const type = names.classType(key);
  if (!type) return [];
  const className = (side: Stored) => (side[key] == null ? null : type.className(String(side[key])));
  return both('class', className, type.name);
}

function phoneChanges(before: unknown, after: unknown): TimelineChange[] {
  if (Array.isArray(before) || Array.isArray(after)) {
    const list = (side: unknown) => (Array.isArray(side) ? (side as ChangedPhone[]) : []);
    return [{ field: 'phones', label: null, before: list(before), after: list(after) }];
  }
  const said = (side: unknown) => Object.values((side ?? {}) as Record<string, { number?: string; label?: string }>)[0];
  const label = said(after)?.number ?? said(before)?.number ?? null;
  return [{ field: 'phoneLabel', label, before: said(before)?.label ?? null, after: said(after)?.label ?? null }];
}

function hourText(side: Stored): string | null {
  const { preferredFromMinute: from, preferredToMinute: to } = side;
  if (typeof from !== 'number') return null;
  return `${formatMinuteOfDay(from)}-${formatMinuteOfDay(typeof to === 'number' ? to : 1440)}`;
}

function isTrue(value: unknown): boolean {
  return value === 1 || value === true;
}

function text(value: unknown): string | null {
  return value == null || value === '' ? null : String(value);
}
