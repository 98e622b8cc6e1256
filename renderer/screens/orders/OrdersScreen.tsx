import { ReloadOutlined, TruckOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useRight } from '../../api/auth.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useOrders } from '../../api/orders.ts';
import { fetchMore, isNotKnownYet } from '../../api/paged-list.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useToday } from '../../components/use-today.ts';
import { FailedOrders } from './FailedOrders.tsx';
import { type OrderView, orderFilterOf, orderParamsOf, orderViewOf } from './filter-params.ts';
import { HandOverDrawer } from './HandOverDrawer.tsx';
import { OrderDrawer } from './OrderDrawer.tsx';
import { OrderFilterBar } from './OrderFilterBar.tsx';
import { OrderTable } from './OrderTable.tsx';
import { OrderViews } from './OrderViews.tsx';
import './orders.css';

/** Orders by day, customer and state, and those that fell through: an operator's own, a team's, or all. */
export default function OrdersScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const [params, setParams] = useSearchParams();
  const [openOrderId, setOpenOrderId] = useState<string | null>(null);
  const [handingOver, setHandingOver] = useState(false);
  const mayHandOver = useRight('orders.handOver');
  const today = useToday();
  const view = orderViewOf(params);
  const filter = orderFilterOf(params, today);
  const orders = useOrders(filter);
  const rows = orders.data?.pages.flatMap((page) => page.rows) ?? [];

  return (
    <div className="orders">
      <PageHeader
        title={t('orders.title')}
        description={t('orders.description')}
        actions={
          <>
            {mayHandOver && (
              <Button icon={<TruckOutlined />} onClick={() => setHandingOver(true)}>
                {t('handOver.title')}
              </Button>
            )}
            <Button icon={<ReloadOutlined />} loading={orders.isRefetching} onClick={() => void orders.refetch()}>
              {t('orders.refresh')}
            </Button>
          </>
        }
      >
        <div className="orders-filters">
          <OrderViews view={view} onChange={(chosen) => setParams(viewParams(chosen), { replace: true })} />
          {view === 'all' && (
            <OrderFilterBar
              filter={filter}
              today={today}
              onChange={(changed) => setParams(orderParamsOf(changed), { replace: true })}
            />
          )}
        </div>
      </PageHeader>
      {view === 'all' && (
        <ErrorNotice text={orders.error ? describe(orders.error) : null} onRetry={() => void orders.refetch()} />
      )}
      {view !== 'all' ? (
        <FailedOrders key={view} lost={view === 'lost'} onOpen={setOpenOrderId} />
      ) : isNotKnownYet(orders, rows) ? (
        <Skeleton active />
      ) : rows.length === 0 && !orders.error ? (
        <EmptyState title={t('orders.none')} hint={t('orders.noneHint')} />
      ) : (
        <OrderTable
          rows={rows}
          loading={orders.isPlaceholderData}
          onOpen={setOpenOrderId}
          onNearEnd={() => fetchMore(orders)}
        />
      )}
      <HandOverDrawer open={handingOver} onClose={() => setHandingOver(false)} />
      <OrderDrawer orderId={openOrderId} onClose={() => setOpenOrderId(null)} />
    </div>
  );
}

function viewParams(view: OrderView): URLSearchParams {
  return new URLSearchParams(view === 'all' ? {} : { view });
}
