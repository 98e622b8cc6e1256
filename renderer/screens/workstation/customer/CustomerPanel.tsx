import { Button, Skeleton } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCustomerCard } from '../../../api/customer-card.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { CustomerLink } from '../../../components/CustomerLink.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useWorkstation } from '../../../state/workstation.ts';
import { CustomerTags } from '../../customers/CustomerFacts.tsx';
import { CustomerSections } from '../../customers/card/CustomerSections.tsx';
import '../../customers/customers.css';
import { AskChangeForm } from '../../customers/request/AskChangeForm.tsx';
import { AskPanel } from '../AskPanel.tsx';
import { mayEnter } from '../DigitList.tsx';
import { useWork } from '../work-context.ts';

/** The customer in hand beside its order: everything about it, what is set right at once, and what is asked for. */
export function CustomerPanel() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { inHand, card } = useWork();
  const { error, refetch } = useCustomerCard(inHand.customer?.id ?? null);
  const asking = useWorkstation((state) => state.panel === 'ask-change');
  const { open } = useWorkstation.getState();
  const ask = useRef<HTMLButtonElement>(null);
  /** Also once what was asked is answered: by then the person may be somewhere else. */
  const leaveForm = () => {
    if (useWorkstation.getState().panel === 'ask-change') open('customer');
  };
  const isMasked = card?.phones.some(({ masked }) => masked) ?? false;
  // Asked for ahead, before the call came into this hand, the card has no whole numbers.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a customer, whatever it answers
  useEffect(() => {
    if (isMasked) void refetch();
  }, [card?.id]);
  const isLoaded = card !== undefined;
  // The key that opens the panel leads into it; the form has a focus of its own.
  useEffect(() => {
    if (isLoaded && !asking && mayEnter(ask.current)) ask.current?.focus();
  }, [isLoaded, asking]);
  return (
    <AskPanel title={card?.name ?? t('customers.card')}>
      {!card && error && <ErrorNotice text={describe(error)} onRetry={() => void refetch()} />}
      {!card && !error && <Skeleton active />}
      {card && (
        <article className="customer-card" aria-label={t('customers.card')}>
          <p className="card-head-line">
            <span className="tabular">{card.code}</span> <CustomerTags card={card} />
            <CustomerLink customerId={card.id}>{t('customers.openPage')}</CustomerLink>
            {!asking && (
              <Button ref={ask} size="small" onClick={() => open('ask-change')}>
                {t('customerChanges.ask')}
              </Button>
            )}
          </p>
          <CustomerSections
            card={card}
            form={asking ? <AskChangeForm card={card} onDone={leaveForm} /> : null}
            narrow
          />
        </article>
      )}
    </AskPanel>
  );
}
