import type { z } from 'zod';
import type { carriedChange } from '../../../../shared/contract/case-changes.ts';
import type { AskChange, ChangePartView } from '../../../../shared/contract/customer-changes.ts';
import { type CustomerCard, typedPhoneNumber } from '../../../../shared/contract/customers.ts';
import type { WeekdayCode } from '../../../../shared/domain/calendar/business-date.ts';
import type { PhoneField } from '../PhoneFields.tsx';

type CarriedChange = z.input<typeof carriedChange>;

/** A request as it is typed; everything stands as it was shown until it is changed. */
export interface AskFields {
  phones: PhoneField[];
  contact: string;
  address: string;
  name: string;
  licenceNumber: string;
  area: string;
  orderWeekdays: WeekdayCode[];
  settlementAccount: string;
  status: 'active' | 'closed';
  doNotCall: boolean;
  ownerId: string;
  reason: string;
}

/** The card as the form shows it before anything is typed. */
export function askFieldsOf(card: CustomerCard): AskFields {
  return {
    phones: card.phones.map(({ position, number, label, dead }) => ({ position, number, label, dead })),
    contact: card.contact ?? '',
    address: card.address ?? '',
    name: card.name,
    licenceNumber: card.licenceNumber ?? '',
    area: card.area ?? '',
    orderWeekdays: card.ownOrderWeekdays ? card.orderWeekdays : [],
    settlementAccount: card.settlementAccount ?? '',
    status: card.status,
    doNotCall: card.doNotCall,
    ownerId: card.ownerId ?? '',
    reason: '',
  };
}

const TEXTS = ['contact', 'address', 'name', 'licenceNumber', 'area', 'settlementAccount', 'ownerId'] as const;

/**
 * What differs from what was shown; null: nothing does. A number that stands as it was shown, masked or whole, is named by
 * its place; a masked account that was left alone is not asked for.
 */
export function askedChange(customerId: string, shown: AskFields, typed: AskFields): AskChange | null {
  const differs = (field: keyof AskFields) => JSON.stringify(shown[field]) !== JSON.stringify(typed[field]);
  const texts = TEXTS.filter((field) => typed[field].trim() !== shown[field].trim());
  const change = {
    ...Object.fromEntries(texts.map((field) => [field, typed[field].trim() || null])),
    ...(differs('phones') ? { phones: typed.phones.map((phone) => askedPhone(phone, shown.phones)) } : {}),
    ...(differs('orderWeekdays') ? { orderWeekdays: typed.orderWeekdays } : {}),
    ...(differs('status') ? { status: typed.status } : {}),
    ...(differs('doNotCall') ? { doNotCall: typed.doNotCall } : {}),
  };
  if (Object.keys(change).length === 0) return null;
  return { customerId, ...change, reason: typed.reason.trim() };
}

/** What is typed of the change that a service request carries. */
export interface CarriedFields {
  readonly customerId: string;
  /** As it was shown before anything was typed. */
  readonly shown: AskFields;
  readonly now: AskFields;
  /** What becomes of a request for one of the fields that waits already; undefined: not said. */
  readonly pending?: 'replace' | 'add' | undefined;
}

/** What a service request of this customer changes; null: nothing was typed that differs. */
export function carriedChangeOf(typed: CarriedFields | undefined, customerId: string | null): CarriedChange | null {
  if (typed === undefined || typed.customerId !== customerId) return null;
  const phones = typed.now.phones.filter((phone) => !isEmptyRow(phone));
  const asked = askedChange(typed.customerId, typed.shown, { ...typed.now, phones });
  if (asked === null) return null;
  const { customerId: _, reason: __, ...change } = asked;
  return { ...change, pending: typed.pending ?? 'refuse' };
}

/**
 * The card with what was asked for so far in its place, to be corrected. Phones stand as they are now: new numbers may be
 * masked, and a list that is left alone stays asked for.
 */
export function correctedFieldsOf(card: CustomerCard, parts: readonly ChangePartView[]): AskFields {
  const fields: Record<string, unknown> = { ...askFieldsOf(card) };
  for (const { field, after } of parts) {
    if (field === 'orderWeekdays') fields[field] = after === null ? [] : String(after).split(',');
    else if (field !== 'phones') fields[field] = after ?? '';
  }
  return fields as unknown as AskFields;
}

/** A row that was added and not filled in yet is no phone. */
const isEmptyRow = ({ position, number }: PhoneField): boolean => position === null && number.trim() === '';

/** Whether every number that was typed anew can be dialed. */
export function areNumbersRight({ shown, now }: CarriedFields): boolean {
  const known = new Set(shown.phones.map(({ number }) => number));
  return now.phones.every(
    (phone) => isEmptyRow(phone) || known.has(phone.number) || typedPhoneNumber.safeParse(phone.number).success,
  );
}

function askedPhone({ position, number, label, dead }: PhoneField, shown: readonly PhoneField[]) {
  const kept = shown.find((phone) => phone.position === position && phone.number === number);
  return kept
    ? { position, number: null, label: null, dead }
    : { position: null, number, label: label?.trim() || null, dead };
}
