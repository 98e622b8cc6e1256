import { Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRight } from '../../api/auth.ts';
import { useListedCustomerCard } from '../../api/customers.ts';
import { useErrorText } from '../../api/error-text.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { CustomerExceptions } from '../exceptions/CustomerExceptions.tsx';
import { CustomerPauses } from '../exceptions/CustomerPauses.tsx';
import { CustomerClasses } from './CustomerClasses.tsx';
import { CustomerFacts } from './CustomerFacts.tsx';
import { CustomerHistory } from './CustomerHistory.tsx';
import { EditCustomerForm } from './EditCustomerForm.tsx';
import { OwnStrategy } from './OwnStrategy.tsx';

interface CustomerDrawerProps {
  /** null: closed. */
  readonly customerId: string | null;
  onClose(): void;
  /** Another customer, from the related ones. */
  onOpen(customerId: string): void;
}

/** One customer at the side of the list. */
export function CustomerDrawer({ customerId, onClose, onOpen }: CustomerDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      open={customerId !== null}
      onClose={onClose}
      size={520}
      title={t('customers.card')}
      closable={{ 'aria-label': t('customers.closeCard') }}
      destroyOnHidden
    >
      {customerId !== null && <CustomerCardView key={customerId} customerId={customerId} onOpen={onOpen} />}
    </Drawer>
  );
}

function CustomerCardView({ customerId, onOpen }: Pick<CustomerDrawerProps, 'onOpen'> & { customerId: string }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const mayEdit = useRight('master.write');
  const maySeePlan = useRight('plan.read');
  const [isEditing, setEditing] = useState(false);
  const [wasEdited, setWasEdited] = useState(false);
  const { data: card, error, refetch } = useListedCustomerCard(customerId);
  if (!card) {
    if (error) return <ErrorNotice text={describe(error)} onRetry={() => void refetch()} />;
    return <Skeleton active />;
  }
  function endEditing() {
    setEditing(false);
    setWasEdited(true);
  }
  if (isEditing) return <EditCustomerForm card={card} onDone={endEditing} />;
  return (
    <article className="customer-card" aria-label={card.name}>
      <CustomerFacts
        card={card}
        onOpen={onOpen}
        action={
          mayEdit && (
            <Button autoFocus={wasEdited} onClick={() => setEditing(true)}>
              {t('customers.edit')}
            </Button>
          )
        }
      />
      {maySeePlan && <CustomerClasses customerId={customerId} name={card.name} />}
      {maySeePlan && <OwnStrategy card={card} />}
      <CustomerPauses customer={card} />
      <CustomerExceptions customerId={card.id} />
      <CustomerHistory card={card} />
    </article>
  );
}
