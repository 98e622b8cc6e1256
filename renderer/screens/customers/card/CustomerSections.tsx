import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ChangeView } from '../../../../shared/contract/customer-changes.ts';
import type { CustomerCard } from '../../../../shared/contract/customers.ts';
import { useRight } from '../../../api/auth.ts';
import { DeclineDialog } from '../../customer-changes/DeclineDialog.tsx';
import { CustomerExceptions } from '../../exceptions/CustomerExceptions.tsx';
import { CustomerPauses } from '../../exceptions/CustomerPauses.tsx';
import { OpenCases } from '../../tickets/OpenCases.tsx';
import { CustomerClasses } from '../CustomerClasses.tsx';
import { CustomerFacts } from '../CustomerFacts.tsx';
import { OwnStrategy } from '../OwnStrategy.tsx';
import { RequestsSection } from '../request/RequestsSection.tsx';
import { CallsSection } from './CallsSection.tsx';
import { ConveyedSection } from './ConveyedSection.tsx';
import { OrdersSection } from './OrdersSection.tsx';
import { OutlookSection } from './OutlookSection.tsx';
import { TimelineSection } from './TimelineSection.tsx';
import './card.css';

interface CustomerSectionsProps {
  readonly card: CustomerCard;
  /** Stands in the place of the facts while something of them is typed. */
  readonly form: React.ReactNode;
  /** Beside a call: one column, without what only planning needs. */
  readonly narrow?: boolean;
}

/** Everything about a customer with its history: data and requests, what lies ahead, what was. */
export function CustomerSections({ card, form, narrow = false }: CustomerSectionsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const maySeePlan = useRight('plan.read') && !narrow;
  const [declining, setDeclining] = useState<ChangeView | null>(null);
  return (
    <div className="card-columns" data-narrow={narrow}>
      <div>
        {form}
        <RequestsSection customerId={card.id} onDecline={setDeclining} />
        <OpenCases customerId={card.id} />
        {form === null && (
          <section aria-label={t('customers.data')}>
            <h2>{t('customers.data')}</h2>
            <CustomerFacts card={card} onOpen={(customerId) => void navigate(`/customers/${customerId}`)} />
          </section>
        )}
        {maySeePlan && <CustomerClasses customerId={card.id} name={card.name} />}
        {maySeePlan && <OwnStrategy card={card} />}
      </div>
      <div>
        <section aria-label={t('customers.ahead')}>
          <h2>{t('customers.ahead')}</h2>
          <OutlookSection card={card} />
          <CustomerPauses customer={card} />
          <CustomerExceptions customerId={card.id} />
        </section>
        <section aria-label={t('customers.history')}>
          <h2>{t('customers.history')}</h2>
          <OrdersSection card={card} />
          <CallsSection customerId={card.id} />
          <ConveyedSection customerId={card.id} />
          <TimelineSection customerId={card.id} />
        </section>
      </div>
      {declining && <DeclineDialog change={declining} onClose={() => setDeclining(null)} />}
    </div>
  );
}
