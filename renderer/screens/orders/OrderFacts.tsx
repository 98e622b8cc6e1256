import { useTranslation } from 'react-i18next';
import type { OrderSummary } from '../../../shared/contract/orders.ts';
import { failureWords } from '../../../shared/i18n/failure-words.ts';
import { Amount } from '../../components/Amount.tsx';
import { AuditLink } from '../../components/AuditLink.tsx';
import { CustomerLink } from '../../components/CustomerLink.tsx';
import { CutoffDateText, DateText, InstantText } from '../../components/DateText.tsx';
import { OrderState } from './OrderState.tsx';
import { RescueLeft } from './RescueLeft.tsx';

/** Whose order it is, when it was taken and where it goes. */
export function OrderFacts({ order }: { readonly order: OrderSummary }) {
  const { t } = useTranslation();
  return (
    <dl className="order-facts">
      <dt>{t('orders.number')}</dt>
      <dd className="tabular">
        {order.number} <OrderState order={order} /> <AuditLink entity="order" thing={order.number} />
      </dd>
      <dt>{t('orders.customer')}</dt>
      <dd>
        <CustomerLink customerId={order.customerId}>{order.customerName}</CustomerLink>{' '}
        <span className="order-soft">{order.customerCode}</span>
      </dd>
      <dt>{t('orders.placed')}</dt>
      <dd>
        {order.channel === 'history' ? <DateText date={order.orderDate} /> : <InstantText atMs={order.placedAtMs} />}{' '}
        <span className="order-soft">
          {t(`orders.channels.${order.channel}`)}
          {order.operatorName !== null && ` · ${order.operatorName}`}
        </span>
      </dd>
      {order.deliveryDate !== null && (
        <>
          <dt>{t('orders.delivery')}</dt>
          <dd>
            <DateText date={order.deliveryDate} style="short-weekday" />
          </dd>
        </>
      )}
      {order.cutoffAtMs !== null && (
        <>
          <dt>{t('orders.cutoff')}</dt>
          <dd>
            <CutoffDateText atMs={order.cutoffAtMs} />
          </dd>
        </>
      )}
      {order.failure && (
        <>
          <dt>{t('orders.failedReason')}</dt>
          <dd>
            {failureWords(t, order.failure)}{' '}
            <span className="order-soft">
              <InstantText atMs={order.failure.atMs} />
            </span>
          </dd>
          <dt>{t('orders.rescueUntil')}</dt>
          <dd>
            {order.failure.rescueAtMs === null ? (
              t('orders.noRescue')
            ) : (
              <span className="failed-until">
                <CutoffDateText atMs={order.failure.rescueAtMs} />
                <RescueLeft atMs={order.failure.rescueAtMs} />
              </span>
            )}
          </dd>
        </>
      )}
      {order.offDayReason !== null && (
        <>
          <dt>{t('orders.offDay')}</dt>
          <dd>{order.offDayReason}</dd>
        </>
      )}
      {order.note !== null && (
        <>
          <dt>{t('orders.note')}</dt>
          <dd>{order.note}</dd>
        </>
      )}
      <dt>{t('orders.total')}</dt>
      <dd>
        {t('orders.totals', { lines: order.lineCount, quantity: order.totalQuantity })}{' '}
        <strong>
          <Amount minor={order.amountMinor} />
        </strong>
      </dd>
    </dl>
  );
}
