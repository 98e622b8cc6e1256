import type { TFunction } from 'i18next';
import { type CallLogChoices, type CallLogFilter, NO_ID } from '../../../shared/contract/call-log.ts';

type Choices = CallLogChoices['seats'];
type ListField = 'seatIds' | 'classIds' | 'routeIds' | 'teamIds';
const NONE = { seatIds: 'seat', classIds: 'class', routeIds: 'route', teamIds: 'team' } as const;

/** What a list offers; and "without any" where a figure led to calls without one. */
export function withNone(t: TFunction, field: ListField, list: Choices, chosen: readonly string[]): Choices {
  return chosen.includes(NO_ID) ? [{ id: NO_ID, label: t(`reports.none.${NONE[field]}`) }, ...list] : list;
}

/** `09:00–09:59`, of several hours one after the other. */
export function hourWords(t: TFunction, hours: CallLogFilter['hours']): string {
  const words = hours.map((hour) => t('callLog.hourOf', { from: String(hour).padStart(2, '0') }));
  return words.join(t('callLog.words.and'));
}
