import type { TFunction } from 'i18next';
import type { ChangeValue } from '../../../shared/contract/customer-changes.ts';
import { WEEKDAY_CODES, type WeekdayCode } from '../../../shared/domain/calendar/business-date.ts';
import { formatWeekday } from '../../../shared/i18n/format.ts';
import type { Language } from '../../../shared/i18n/index.ts';

/** A value of a change as people say it; lists of phones are drawn, not said. */
export function valueWords(
  t: TFunction,
  language: Language,
  field: string,
  value: Exclude<ChangeValue, readonly unknown[]>,
): string {
  if (typeof value === 'boolean') return t(value ? 'customerChanges.yes' : 'customerChanges.no');
  if (value === null || value === '') {
    return t(field === 'orderWeekdays' ? 'customers.routeOwnDay' : 'customerChanges.nothing');
  }
  if (field === 'status') return t(`customers.${value}`);
  if (field !== 'orderWeekdays') return value;
  const days = value.split(',').map((code) => WEEKDAY_CODES.indexOf(code as WeekdayCode) + 1);
  return days.map((day) => formatWeekday(day, language)).join(language === 'en' ? ', ' : '、');
}
