import { useTranslation } from 'react-i18next';
import type { CustomerCard } from '../../../../shared/contract/customers.ts';
import { readPreferredHour } from '../../../../shared/domain/customers/preferred-hour.ts';
import { formatMinuteOfDay } from '../../../../shared/i18n/format.ts';
import { useRight } from '../../../api/auth.ts';
import { useCorrectCustomer } from '../../../api/customer-changes.ts';
import { AtOnceText } from './AtOnceText.tsx';
import '../customers.css';

/** When the customer likes to be called; set right at once by whoever takes calls. */
export function PreferredHour({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation();
  const mayCorrect = useRight('call.work');
  const correct = useCorrectCustomer();
  const before =
    card.preferredFromMinute === null
      ? null
      : { fromMinute: card.preferredFromMinute, toMinute: card.preferredToMinute ?? 1440 };
  const text = before === null ? '' : `${formatMinuteOfDay(before.fromMinute)}-${formatMinuteOfDay(before.toMinute)}`;
  const shown = text === '' ? <span className="customer-soft">{t('customers.anyHour')}</span> : text;
  if (!mayCorrect) return shown;
  return (
    <AtOnceText
      label={t('customers.preferred')}
      value={text}
      most={20}
      hint={t('customers.preferredHint')}
      check={(typed) => (typed.trim() === '' || readPreferredHour(typed) ? null : t('customers.preferredWrong'))}
      save={(typed) =>
        correct.run({ what: 'preferred-hour', customerId: card.id, before, after: readPreferredHour(typed) })
      }
    >
      {shown}
    </AtOnceText>
  );
}

/** What to know of the customer; set right at once by whoever takes calls. */
export function CustomerNote({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation();
  const mayCorrect = useRight('call.work');
  const correct = useCorrectCustomer();
  const shown = card.note ?? <span className="customer-soft">{t('customers.noNote')}</span>;
  if (!mayCorrect) return shown;
  return (
    <AtOnceText
      label={t('customers.note')}
      value={card.note ?? ''}
      most={2000}
      multiline
      hint={t('customers.noteHint')}
      save={(after) => correct.run({ what: 'note', customerId: card.id, before: card.note, after })}
    >
      {shown}
    </AtOnceText>
  );
}
