import { useTranslation } from 'react-i18next';
import { useConveyed } from '../../../api/customer-history.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { InstantText } from '../../../components/DateText.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { MoreRows } from './MoreRows.tsx';

/** What the customer was told, the latest first; nothing where it was never told anything. */
export function ConveyedSection({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const list = useConveyed(customerId);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  if (list.error) return <ErrorNotice text={describe(list.error)} onRetry={() => void list.refetch()} />;
  if (rows.length === 0) return null;
  return (
    <section aria-label={t('customers.conveyed')}>
      <h3>{t('customers.conveyed')}</h3>
      <ul className="card-plain">
        {rows.map(({ messageId, text, atMs, operatorName }) => (
          <li key={messageId}>
            {text}{' '}
            <span className="customer-soft">
              <InstantText atMs={atMs} /> {t('customers.by', { name: operatorName })}
            </span>
          </li>
        ))}
      </ul>
      <MoreRows list={list} label={t('customers.conveyed')} />
    </section>
  );
}
