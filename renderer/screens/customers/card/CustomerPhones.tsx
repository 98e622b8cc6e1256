import { useTranslation } from 'react-i18next';
import type { CustomerCard, CustomerPhone } from '../../../../shared/contract/customers.ts';
import { useRight } from '../../../api/auth.ts';
import { useCorrectCustomer } from '../../../api/customer-changes.ts';
import { AtOnceText } from './AtOnceText.tsx';

/** The numbers in the order they are dialed; whose they are is set right at once. */
export function CustomerPhones({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation();
  if (card.phones.length === 0) return t('customers.noPhone');
  return (
    <>
      <ul>
        {card.phones.map((phone) => (
          <li key={phone.position} className="tabular">
            {phone.dead ? <s>{phone.number}</s> : phone.number} <PhoneLabel customerId={card.id} phone={phone} />
            {phone.dead && <span className="customer-soft"> · {t('customers.dead')}</span>}
          </li>
        ))}
      </ul>
      {card.phones.some((phone) => phone.masked) && <span className="customer-soft">{t('customers.masked')}</span>}
    </>
  );
}

function PhoneLabel({ customerId, phone }: { readonly customerId: string; readonly phone: CustomerPhone }) {
  const { t } = useTranslation();
  const mayCorrect = useRight('call.work');
  const correct = useCorrectCustomer();
  const { position, number, label } = phone;
  const shown = <span className="customer-soft">{label}</span>;
  if (!mayCorrect) return shown;
  return (
    <AtOnceText
      label={t('customers.labelOf', { number })}
      value={label ?? ''}
      most={40}
      save={(after) => correct.run({ what: 'phone-label', customerId, position, number, before: label, after })}
    >
      {shown}
    </AtOnceText>
  );
}
