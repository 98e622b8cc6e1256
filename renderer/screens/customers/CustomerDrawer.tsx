import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useListedCustomerCard } from '../../api/customers.ts';
import { useErrorText } from '../../api/error-text.ts';
import { CustomerLink } from '../../components/CustomerLink.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { CustomerTags } from './CustomerFacts.tsx';
import { CustomerSections } from './card/CustomerSections.tsx';
import './customers.css';

interface CustomerDrawerProps {
  /** null: closed. */
  readonly customerId: string | null;
  onClose(): void;
}

/** A look at one customer at the side of a list that must not be left; its page is one link away. */
export function CustomerDrawer({ customerId, onClose }: CustomerDrawerProps) {
  const { t } = useTranslation();
  return (
    <SideDrawer
      open={customerId !== null}
      onClose={onClose}
      size={520}
      title={t('customers.card')}
      closeLabel={t('customers.closeCard')}
    >
      {customerId !== null && <LoadedCard key={customerId} customerId={customerId} />}
    </SideDrawer>
  );
}

function LoadedCard({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { data: card, error, refetch } = useListedCustomerCard(customerId);
  if (!card) {
    if (error) return <ErrorNotice text={describe(error)} onRetry={() => void refetch()} />;
    return <Skeleton active />;
  }
  return (
    <article className="customer-card" aria-label={card.name}>
      <h2 className="card-name">{card.name}</h2>
      <p className="card-head-line">
        <span className="tabular">{card.code}</span> <CustomerTags card={card} />
        <CustomerLink customerId={card.id}>{t('customers.openPage')}</CustomerLink>
      </p>
      <CustomerSections card={card} form={null} narrow />
    </article>
  );
}
