import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CustomerCard, CustomerOrder } from '../../../shared/contract/customers.ts';
import { formatAmount, formatCount } from '../../../shared/i18n/format.ts';
import { Amount } from '../../components/Amount.tsx';
import { useCompany } from '../../components/company-context.ts';
import { DateText, InstantText } from '../../components/DateText.tsx';
import { useLanguage } from '../../components/use-language.ts';

/** How the customer orders, the last orders and the last calls. */
export function CustomerHistory({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t('customers.lastOrders')}</h3>
      <p className="customer-soft" style={{ margin: '0 0 6px' }}>
        <Pattern card={card} />
      </p>
      {card.lastOrders.length > 0 && (
        <Table<CustomerOrder>
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={card.lastOrders}
          columns={[
            { title: t('customers.orderDate'), render: (_, order) => <DateText date={order.orderDate} /> },
            {
              title: t('customers.status'),
              render: (_, order) =>
                order.kind === 'return' ? t('customers.return') : t(`customers.orderState.${order.state}`),
            },
            { title: t('customers.lines'), dataIndex: 'lineCount', align: 'right' },
            { title: t('customers.quantity'), dataIndex: 'totalQuantity', align: 'right' },
            {
              title: t('customers.amount'),
              align: 'right',
              render: (_, order) => <Amount minor={order.amountMinor} />,
            },
          ]}
        />
      )}
      <h3>{t('customers.lastCalls')}</h3>
      {card.lastCalls.length === 0 ? (
        <p className="customer-soft">{t('customers.noCalls')}</p>
      ) : (
        <ul className="customer-calls">
          {card.lastCalls.map((call) => (
            <li key={call.id}>
              <InstantText atMs={call.startedAtMs} />{' '}
              {call.disposition === null ? t('customers.noResult') : t(`callLog.disposition.${call.disposition}`)}
              {call.noOrderReason !== null && ` (${t(`callLog.noOrderReason.${call.noOrderReason}`)})`}
              <span className="customer-soft"> {t('customers.by', { name: call.operatorName })}</span>
              {call.note && <div className="customer-soft">{call.note}</div>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Pattern({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { currency } = useCompany();
  const { orders, amountMinor, medianDaysBetween } = card.orderSummary;
  if (orders === 0) return t(card.lastOrders.length === 0 ? 'customers.noOrders' : 'customers.patternNone');
  const facts = {
    count: formatCount(orders, language) as never,
    amount: formatAmount(amountMinor, currency, language),
  };
  return medianDaysBetween === null
    ? t('customers.patternOnce', facts)
    : t('customers.pattern', { ...facts, days: medianDaysBetween });
}
