import { useTranslation } from 'react-i18next';
import { storedRuleInWords } from '../../../../shared/domain/queue/explain-words.ts';
import { formatInstant } from '../../../../shared/i18n/format.ts';
import { useCompany } from '../../../components/company-context.ts';
import { useWork } from '../work-context.ts';

/** Calls that no rule of the day made. */
const OF_ITS_OWN: readonly string[] = ['follow-up', 'failed-order'];

/** Why this customer is called today, in one line. */
export function useWhyToday(): string {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  const { task, call } = useWork().inHand;
  if (call?.direction === 'in') return t(task ? 'workstation.why.incomingDue' : 'workstation.why.incoming');
  if (!task) return t('workstation.why.unknown');
  if (task.promisedAtMs !== null) {
    return t('workstation.why.promised', { at: formatInstant(task.promisedAtMs, timeZone, 'time') });
  }
  if (task.parked) return t('workstation.why.parked');
  const { rule, weekdays, className } = task.why;
  // Whatever the class's rule is, it is not why.
  if (rule === null || OF_ITS_OWN.includes(task.source)) return t(`queue.source.${task.source}`);
  const source = task.source === 'strategy' ? '' : ` · ${t(`queue.source.${task.source}`)}`;
  const words = storedRuleInWords(rule, weekdays ?? '', (key, params) => t(key, params ?? {}));
  return `${words}${className === null ? '' : ` (${className})`}${source}`;
}
