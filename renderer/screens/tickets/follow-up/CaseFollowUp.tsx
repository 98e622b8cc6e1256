import { Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../../shared/contract/ticket-view.ts';
import { UNREACHED_DAYS } from '../../../../shared/contract/tickets.ts';
import { formatDay } from '../../../../shared/i18n/format.ts';
import { useRight } from '../../../api/auth.ts';
import { useLanguage } from '../../../components/use-language.ts';
import { useFormFocus } from '../use-form-focus.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { PlanForm } from './PlanForm.tsx';

/** How it stands with asking the customer, and what can be done about it; nothing while nobody is to be asked. */
export function CaseFollowUp({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation();
  const mayPlan = useRight('queue.manage');
  const [doing, setDoing] = useState<'answer' | 'plan' | null>(null);
  const part = useFormFocus(doing !== null);
  const { followUp, satisfaction } = ticket;
  if (followUp === null || ticket.state !== 'follow-up') return null;
  const isAnswered = satisfaction !== null;
  const isOver = followUp.unreachedDays >= UNREACHED_DAYS;
  // A late answer to one leaves the other, opened meanwhile, as it is.
  const close = (form: 'answer' | 'plan') => setDoing((open) => (open === form ? null : open));
  const canBeCalled = followUp.noCall === null || followUp.noCall === 'paused';
  return (
    <section ref={part} aria-label={t('followUps.state')}>
      <h2>{t('followUps.state')}</h2>
      <FollowUpSentences ticket={ticket} />
      {doing === 'answer' && <AnswerForm ticket={ticket} onClose={() => close('answer')} />}
      {doing === 'plan' && <PlanForm ticket={ticket} onClose={() => close('plan')} />}
      {doing === null && ticket.mayWork && (
        <Space>
          <Button onClick={() => setDoing('answer')}>
            {t(isAnswered ? 'followUps.recordAgain' : 'followUps.record')}
          </Button>
          {mayPlan && !isAnswered && !isOver && canBeCalled && (
            <Button onClick={() => setDoing('plan')}>{t('followUps.plan')}</Button>
          )}
        </Space>
      )}
    </section>
  );
}

/** When the customer is asked, or what it answered; nothing while nobody is to be asked. */
export function FollowUpSentences({ ticket }: { readonly ticket: TicketView }) {
  const sentences = useSentences(ticket);
  if (ticket.state !== 'follow-up') return null;
  return sentences.map((sentence) => <p key={sentence}>{sentence}</p>);
}

function useSentences({ followUp, satisfaction }: TicketView): string[] {
  const { t } = useTranslation();
  const language = useLanguage();
  if (followUp === null) return [];
  const { plannedDate, noCall, unreachedDays } = followUp;
  if (satisfaction !== null) {
    const score = t('followUps.scoreOf', { score: satisfaction, word: t(`followUps.score.${satisfaction}`) });
    return [`${t('followUps.answered')} ${score}`];
  }
  if (unreachedDays >= UNREACHED_DAYS) return [t('followUps.unreachedEnd', { count: unreachedDays })];
  const unreached = unreachedDays > 0 ? [t('followUps.unreached', { count: unreachedDays })] : [];
  if (plannedDate !== null) {
    return [t('followUps.planned', { day: formatDay(plannedDate, language, 'short-weekday') }), ...unreached];
  }
  return [noCall === null ? t('followUps.unplanned') : t(`followUps.noCall.${noCall}`), ...unreached];
}
