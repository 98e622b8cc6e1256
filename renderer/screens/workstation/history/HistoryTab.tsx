import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerOrder } from '../../../../shared/contract/customers.ts';
import { businessDateAt } from '../../../../shared/domain/calendar/business-date.ts';
import { useCustomerCard, useShownOrder } from '../../../api/customer-card.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { Amount } from '../../../components/Amount.tsx';
import { useCompany } from '../../../components/company-context.ts';
import { DateText } from '../../../components/DateText.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useWork } from '../work-context.ts';

/** The last orders, each with its lines on demand, and the last calls. */
export function HistoryTab() {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  const { card, inHand } = useWork();
  const { error, refetch } = useCustomerCard(inHand.customer?.id ?? null);
  const describe = useErrorText();
  const [shown, setShown] = useState<string | null>(null);
  if (!card && error) return <ErrorNotice text={describe(error)} onRetry={() => void refetch()} />;
  if (!card) return <Skeleton active title={false} paragraph={{ rows: 6 }} />;
  const { orderSummary: summary } = card;
  return (
    <>
      {summary.orders > 0 && (
        <p className="ws-quiet">
          {t('workstation.halfYear', { count: summary.orders })} <Amount minor={summary.amountMinor} />
          {summary.medianDaysBetween !== null &&
            ` · ${t('workstation.everyDays', { days: summary.medianDaysBetween })}`}
        </p>
      )}
      <h3 className="ws-list-title">{t('workstation.lastOrders')}</h3>
      {card.lastOrders.length === 0 && <p className="ws-quiet">{t('workstation.noOrders')}</p>}
      <ul className="ws-history">
        {card.lastOrders.map((order) => (
          <PastOrder
            key={order.id}
            order={order}
            open={shown === order.id}
            onToggle={() => setShown(shown === order.id ? null : order.id)}
          />
        ))}
      </ul>
      <h3 className="ws-list-title">{t('workstation.lastCalls')}</h3>
      {card.lastCalls.length === 0 && <p className="ws-quiet">{t('workstation.neverCalled')}</p>}
      <ul className="ws-history">
        {card.lastCalls.map((call) => (
          <li key={call.id}>
            <div className="ws-history-row">
              <DateText date={businessDateAt(call.startedAtMs, timeZone)} />
              <span className="ws-ellipsis">
                {call.disposition === null
                  ? t('workstation.callRunning')
                  : t(`callLog.disposition.${call.disposition}`)}
                {call.noOrderReason !== null && ` · ${t(`callLog.noOrderReason.${call.noOrderReason}`)}`}
              </span>
              <span className="ws-soft">{call.operatorName}</span>
            </div>
            {call.note !== null && <p className="ws-quiet">{call.note}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

interface PastOrderProps {
  readonly order: CustomerOrder;
  readonly open: boolean;
  onToggle(): void;
}

function PastOrder({ order, open, onToggle }: PastOrderProps) {
  const { t } = useTranslation();
  const lines = useShownOrder(open ? order.id : null).data?.lines;
  return (
    <li>
      <button type="button" className="ws-history-row" aria-expanded={open} onClick={onToggle}>
        <DateText date={order.orderDate} />
        <span className="ws-ellipsis">
          {t('workstation.orderLines', { count: order.lineCount, quantity: order.totalQuantity })}
          {order.state === 'cancelled' && ` · ${t('workstation.cancelled')}`}
        </span>
        <Amount minor={order.amountMinor} />
      </button>
      {open && lines && (
        <ul className="ws-history-lines">
          {lines.map((line) => (
            <li key={line.lineNumber}>
              <span className="ws-ellipsis">{line.name}</span>
              <span className="tabular">
                {line.quantity} {line.unit}
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
