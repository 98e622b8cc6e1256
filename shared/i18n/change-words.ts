import type { TFunction } from 'i18next';
import type { ChangeValue } from '../contract/customer-changes.ts';
import { WEEKDAY_CODES, type WeekdayCode } from '../domain/calendar/business-date.ts';

/** A value of a change as people say it; screens draw lists of phones. */
export function valueWords(t: TFunction, field: string, value: ChangeValue): string {
  if (Array.isArray(value)) return phoneWords(t, value);
  if (typeof value === 'boolean') return t(value ? 'customerChanges.yes' : 'customerChanges.no');
  if (value === null || value === '') {
    return t(field === 'orderWeekdays' ? 'customers.routeOwnDay' : 'customerChanges.nothing');
  }
  if (field === 'status') return t(`customers.${value}`);
  if (field !== 'orderWeekdays') return value;
  const days = value.split(',').map((code) => WEEKDAY_CODES.indexOf(code as WeekdayCode) + 1);
  return t('caseChanges.days', { days: days.join(',') });
}

function phoneWords(t: TFunction, phones: Extract<ChangeValue, readonly unknown[]>): string {
  const words = phones.map(({ number, label, dead }) =>
    [number, label, dead && `(${t('customerChanges.deadMark')})`].filter(Boolean).join(' '),
  );
  return words.join(' · ') || t('customerChanges.nothing');
}
