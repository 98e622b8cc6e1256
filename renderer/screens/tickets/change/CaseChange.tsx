import { App, Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeView } from '../../../../shared/contract/customer-changes.ts';
import type { TicketView } from '../../../../shared/contract/ticket-view.ts';
import { useDecideChange } from '../../../api/customer-changes.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useTicket } from '../../../api/tickets.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { ChangeStateTag, Decided } from '../../customer-changes/ChangeFoot.tsx';
import { ChangeParts } from '../../customer-changes/ChangeParts.tsx';
import { DeclineDialog } from '../../customer-changes/DeclineDialog.tsx';
import { useFormFocus } from '../use-form-focus.ts';
import { CorrectChange } from './CorrectChange.tsx';

/** What a service request changes of its customer: before and after, and whoever may decides or corrects it. */
export function CaseChange({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation();
  const [isCorrecting, setCorrecting] = useState(false);
  const part = useFormFocus(isCorrecting);
  const { changes, changeFields, customer } = ticket;
  const change = changes.at(-1);
  if (!customer || (!change && changeFields.length === 0)) return null;
  const mayCorrect = changeFields.length > 0 && !isCorrecting;
  return (
    <section ref={part} aria-label={t('caseChanges.title')}>
      <h2>
        {t('caseChanges.title')} {change && <ChangeStateTag state={change.state} />}
      </h2>
      {change ? <Shown change={change} ticketId={ticket.id} /> : <p className="case-soft">{t('caseChanges.none')}</p>}
      {mayCorrect && (
        <Button onClick={() => setCorrecting(true)}>{t(change ? 'caseChanges.correct' : 'caseChanges.write')}</Button>
      )}
      {isCorrecting && <CorrectChange ticket={ticket} change={change} onClose={() => setCorrecting(false)} />}
    </section>
  );
}

function Shown({ change, ticketId }: { readonly change: ChangeView; readonly ticketId: string }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { message } = App.useApp();
  const { refetch } = useTicket(ticketId);
  const decide = useDecideChange();
  const [isDeclining, setDeclining] = useState(false);
  const { changeId, seen } = change;

  async function approve() {
    try {
      await decide.run({ changeId, decision: 'approve', seen });
      void message.success(t('caseChanges.approvedNotice'));
    } catch {
      // Said above; what was decided or overtaken meanwhile shows at once.
      void refetch();
    }
  }
  return (
    <>
      <ErrorNotice text={decide.error ? describe(decide.error) : null} />
      <ChangeParts parts={change.parts} wordOf={(field) => t(`customerChanges.fields.${field}`)} />
      <Decided change={change} />
      {change.sentBack && <p className="case-soft">{t('caseChanges.sentBack')}</p>}
      {change.mayDecide && (
        <Space style={{ margin: '6px 8px 6px 0' }}>
          <Button type="primary" loading={decide.pending} onClick={() => void approve()}>
            {t('caseChanges.approve')}
          </Button>
          <Button onClick={() => setDeclining(true)}>{t('caseChanges.decline')}</Button>
        </Space>
      )}
      {isDeclining && <DeclineDialog change={change} onClose={() => setDeclining(false)} />}
    </>
  );
}
