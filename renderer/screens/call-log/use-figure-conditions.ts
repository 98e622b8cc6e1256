import { useTranslation } from 'react-i18next';
import type { CallLogChoices, CallLogFilter } from '../../../shared/contract/call-log.ts';
import { useListedCustomerCard } from '../../api/customers.ts';
import { hourWords, withNone } from './condition-words.ts';

/** A condition in words, and the change that takes it away. */
export type FigureCondition = readonly [words: string, without: Partial<CallLogFilter>];

/** Where figures lead to and no field shows: teams, hours, what is counted, one customer, one call. */
export function useFigureConditions(choices: CallLogChoices, filter: CallLogFilter): readonly FigureCondition[] {
  const { t } = useTranslation();
  const card = useListedCustomerCard(filter.customerId).data;
  const conditions: FigureCondition[] = [];
  if (filter.teamIds.length > 0) {
    const teams = withNone(t, 'teamIds', choices.teams, filter.teamIds).filter(({ id }) => filter.teamIds.includes(id));
    const names = teams.map(({ label }) => label).join(t('callLog.words.and'));
    conditions.push([names || t('callLog.teams'), { teamIds: [] }]);
  }
  if (filter.hours.length > 0) conditions.push([hourWords(t, filter.hours), { hours: [] }]);
  if (filter.counted !== null) conditions.push([t(`callLog.counted.${filter.counted}`), { counted: null }]);
  if (filter.customerId !== null) {
    const name = card && t('callLog.ofCustomer', { name: `${card.code} ${card.name}` });
    conditions.push([name ?? t('callLog.oneCustomer'), { customerId: null }]);
  }
  if (filter.callId !== null) conditions.push([t('callLog.oneCall'), { callId: null }]);
  return conditions;
}
