import { Skeleton, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CustomerCard } from '../../../../shared/contract/customers.ts';
import type { OrderSummary } from '../../../../shared/contract/orders.ts';
import { formatAmount, formatCount } from '../../../../shared/i18n/format.ts';
import { useOrdersOfCustomer } from '../../../api/customer-history.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useOrder } from '../../../api/orders.ts';
import { Amount } from '../../../components/Amount.tsx';
import { useCompany } from '../../../components/company-context.ts';
import { DateText } from '../../../components/DateText.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useLanguage } from '../../../components/use-language.ts';
import { OrderLines } from '../../orders/OrderLines.tsx';
import { OrderState } from '../../orders/OrderState.tsx';
import '../../orders/orders.css';
import { MoreRows } from './MoreRows.tsx';

/** Every order of the customer, newest first, with its lines on demand. */
export function OrdersSection({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const list = useOrdersOfCustomer(card.id);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section aria-label={t('customers.orders')}>
      <h3>{t('customers.orders')}</h3>
      <p className="customer-soft card-line">
        <Pattern card={card} />
      </p>
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton active paragraph={{ rows: 3 }} />}
      {rows.length > 0 && (
        <Table<OrderSummary>
          size="small"
          className="card-table"
          rowKey="orderId"
          pagination={false}
          dataSource={rows}
          expandable={{
            expandRowByClick: true,
            expandedRowRender: (order) => <Lines orderId={order.orderId} />,
            columnTitle: <span className="visually-hidden">{t('customers.lines')}</span>,
          }}
          columns={[
            { title: t('customers.orderDate'), width: 96, render: (_, order) => <DateText date={order.orderDate} /> },
            {
              title: t('customers.orderNumber'),
              className: 'card-wide tabular',
              ellipsis: true,
              dataIndex: 'number',
            },
            { title: t('customers.status'), width: 96, render: (_, order) => <OrderState order={order} /> },
            {
              title: t('customers.deliveryDate'),
              className: 'card-wide',
              width: 96,
              render: (_, order) => <DateText date={order.deliveryDate} />,
            },
            { title: t('customers.lines'), dataIndex: 'lineCount', align: 'right', width: 64 },
            { title: t('customers.quantity'), dataIndex: 'totalQuantity', align: 'right', width: 80 },
            {
              title: t('customers.amount'),
              align: 'right',
              width: 96,
              render: (_, order) => <Amount minor={order.amountMinor} plain />,
            },
          ]}
        />
      )}
      <MoreRows list={list} label={t('customers.orders')} />
    </section>
  );
}

function Lines({ orderId }: { readonly orderId: string }) {
  const describe = useErrorText();
  const { data, error, refetch } = useOrder(orderId);
  if (data) return <OrderLines lines={data.lines} />;
  if (error) return <ErrorNotice text={describe(error)} onRetry={() => void refetch()} />;
  return <Skeleton active title={false} paragraph={{ rows: 2 }} />;
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
