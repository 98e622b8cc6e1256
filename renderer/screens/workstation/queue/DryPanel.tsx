import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DryReason } from '../../../../shared/contract/queue.ts';
import { useDryCustomers } from '../../../api/dry.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useDryDetail } from '../../../components/use-dry-detail.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { AskPanel } from '../AskPanel.tsx';

/** The customers that one reason holds back, each with its particular. */
export function DryPanel() {
  const reason = useWorkstation((state) => state.dryReason);
  return reason === null ? null : <DryCustomers key={reason} reason={reason} />;
}

function DryCustomers({ reason }: { readonly reason: DryReason }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const detailOf = useDryDetail();
  const list = useDryCustomers('workstation', {}, reason);
  const customers = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <AskPanel title={t(`queue.dry.${reason}`)}>
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      {!list.isPending && customers.length === 0 && <p className="ws-quiet">{t('workstation.dryNobody')}</p>}
      {/* A list that scrolls has to take the focus, or the keyboard can't reach its end. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <ul className="ws-dry-customers" aria-label={t(`queue.dry.${reason}`)} tabIndex={0}>
        {customers.map((customer) => (
          <li key={customer.taskId}>
            <span className="ws-ellipsis" title={customer.customerName}>
              {customer.customerName}
            </span>
            <span className="ws-soft tabular">{detailOf(reason, customer)}</span>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button size="small" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('workstation.dryMore')}
        </Button>
      )}
    </AskPanel>
  );
}
