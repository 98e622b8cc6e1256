import { BorderOutlined, CheckSquareOutlined, CloseSquareOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { type CallItem, LATE_QUOTA } from '../../../../shared/contract/queue.ts';
import { explainSentence } from '../../../../shared/domain/queue/explain-words.ts';
import { formatDay } from '../../../../shared/i18n/format.ts';
import { useExplanation } from '../../../api/calls.ts';
import { agendaState } from '../../../components/agenda-state.ts';
import { useCompany } from '../../../components/company-context.ts';
import { useLanguage } from '../../../components/use-language.ts';
import { serverNow } from '../../../state/server-clock.ts';
import { useFailedText } from '../failed/use-failed-text.ts';
import { cutoffText } from '../seat/cutoff-text.ts';
import { useWork } from '../work-context.ts';

const MARKS = { open: BorderOutlined, done: CheckSquareOutlined, closed: CloseSquareOutlined } as const;

/** What this call is for, and the whole reason why it is made today. */
export function AgendaTab() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { timeZone } = useCompany();
  const { task, customer } = useWork().inHand;
  const explanation = useExplanation(customer?.id ?? null).data;
  const facts: (readonly [string, string])[] = [];
  if (task) {
    facts.push([t('workstation.agenda.source'), t(`queue.source.${task.source}`)]);
    if (task.deliveryDate) {
      facts.push([t('workstation.agenda.delivery'), formatDay(task.deliveryDate, language, 'short-weekday')]);
    }
    if (task.cutoffAtMs) {
      facts.push([t('workstation.agenda.cutoff'), cutoffText(task.cutoffAtMs, serverNow(), timeZone)]);
    }
    facts.push([t('workstation.agenda.chosen'), t(`queue.choice.${task.why.chosenBy}`)]);
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
      {explanation && (
        <>
          <h3 className="ws-list-title">{t('workstation.agenda.explanation')}</h3>
          <ol className="ws-explanation">
            {explanation.steps.map((step) => (
              <li key={`${step.key} ${JSON.stringify(step.params)}`} data-tone={step.tone}>
                {explainSentence(step, (key, params) => t(key, params ?? {}))}
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}

/** What an item asks for: the words that came with it, else what its kind is called. */
function useItemText({ kind, referenceId, text }: CallItem): string {
  const { t } = useTranslation();
  const textOf = useFailedText();
  const { inHand } = useWork();
  const failed = inHand.failedOrders.find((order) => order.orderId === referenceId);
  if (failed) return textOf(failed);
  const asked = inHand.followUps.find((followUp) => followUp.ticketId === referenceId);
  if (asked) return t('followUps.agenda', { number: asked.number, category: asked.categoryName });
  if (text === null) return t(`workstation.agenda.kind.${kind}`);
  return referenceId === LATE_QUOTA ? t('lateQuotas.agenda', { products: text }) : text;
}

function AgendaItem({ item }: { readonly item: CallItem }) {
  const { t } = useTranslation();
  const state = agendaState(item);
  const Mark = MARKS[state];
  return (
    <li data-state={state}>
      <Mark aria-label={t(`workstation.agenda.${state}`)} /> <span>{useItemText(item)}</span>
      {item.closedReason === 'ordered-by-other-channel' && <span> · {t('workstation.agenda.orderedElsewhere')}</span>}
    </li>
  );
}
