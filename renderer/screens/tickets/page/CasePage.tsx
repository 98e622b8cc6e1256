import { LeftOutlined } from '@ant-design/icons';
import { Button, Skeleton, Space } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams } from 'react-router';
import type { TicketView } from '../../../../shared/contract/ticket-view.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useTicket } from '../../../api/tickets.ts';
import { useAction } from '../../../app/use-action.ts';
import { AuditLink } from '../../../components/AuditLink.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { KeyHint } from '../../../components/KeyHint.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { CaseState } from '../CaseState.tsx';
import { CaseChange } from '../change/CaseChange.tsx';
import { ReplyState } from '../change/ReplyState.tsx';
import { CaseFollowUp } from '../follow-up/CaseFollowUp.tsx';
import { SheetButton } from '../sheet/SheetDialog.tsx';
import { useLostFocus } from '../use-lost-focus.ts';
import { Attachments } from './Attachments.tsx';
import { CaseChecks } from './CaseChecks.tsx';
import { CaseClocks } from './CaseClocks.tsx';
import { CaseFacts } from './CaseFacts.tsx';
import { ChosenStep, StepButtons, useCaseSteps } from './CaseSteps.tsx';
import { CaseTimeline } from './CaseTimeline.tsx';
import { NoteForm } from './NoteForm.tsx';
import '../cases.css';

/** One case: where it is, how long it has, what can be done next, and what was. Escape leads back. */
export default function CasePage() {
  const { ticketId = '' } = useParams();
  const describe = useErrorText();
  const { data: ticket, error, refetch } = useTicket(ticketId);
  const navigate = useNavigate();
  const isFirst = useLocation().key === 'default';
  const back = () => void (isFirst ? navigate('/cases') : navigate(-1));
  if (ticket) return <LoadedCase key={ticket.id} ticket={ticket} onBack={back} />;
  if (error) return <NoCase text={describe(error)} onRetry={() => void refetch()} onBack={back} />;
  return <Skeleton active />;
}

interface NoCaseProps {
  /** Why it is not shown. */
  readonly text: string;
  onRetry(): void;
  onBack(): void;
}

function NoCase({ text, onRetry, onBack }: NoCaseProps) {
  useAction('back', onBack);
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <BackButton onBack={onBack} />
      <ErrorNotice text={text} onRetry={onRetry} />
    </Space>
  );
}

function BackButton({ onBack }: { onBack(): void }) {
  const { t } = useTranslation();
  return (
    <Button icon={<LeftOutlined aria-hidden />} onClick={onBack}>
      {t('common.back')} <KeyHint keys="Escape" />
    </Button>
  );
}

function LoadedCase({ ticket, onBack }: { readonly ticket: TicketView; onBack(): void }) {
  const { t } = useTranslation();
  const steps = useCaseSteps(ticket);
  const { step } = steps;
  const isNoting = useRef(false);
  const page = useRef<HTMLElement>(null);
  // Whoever came by keyboard, has left a form or made a step, whose button is gone, goes on from the top.
  useEffect(() => {
    if (step === null) page.current?.focus({ preventScroll: true });
  }, [step]);
  useLostFocus(page, ticket.version);
  // A dialog's Escape is its own, and nothing that was typed is thrown away.
  useAction('back', () => (isNoting.current || document.querySelector('[role="dialog"]') ? false : onBack()), {
    enabled: step === null,
  });
  return (
    <article ref={page} tabIndex={-1} className="case-page" aria-label={ticket.number}>
      <PageHeader
        title={<span className="tabular">{ticket.number}</span>}
        description={
          <span className="case-head">
            {t(`tickets.kind.${ticket.kind}`)} · {ticket.categoryPath.map(({ name }) => name).join(' / ')}
            <CaseState state={ticket.state} />
          </span>
        }
        actions={
          <>
            <SheetButton ticket={ticket} />
            <BackButton onBack={onBack} />
          </>
        }
      >
        <StepButtons of={steps} />
      </PageHeader>
      <ChosenStep of={steps} ticket={ticket} />
      <div className="case-columns">
        <div>
          <CaseFacts ticket={ticket} />
          <ReplyState ticket={ticket} />
          <CaseChange ticket={ticket} />
          <CaseFollowUp ticket={ticket} />
          <CaseChecks ticket={ticket} />
          <h2>{t('tickets.files.title')}</h2>
          <Attachments ticketId={ticket.id} mayWork={ticket.mayWork} />
        </div>
        <div>
          <CaseClocks ticketId={ticket.id} clocks={ticket.clocks} />
          <section aria-label={t('tickets.timeline')}>
            <h2>{t('tickets.timeline')}</h2>
            {ticket.mayWork && (
              <NoteForm
                ticket={ticket}
                onTyped={(isTyped) => {
                  isNoting.current = isTyped;
                }}
              />
            )}
            <AuditLink entity="ticket" thing={ticket.number} />
            <CaseTimeline events={ticket.events} changes={ticket.changes} />
          </section>
        </div>
      </div>
    </article>
  );
}
