import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../../shared/contract/ticket-view.ts';
import { levelKey } from '../../../../shared/i18n/ticket-event-words.ts';
import { CustomerLink } from '../../../components/CustomerLink.tsx';
import { InstantText } from '../../../components/DateText.tsx';
import { CaseChanges } from './CaseChanges.tsx';
import { CallOfCase, OrderOfCase } from './CaseLinks.tsx';
import { CasePriority } from './CasePriority.tsx';

interface CaseFactsProps {
  readonly ticket: TicketView;
  /** Beside an order, which nothing may cover. */
  readonly beside?: boolean;
}

/** Whose case it is, who has it, what it is about and what came of it. */
export function CaseFacts({ ticket, beside = false }: CaseFactsProps) {
  const { t } = useTranslation();
  const { customer, person, order, orderInHand, waitingFor, decision, rootCause, result, reply } = ticket;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      t('tickets.customer'),
      customer ? (
        <CustomerLink key="customer" customerId={customer.id}>{`${customer.code} ${customer.name}`}</CustomerLink>
      ) : (
        [person?.name, person?.phone].filter(Boolean).join(' · ')
      ),
    ],
    [t('tickets.priorityName'), <CasePriority key="priority" ticket={ticket} />],
    [t('tickets.order'), order && <OrderOfCase key="order" order={order} beside={beside} />],
    [
      t('tickets.order'),
      orderInHand && [t('tickets.orderInHand', orderInHand), orderInHand.productName].filter(Boolean).join(' · '),
    ],
    [t('caseActions.call'), ticket.call && <CallOfCase key="call" call={ticket.call} />],
    [t('caseActions.level'), ticket.level > 0 && t(levelKey(ticket.level))],
    [t('tickets.unit'), ticket.unit?.name],
    [t('tickets.assignee'), ticket.assignee?.name],
    [t('tickets.form.waitingFor'), waitingFor && t(`tickets.waitingFor.${waitingFor}`)],
    [
      t('tickets.registeredAt'),
      <>
        <InstantText key="at" atMs={ticket.registeredAtMs} /> {ticket.registeredByName}
      </>,
    ],
    [t('tickets.endedAt'), ticket.endedAtMs !== null && <InstantText atMs={ticket.endedAtMs} />],
    [t('tickets.reopenedTimes'), ticket.reopenedCount || null],
  ];
  const about = [
    ...ticket.fields.map(({ label, value }) => [label, value] as const),
    [t('tickets.form.decision'), decision && t(`tickets.decision.${decision}`)] as const,
    [t('tickets.form.rootCause'), rootCause && t(`tickets.rootCause.${rootCause}`)] as const,
    [t('tickets.form.result'), result] as const,
    [t('tickets.form.reply'), reply] as const,
    [
      t('followUps.satisfaction'),
      ticket.satisfaction !== null &&
        t('followUps.scoreOf', {
          score: ticket.satisfaction,
          word: t(`followUps.score.${ticket.satisfaction}`),
        }),
    ] as const,
    [t('followUps.state'), ticket.closedAs === 'not-reached' && t('followUps.closedAs')] as const,
  ];
  return (
    <>
      <section aria-label={t('tickets.facts')}>
        <h2>{t('tickets.facts')}</h2>
        <Facts facts={facts} />
        {!beside && <CaseChanges ticket={ticket} />}
      </section>
      <section aria-label={t('tickets.register.about')}>
        <h2>{t('tickets.register.about')}</h2>
        <p className="case-text">{ticket.description}</p>
        <Facts facts={about} />
      </section>
    </>
  );
}

/** Those that there are. */
function Facts({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false);
  if (known.length === 0) return null;
  return (
    <dl className="case-facts">
      {known.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="case-text">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
