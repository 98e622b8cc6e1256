import { LeftOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams } from 'react-router';
import type { CustomerCard } from '../../../shared/contract/customers.ts';
import { useRight } from '../../api/auth.ts';
import { useListedCustomerCard } from '../../api/customers.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useSkills } from '../../api/skills.ts';
import { useAction } from '../../app/use-action.ts';
import { AuditLink } from '../../components/AuditLink.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { CustomerTags } from './CustomerFacts.tsx';
import { CustomerSections } from './card/CustomerSections.tsx';
import { EditCustomerForm } from './EditCustomerForm.tsx';
import { NeedSkillsDialog } from './NeedSkillsDialog.tsx';
import { AskChangeForm } from './request/AskChangeForm.tsx';
import './customers.css';

/** One customer with its history; the address leads here from anywhere, Escape back to where one came from. */
export default function CustomerPage() {
  const { customerId = '' } = useParams();
  const describe = useErrorText();
  const { data: card, error, refetch } = useListedCustomerCard(customerId);
  const back = useBack();
  if (card) return <LoadedPage key={card.id} card={card} onBack={back} />;
  if (error) {
    return (
      <>
        <BackButton onBack={back} />
        <ErrorNotice text={describe(error)} onRetry={() => void refetch()} />
      </>
    );
  }
  return <Skeleton active />;
}

/** To where one came from; an address that was opened by itself leads to the list. */
function useBack(): () => void {
  const navigate = useNavigate();
  const isFirst = useLocation().key === 'default';
  return () => void (isFirst ? navigate('/customers') : navigate(-1));
}

function BackButton({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation();
  return (
    <Button className="card-back" icon={<LeftOutlined aria-hidden />} onClick={onBack}>
      {t('common.back')} <KeyHint keys="Escape" />
    </Button>
  );
}

function LoadedPage({ card, onBack }: { readonly card: CustomerCard; readonly onBack: () => void }) {
  const { t } = useTranslation();
  const mayEdit = useRight('master.write');
  const mayAsk = useRight('call.work');
  const [typing, setTyping] = useState<'edit' | 'ask' | null>(null);
  const [needing, setNeeding] = useState(false);
  const hasSkills = (useSkills().data ?? []).length > 0;
  const head = useRef<HTMLElement>(null);
  const started = useRef<HTMLButtonElement>(null);
  const wasTyping = useRef(false);
  // Whoever came by keyboard goes on from the top; whoever has left a form from the button that opened it.
  useEffect(() => {
    if (typing === null) (wasTyping.current ? started.current : head.current)?.focus({ preventScroll: true });
    wasTyping.current = typing !== null;
  }, [typing]);
  const done = () => setTyping(null);
  // A dialog's Escape is its own.
  useAction('back', () => (document.querySelector('[role="dialog"]') ? false : onBack()), {
    enabled: typing === null,
  });
  return (
    <article ref={head} tabIndex={-1} className="customer-card" aria-label={card.name}>
      <PageHeader
        title={card.name}
        description={
          <span className="card-head-line">
            <span className="tabular">{card.code}</span> <CustomerTags card={card} />
          </span>
        }
        actions={
          <>
            <BackButton onBack={onBack} />
            <AuditLink entity="customer" thing={card.code} />
            {mayAsk && typing === null && (
              <Button {...(mayEdit ? {} : { ref: started })} onClick={() => setTyping('ask')}>
                {t('customerChanges.ask')}
              </Button>
            )}
            {mayEdit && hasSkills && typing === null && (
              <Button onClick={() => setNeeding(true)}>{t('skills.needOne')}</Button>
            )}
            {mayEdit && typing === null && (
              <Button ref={started} onClick={() => setTyping('edit')}>
                {t('customers.edit')}
              </Button>
            )}
          </>
        }
      />
      {needing && (
        <NeedSkillsDialog
          target={{ kind: 'selection', customerIds: [card.id] }}
          count={1}
          had={[card.skills.map(({ id }) => id)]}
          onClose={() => setNeeding(false)}
          onDone={() => setNeeding(false)}
        />
      )}
      <CustomerSections
        card={card}
        form={
          typing === 'edit' ? (
            <EditCustomerForm card={card} onDone={done} />
          ) : typing === 'ask' ? (
            <AskChangeForm card={card} onDone={done} />
          ) : null
        }
      />
    </article>
  );
}
