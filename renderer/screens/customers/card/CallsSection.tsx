import { PhoneOutlined } from '@ant-design/icons';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCallsOfCustomer } from '../../../api/customer-history.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { InstantText } from '../../../components/DateText.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { MoreRows } from './MoreRows.tsx';

/** Every call with the customer, newest first: what came of it, who made it, what was noted. */
export function CallsSection({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const list = useCallsOfCustomer(customerId);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section aria-label={t('customers.calls')}>
      <h3>{t('customers.calls')}</h3>
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton active paragraph={{ rows: 2 }} />}
      {list.data && rows.length === 0 && <p className="customer-soft card-line">{t('customers.noCalls')}</p>}
      <ul className="card-plain">
        {rows.map((call) => (
          <li key={call.id}>
            <InstantText atMs={call.startedAtMs} />{' '}
            <strong>
              {call.disposition === null ? t('customers.noResult') : t(`callLog.disposition.${call.disposition}`)}
            </strong>
            {call.noOrderReason !== null && ` (${t(`callLog.noOrderReason.${call.noOrderReason}`)})`}
            <span className="customer-soft">
              {' '}
              {call.direction === 'in' && (
                <>
                  <PhoneOutlined aria-hidden /> {t('customers.incoming')}{' '}
                </>
              )}
              {call.number !== null && <span className="tabular">{call.number} · </span>}
              {t('customers.by', { name: call.operatorName })}
              {call.orderNumber !== null && <span className="tabular"> · {call.orderNumber}</span>}
            </span>
            {call.note && <div className="customer-soft">{call.note}</div>}
          </li>
        ))}
      </ul>
      <MoreRows list={list} label={t('customers.calls')} />
    </section>
  );
}
