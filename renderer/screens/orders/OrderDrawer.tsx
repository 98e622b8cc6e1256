import { InfoCircleOutlined } from '@ant-design/icons';
import { Button, Skeleton, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownOrder } from '../../../shared/contract/orders.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useOrder } from '../../api/orders.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { CancelOrder } from './CancelOrder.tsx';
import { ChangeOrder } from './ChangeOrder.tsx';
import { KeepAsStanding } from './KeepAsStanding.tsx';
import { OrderFacts } from './OrderFacts.tsx';
import { OrderLines } from './OrderLines.tsx';
import { OrderVersions } from './OrderVersions.tsx';
import { SlipOfOrder } from './SlipOfOrder.tsx';
import './orders.css';

interface OrderDrawerProps {
  /** null: closed. */
  readonly orderId: string | null;
  onClose(): void;
}

/** One order at the side of the list: its lines, its versions, and until the cut-off its change and cancellation. */
export function OrderDrawer({ orderId, onClose }: OrderDrawerProps) {
  const { t } = useTranslation();
  return (
    <SideDrawer
      open={orderId !== null}
      onClose={onClose}
      size={560}
      title={t('orders.order')}
      closeLabel={t('orders.close')}
    >
      {orderId !== null && <LoadedOrder key={orderId} orderId={orderId} />}
    </SideDrawer>
  );
}

function LoadedOrder({ orderId }: { readonly orderId: string }) {
  const describe = useErrorText();
  const shown = useOrder(orderId);
  if (shown.data) return <OneOrder shown={shown.data} />;
  if (shown.error) return <ErrorNotice text={describe(shown.error)} onRetry={() => void shown.refetch()} />;
  return <Skeleton active />;
}

type Doing = 'change' | 'cancel' | 'standing' | 'standing-kept' | 'slip';

function OneOrder({ shown }: { readonly shown: ShownOrder }) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<Doing | null>(null);
  const { order, lines } = shown;
  // A late answer to one leaves what was begun meanwhile as it is.
  const end =
    (what: Doing, then: Doing | null = null) =>
    () =>
      setDoing((now) => (now === what ? then : now));
  return (
    <article className="order-shown" aria-label={order.number}>
      <OrderFacts order={order} />
      {(doing === null || doing === 'standing-kept') && (
        <Space wrap>
          {order.open && (
            <Button type={order.failure ? 'primary' : 'default'} onClick={() => setDoing('change')}>
              {t(order.failure ? 'orders.repair' : 'orders.change')}
            </Button>
          )}
          {order.open && (
            <Button danger onClick={() => setDoing('cancel')}>
              {t('orders.cancel')}
            </Button>
          )}
          {order.kind === 'order' && <Button onClick={() => setDoing('slip')}>{t('slip.show')}</Button>}
          {order.kind === 'order' && <Button onClick={() => setDoing('standing')}>{t('orders.standing')}</Button>}
        </Space>
      )}
      {doing === 'slip' && <SlipOfOrder orderId={order.orderId} onDone={end('slip')} />}
      {doing === 'standing-kept' && (
        <p role="status" className="order-soft">
          {t('orders.standingKept')}
        </p>
      )}
      {doing === 'standing' && (
        <KeepAsStanding shown={shown} onKept={end('standing', 'standing-kept')} onCancel={end('standing')} />
      )}
      {order.channel === 'web' && (
        <p className="order-soft">
          <InfoCircleOutlined aria-hidden /> {t('orders.webShopOnly')}
        </p>
      )}
      {doing === 'cancel' && <CancelOrder order={order} onDone={end('cancel')} />}
      {doing === 'change' ? <ChangeOrder shown={shown} onDone={end('change')} /> : <OrderLines lines={lines} />}
      <OrderVersions shown={shown} />
    </article>
  );
}
