import { Modal, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketLine } from '../../../../shared/contract/ticket-lists.ts';
import type { TicketView } from '../../../../shared/contract/ticket-view.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useTicket } from '../../../api/tickets.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { DigitList } from '../../workstation/DigitList.tsx';
import '../../workstation/side-column.css';
import { CaseState } from '../CaseState.tsx';
import { ChosenStep, useCaseSteps } from '../page/CaseSteps.tsx';

/** The next steps of a card, those that the person may make: a digit chooses one, what it needs is asked for here. */
export function CardSteps({ card, onClose }: { readonly card: TicketLine; onClose(): void }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { data: ticket, error, refetch } = useTicket(card.id);
  return (
    <Modal
      open
      width={640}
      style={{ top: 16 }}
      title={t('caseBoard.stepsOf', { number: card.number })}
      closable={{ 'aria-label': t('common.close') }}
      footer={null}
      onCancel={onClose}
    >
      <ErrorNotice text={error ? describe(error) : null} onRetry={() => void refetch()} />
      {ticket ? <Steps key={ticket.id} ticket={ticket} onMoved={onClose} /> : !error && <Skeleton active />}
    </Modal>
  );
}

function Steps({ ticket, onMoved }: { readonly ticket: TicketView; onMoved(): void }) {
  const { t } = useTranslation();
  const [from] = useState(ticket.state);
  const of = useCaseSteps(ticket);
  const isMoved = ticket.state !== from && of.step === null && !of.pending;
  useEffect(() => {
    if (isMoved) onMoved();
  }, [isMoved, onMoved]);
  return (
    <>
      <p>
        {[ticket.customer?.name ?? ticket.person?.name, ticket.categoryPath.at(-1)?.name].filter(Boolean).join(' · ')}{' '}
        <CaseState state={ticket.state} />
      </p>
      <ChosenStep of={of} ticket={ticket} />
      {of.step === null && of.steps.length === 0 && <p>{t('caseBoard.noSteps')}</p>}
      {of.step === null && of.steps.length > 0 && (
        <DigitList
          label={t('tickets.steps')}
          choices={of.steps.map((step, at) => ({
            digit: String((at + 1) % 10),
            label: t(`tickets.transition.${step.transition}`),
            choose: () => void of.take(step),
          }))}
        />
      )}
    </>
  );
}
