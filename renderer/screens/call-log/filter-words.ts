import type { TFunction } from 'i18next';
import type { CallLogChoices, CallLogFilter } from '../../../shared/contract/call-log.ts';
import { hourWords, withNone } from './condition-words.ts';

/** More names than these are counted instead. */
const MOST_NAMED = 3;

/** A filter as a person reads it: `2026-11-01 – 2026-11-30 · · Ordered`. What was removed since is counted. */
export function filterWords(t: TFunction, filter: CallLogFilter, choices: CallLogChoices): string {
  const named = (label: string, ids: readonly string[], nameOf: (id: string) => string | undefined) => {
    if (ids.length === 0) return [];
    const names = ids.map(nameOf);
    const isShort = ids.length <= MOST_NAMED && names.every((name) => name !== undefined);
    return [isShort ? names.join(t('callLog.words.and')) : t('callLog.words.some', { label, count: ids.length })];
  };
  const labelIn = (list: CallLogChoices['seats']) => (id: string) => list.find((choice) => choice.id === id)?.label;
  const from = (field: Parameters<typeof withNone>[1], list: CallLogChoices['seats']) =>
    labelIn(withNone(t, field, list, filter[field]));
  const answer = (field: 'hasOrder' | 'hasTicket') =>
    filter[field] === null ? [] : [t(`callLog.${field}.${filter[field] ? 'yes' : 'no'}`)];
  return [
    filter.from === filter.to ? filter.from : `${filter.from} – ${filter.to}`,
    ...named(t('callLog.seats'), filter.seatIds, from('seatIds', choices.seats)),
    ...named(t('callLog.operators'), filter.operatorIds, labelIn(choices.operators)),
    ...named(t('callLog.teams'), filter.teamIds, from('teamIds', choices.teams)),
    ...named(t('callLog.classes'), filter.classIds, from('classIds', choices.classes)),
    ...named(t('callLog.routes'), filter.routeIds, from('routeIds', choices.routes)),
    ...named(t('callLog.dispositions'), filter.dispositions, (code) => t(`callLog.disposition.${code}`)),
    ...named(t('callLog.column.noOrderReason'), filter.noOrderReasons, (code) => t(`callLog.noOrderReason.${code}`)),
    ...(filter.hours.length === 0 ? [] : [hourWords(t, filter.hours)]),
    ...(filter.counted === null ? [] : [t(`callLog.counted.${filter.counted}`)]),
    ...(filter.direction === null ? [] : [t(`callLog.direction.${filter.direction}`)]),
    ...answer('hasOrder'),
    ...answer('hasTicket'),
    ...(filter.number === null ? [] : [t('callLog.words.number', { number: filter.number })]),
    ...(filter.customerId === null ? [] : [t('callLog.oneCustomer')]),
    ...(filter.callId === null ? [] : [t('callLog.oneCall')]),
  ].join(' · ');
}
