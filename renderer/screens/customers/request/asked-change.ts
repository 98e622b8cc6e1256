import type { AskChange } from '../../../../shared/contract/customer-changes.ts';
import type { CustomerCard } from '../../../../shared/contract/customers.ts';
import type { WeekdayCode } from '../../../../shared/domain/calendar/business-date.ts';
import type { PhoneField } from '../PhoneFields.tsx';

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

function askedPhone({ position, number, label, dead }: PhoneField, shown: readonly PhoneField[]) {
  const kept = shown.find((phone) => phone.position === position && phone.number === number);
  return kept
    ? { position, number: null, label: null, dead }
    : { position: null, number, label: label?.trim() || null, dead };
}
