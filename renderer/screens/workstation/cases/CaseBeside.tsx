import { Skeleton } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TicketView } from '../../../../shared/contract/ticket-view.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useTicket } from '../../../api/tickets.ts';
import { useAction } from '../../../app/use-action.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useWorkstation } from '../../../state/workstation.ts';
import { CaseState } from '../../tickets/CaseState.tsx';
import { Attachments } from '../../tickets/page/Attachments.tsx';
import { CaseChecks } from '../../tickets/page/CaseChecks.tsx';
import { CaseClocks } from '../../tickets/page/CaseClocks.tsx';
import { CaseFacts } from '../../tickets/page/CaseFacts.tsx';
import { ChosenStep, StepButtons, useCaseSteps } from '../../tickets/page/CaseSteps.tsx';
import { CaseTimeline } from '../../tickets/page/CaseTimeline.tsx';
import '../../tickets/cases.css';
import { CaseChange } from '../../tickets/change/CaseChange.tsx';
import { ReplyState } from '../../tickets/change/ReplyState.tsx';
import { FollowUpSentences } from '../../tickets/follow-up/CaseFollowUp.tsx';
import { NoteForm } from '../../tickets/page/NoteForm.tsx';
import { useLostFocus } from '../../tickets/use-lost-focus.ts';
import { DrawerHead } from './DrawerHead.tsx';

/** A case beside the order: where it is, how long it has, what the operator may do, and what was. */
export function CaseBeside({ ticketId }: { readonly ticketId: string }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { data: ticket, error, refetch } = useTicket(ticketId);
  if (ticket) return <LoadedCase key={ticket.id} ticket={ticket} />;
  return (
    <>
      <DrawerHead title={t('caseDrawer.title')} />
      {error ? (
        <ErrorNotice text={describe(error)} onRetry={() => void refetch()} />
      ) : (
        <Skeleton active aria-label={t('caseDrawer.loading')} />
      )}
    </>
  );
}

function LoadedCase({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation();
  const steps = useCaseSteps(ticket);
  const { step, closeStep } = steps;
  const isBehind = useWorkstation((state) => state.panel !== null);
  const article = useRef<HTMLElement>(null);
  // Whoever came by keyboard, has left a form or made a step, whose button is gone, goes on from the top.
  useEffect(() => {
    const focused = document.activeElement;
    // Loaded late, it leaves the focus to who is typing into the order by now.
    const isTyping =
      focused instanceof HTMLElement && focused.matches('input, textarea') && !focused.closest('.ws-drawer');
    if (step === null && !isTyping) article.current?.focus({ preventScroll: true });
  }, [step]);
  useLostFocus(article, ticket.version);
  // Back from the form of a step first, which keeps what was typed.
  useAction('back', () => closeStep(), { enabled: step !== null && !isBehind });
  return (
    <article ref={article} tabIndex={-1} className="case-page ws-case" aria-label={ticket.number}>
      <DrawerHead title={<span className="tabular">{ticket.number}</span>} />
      <p className="case-head">
        {t(`tickets.kind.${ticket.kind}`)} · {ticket.categoryPath.map(({ name }) => name).join(' / ')}
        <CaseState state={ticket.state} />
        <Link className="ws-link" to={`/cases/${ticket.id}`}>
          {t('caseDrawer.page')}
        </Link>
      </p>
      <FollowUpSentences ticket={ticket} />
      <StepButtons of={steps} />
      <ChosenStep of={steps} ticket={ticket} />
      <CaseClocks ticketId={ticket.id} clocks={ticket.clocks} />
      <CaseFacts ticket={ticket} beside />
      <ReplyState ticket={ticket} />
      <CaseChange ticket={ticket} />
      <CaseChecks ticket={ticket} />
      <section aria-label={t('tickets.timeline')}>
        <h2>{t('tickets.timeline')}</h2>
        {ticket.mayWork && <NoteForm ticket={ticket} />}
        <CaseTimeline events={ticket.events} changes={ticket.changes} />
      </section>
      <h2>{t('tickets.files.title')}</h2>
      <Attachments ticketId={ticket.id} mayWork={ticket.mayWork} />
    </article>
  );
}
