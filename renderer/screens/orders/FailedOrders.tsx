import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { LOST_DAYS } from '../../../shared/contract/failed-orders.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useFailedOrders } from '../../api/orders.ts';
import { fetchMore } from '../../api/paged-list.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FailedTable } from './FailedTable.tsx';

interface FailedOrdersProps {
  readonly lost: boolean;
  onOpen(orderId: string): void;
}

/** The work list of failed orders: the nearest deadline first; or what was lost in the last days. */
export function FailedOrders({ lost, onOpen }: FailedOrdersProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const list = useFailedOrders(lost);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  if (list.isPending) return <Skeleton active />;
  return (
    <>
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      {rows.length === 0 && !list.error ? (
        <EmptyState
          title={t(lost ? 'orders.noneLost' : 'orders.noneFailed')}
          hint={t(lost ? 'orders.noneLostHint' : 'orders.noneFailedHint', { days: LOST_DAYS })}
        />
      ) : (
        <FailedTable
          rows={rows}
          lost={lost}
          loading={list.isPlaceholderData}
          onOpen={onOpen}
          onNearEnd={() => fetchMore(list)}
        />
      )}
    </>
  );
}
