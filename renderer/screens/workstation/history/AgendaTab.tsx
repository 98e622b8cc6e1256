import { BorderOutlined, CheckSquareOutlined, CloseSquareOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { CallItem } from '../../../../shared/contract/queue.ts';
import { formatDay, formatInstant } from '../../../../shared/i18n/format.ts';
import { useCompany } from '../../../components/company-context.ts';
import { useLanguage } from '../../../components/use-language.ts';
import { useWhyToday } from '../customer/use-why-today.ts';
import { useWork } from '../work-context.ts';

const MARKS = { open: BorderOutlined, done: CheckSquareOutlined, closed: CloseSquareOutlined } as const;

/** What this call is for, and the whole reason why it is made today. */
export function AgendaTab() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { timeZone } = useCompany();
  const { task } = useWork().inHand;
  const why = useWhyToday();
  const facts: (readonly [string, string])[] = [[t('workstation.agenda.why'), why]];
  if (task) {
    facts.push([t('workstation.agenda.source'), t(`callLog.source.${task.source}`)]);
    if (task.why.strategyName) facts.push([t('workstation.agenda.strategy'), task.why.strategyName]);
    if (task.why.className) facts.push([t('workstation.agenda.class'), task.why.className]);
    if (task.why.nominalDate) {
      facts.push([t('workstation.agenda.movedFrom'), formatDay(task.why.nominalDate, language, 'short-weekday')]);
    }
    if (task.deliveryDate) {
      facts.push([t('workstation.agenda.delivery'), formatDay(task.deliveryDate, language, 'short-weekday')]);
    }
    if (task.cutoffAtMs) {
      facts.push([t('workstation.agenda.cutoff'), formatInstant(task.cutoffAtMs, timeZone, 'date-time').slice(5)]);
    }
    facts.push([
      t('workstation.agenda.attempts'),
      t('workstation.agenda.attemptsOf', { attempts: task.attempts, most: task.mostAttempts }),
    ]);
  }
  return (
    <>
      <ul className="ws-agenda">
        {task?.items.map((item) => (
          <AgendaItem key={item.id} item={item} />
        ))}
      </ul>
      <dl className="ws-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function AgendaItem({ item }: { readonly item: CallItem }) {
  const { t } = useTranslation();
  const Mark = MARKS[item.state];
  return (
    <li data-state={item.state}>
      <Mark aria-label={t(`workstation.agenda.${item.state}`)} />{' '}
      <span>{item.text ?? t(`workstation.agenda.kind.${item.kind}`)}</span>
    </li>
  );
}
