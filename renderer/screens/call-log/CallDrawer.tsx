import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallLogRow } from '../../../shared/contract/call-log.ts';
import type { ShownCall } from '../../../shared/contract/shown-call.ts';
import { useRight } from '../../api/auth.ts';
import { useShownCall } from '../../api/call-log.ts';
import { useErrorText } from '../../api/error-text.ts';
import { Amount } from '../../components/Amount.tsx';
import { AuditLink } from '../../components/AuditLink.tsx';
import { CustomerLink } from '../../components/CustomerLink.tsx';
import { InstantText } from '../../components/DateText.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { OrderState } from '../orders/OrderState.tsx';
import { CaseState } from '../tickets/CaseState.tsx';
import { CallAgenda } from './CallAgenda.tsx';
import { CallPart, CaseNumber } from './CallPart.tsx';

interface CallDrawerProps {
  /** null: closed. */
  readonly callId: string | null;
  onClose(): void;
  /** Another call of the same task or conversation. */
  onOpen(callId: string): void;
  onOpenOrder(orderId: string): void;
}

/** One call at the side of the log: who, when, how it ended, and what came of it. */
export function CallDrawer({ callId, onClose, onOpen, onOpenOrder }: CallDrawerProps) {
  const { t } = useTranslation();
  return (
    <SideDrawer open={callId !== null} onClose={onClose} size={560} title={t('callLog.call.title')}>
      {callId !== null && <LoadedCall key={callId} callId={callId} onOpen={onOpen} onOpenOrder={onOpenOrder} />}
    </SideDrawer>
  );
}

interface LoadedProps extends Pick<CallDrawerProps, 'onOpen' | 'onOpenOrder'> {
  readonly callId: string;
}

function LoadedCall({ callId, ...open }: LoadedProps) {
  const describe = useErrorText();
  const shown = useShownCall(callId);
  if (shown.data) return <OneCall shown={shown.data} {...open} />;
  if (shown.error) return <ErrorNotice text={describe(shown.error)} onRetry={() => void shown.refetch()} />;
  return <Skeleton active />;
}

interface OneCallProps extends Pick<CallDrawerProps, 'onOpen' | 'onOpenOrder'> {
  readonly shown: ShownCall;
}

function OneCall({ shown, onOpen, onOpenOrder }: OneCallProps) {
  const { t } = useTranslation();
  const mayOrders = useRight('order.write');
  const { call, orders, tickets, attempts, conversation } = shown;
  return (
    <article className="call-shown" aria-label={t('callLog.call.title')}>
      <CallFacts shown={shown} />
      <AuditLink entity="call" thing={call.id} />
      <CallPart title={t('callLog.call.orders')} items={orders}>
        {(order) => (
          <>
            {mayOrders ? (
              <Button type="link" size="small" className="call-link tabular" onClick={() => onOpenOrder(order.id)}>
                {order.number}
              </Button>
            ) : (
              <span className="tabular">{order.number}</span>
            )}
            <OrderState order={order} />
            <span className="call-soft">
              {t('callLog.call.quantity', { quantity: order.quantity })} · <Amount minor={order.amountMinor} />
            </span>
          </>
        )}
      </CallPart>
      <CallPart title={t('callLog.call.tickets')} items={tickets}>
        {(ticket) => (
          <>
            <CaseNumber id={ticket.id} number={ticket.number} />
            <CaseState state={ticket.state} />
            <span className="call-soft">
              {t(`tickets.kind.${ticket.kind}`)} · {ticket.categoryName}
            </span>
          </>
        )}
      </CallPart>
      <CallAgenda shown={shown} />
      {attempts.length > 1 && (
        <CallPart title={t('callLog.call.attempts', { count: attempts.length })} items={attempts}>
          {(attempt) => <OtherCall call={attempt} isThis={attempt.id === call.id} onOpen={onOpen} />}
        </CallPart>
      )}
      <CallPart title={t('callLog.call.conversation')} items={conversation}>
        {(other) => <OtherCall call={other} isThis={false} onOpen={onOpen} name={other.customerName} />}
      </CallPart>
    </article>
  );
}

function CallFacts({ shown: { call, promise } }: { readonly shown: ShownCall }) {
  const { t } = useTranslation();
  const seconds = (value: number) => t('callLog.call.seconds', { seconds: value });
  const facts: [label: string, value: ReactNode][] = [
    [
      t('callLog.call.customer'),
      call.customerId !== null && (
        <>
          <CustomerLink customerId={call.customerId}>{call.customerName}</CustomerLink>{' '}
          <span className="call-soft">{[call.customerCode, call.class, call.route].filter(Boolean).join(' · ')}</span>
        </>
      ),
    ],
    [t('callLog.column.number'), call.number && <span className="tabular">{call.number}</span>],
    [t('callLog.column.direction'), t(`callLog.direction.${call.direction}`)],
    [t('callLog.column.source'), t(`queue.source.${call.source}`, { defaultValue: call.source })],
    [t('callLog.column.operator'), [call.operator, call.seat].filter(Boolean).join(' · ')],
    [t('callLog.column.startedAt'), <InstantText key="started" atMs={call.startedAtMs} />],
    [t('callLog.column.answeredAt'), call.answeredAtMs && <InstantText atMs={call.answeredAtMs} />],
    [t('callLog.column.endedAt'), call.endedAtMs && <InstantText atMs={call.endedAtMs} />],
    [
      t('callLog.call.times'),
      t('callLog.call.talkHoldWrapUp', {
        talk: seconds(call.talkSeconds),
        hold: seconds(call.holdSeconds),
        wrapUp: seconds(call.wrapUpSeconds),
      }),
    ],
    [
      t('callLog.column.disposition'),
      call.disposition === null
        ? t('callLog.call.openYet')
        : [
            t(`callLog.disposition.${call.disposition}`),
            call.noOrderReason && t(`callLog.noOrderReason.${call.noOrderReason}`),
          ]
            .filter(Boolean)
            .join(' · '),
    ],
    [
      t('callLog.call.promise'),
      promise && (
        <>
          <InstantText atMs={promise.atMs} />{' '}
          <span className="call-soft">{t(`callLog.call.promisedTo.${promise.to}`)}</span>
        </>
      ),
    ],
    [t('callLog.column.note'), call.note && <span className="call-note">{call.note}</span>],
    [
      t('callLog.column.id'),
      <span key="id" className="call-soft tabular">
        {call.id}
      </span>,
    ],
  ];
  return (
    <dl className="call-facts">
      {facts
        .filter(([, value]) => value !== null && value !== false && value !== '')
        .map(([label, value]) => [<dt key={label}>{label}</dt>, <dd key={`${label}-value`}>{value}</dd>])}
    </dl>
  );
}

interface OtherCallProps {
  readonly call: CallLogRow;
  readonly isThis: boolean;
  readonly name?: string | null;
  onOpen(callId: string): void;
}

function OtherCall({ call, isThis, name, onOpen }: OtherCallProps) {
  const { t } = useTranslation();
  const when = <InstantText atMs={call.startedAtMs} />;
  return (
    <>
      {isThis ? (
        <strong>{when}</strong>
      ) : (
        <Button type="link" size="small" className="call-link" onClick={() => onOpen(call.id)}>
          {name ?? when}
        </Button>
      )}
      <span>
        {call.disposition === null ? t('callLog.call.openYet') : t(`callLog.disposition.${call.disposition}`)}
      </span>
      <span className="call-soft">
        {call.operator}
        {isThis && ` · ${t('callLog.call.this')}`}
      </span>
    </>
  );
}
