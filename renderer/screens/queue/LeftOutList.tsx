import { SearchOutlined } from '@ant-design/icons';
import { Button, Empty, Input, type TableColumnsType } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BuildCounts, ExclusionReason } from '../../../shared/contract/queue.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { fetchMore } from '../../api/paged-list.ts';
import { useLeftOut, useLeftOutCounts } from '../../api/queue.ts';
import { CustomerLink } from '../../components/CustomerLink.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PagedTable } from '../../components/PagedTable.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { reasonsOf } from './preview-state.ts';

interface LeftOutListProps {
  readonly date: string;
  readonly counts: BuildCounts | null;
  /** The counts are everybody's, while the lists show the own team's customers. */
  readonly beyondReach: boolean;
  onExplain(customerId: string): void;
}

/** Why customers get no call on the day: each reason a click to its customers, each customer a click to its explanation. */
export function LeftOutList({ date, counts, beyondReach, onExplain }: LeftOutListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const ofTeam = useLeftOutCounts(date, beyondReach).data;
  const own = beyondReach ? ofTeam : undefined;
  const shown = own ?? counts;
  const reasons = shown ? reasonsOf(shown) : [];
  const [picked, setPicked] = useState<ExclusionReason | null>(null);
  const reason = reasons.find(([one]) => one === picked)?.[0] ?? reasons[0]?.[0] ?? null;
  if (reason === null) return <Empty description={t('queue.leftOutNone')} />;
  return (
    <div className="queue-left-out">
      <nav aria-label={t('queue.leftOut')}>
        <ul className="queue-reasons">
          {reasons.map(([one, count]) => (
            <li key={one}>
              <button
                type="button"
                className="queue-reason"
                aria-current={one === reason}
                onClick={() => setPicked(one)}
              >
                <span>{t(`queue.reason.${one}`)}</span>
                {(own || !beyondReach) && <span className="tabular">{formatCount(count, language)}</span>}
              </button>
            </li>
          ))}
        </ul>
        <p className="queue-soft">{t(beyondReach ? 'queue.leftOutTeamHint' : 'queue.leftOutHint')}</p>
      </nav>
      <LeftOutCustomers key={reason} date={date} reason={reason} onExplain={onExplain} />
    </div>
  );
}

interface LeftOutCustomersProps {
  readonly date: string;
  readonly reason: ExclusionReason;
  onExplain(customerId: string): void;
}

function LeftOutCustomers({ date, reason, onExplain }: LeftOutCustomersProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const list = useLeftOut({ date, reason, text });
  const customers = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  const columns: TableColumnsType<(typeof customers)[number]> = [
    { title: t('queue.column.code'), dataIndex: 'customerCode', width: 150, className: 'tabular' },
    {
      title: t('queue.column.name'),
      width: 330,
      ellipsis: true,
      render: (_value, row) => <CustomerLink customerId={row.customerId}>{row.customerName}</CustomerLink>,
    },
    { title: t('queue.column.route'), dataIndex: 'routeCode', width: 120 },
    {
      title: <span className="visually-hidden">{t('common.actions')}</span>,
      width: 110,
      align: 'right',
      render: (_value, line) => (
        <Button
          type="link"
          size="small"
          aria-label={`${t('queue.why')} ${line.customerName}`}
          onClick={() => onExplain(line.customerId)}
        >
          {t('queue.why')}
        </Button>
      ),
    },
  ];
  return (
    <section className="queue-rows">
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      <div className="queue-list-filters">
        <h2 className="queue-subtitle">
          {t('queue.leftOutTitle', { reason: t(`queue.reason.${reason}`), count: formatCount(total, language) })}
        </h2>
        <Input
          prefix={<SearchOutlined aria-hidden />}
          aria-label={t('queue.findTask')}
          placeholder={t('queue.findTask')}
          allowClear
          maxLength={60}
          style={{ width: 220 }}
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      <PagedTable
        label={t(`queue.reason.${reason}`)}
        rows={customers}
        rowKey="customerId"
        columns={columns}
        loading={list.isPending}
        onNearEnd={() => fetchMore(list)}
      />
    </section>
  );
}
