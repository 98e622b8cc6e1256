import { Button, Empty, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BuildCounts, EXCLUSION_REASONS, type ExclusionReason } from '../../../shared/contract/queue.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useLeftOut } from '../../api/queue.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLanguage } from '../../components/use-language.ts';

interface LeftOutListProps {
  readonly date: string;
  readonly counts: BuildCounts | null;
  onExplain(customerId: string): void;
}

interface LeftOutLine {
  readonly customerId: string;
  readonly customerCode: string;
  readonly customerName: string;
  readonly routeCode: string;
}

/** Why customers get no call on the day: each reason a click to its customers, each customer a click to its explanation. */
export function LeftOutList({ date, counts, onExplain }: LeftOutListProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const reasons = EXCLUSION_REASONS.filter((reason) => (counts?.excludedByReason[reason] ?? 0) > 0);
  const [picked, setPicked] = useState<ExclusionReason | null>(null);
  const reason = picked !== null && reasons.includes(picked) ? picked : (reasons[0] ?? null);
  const list = useLeftOut(date, reason);

  const columns: TableColumnsType<LeftOutLine> = [
    { title: t('queue.column.code'), dataIndex: 'customerCode', width: 140, className: 'tabular' },
    { title: t('queue.column.name'), dataIndex: 'customerName', ellipsis: true },
    { title: t('queue.column.route'), dataIndex: 'routeCode', width: 120 },
    {
      title: <span className="visually-hidden">{t('common.actions')}</span>,
      width: 90,
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

  if (reason === null) return <Empty description={t('queue.leftOutNone')} />;
  const customers = list.data?.customers ?? [];
  const total = list.data?.total ?? 0;
  return (
    <div className="queue-left-out">
      <nav aria-label={t('queue.leftOut')}>
        <ul className="queue-reasons">
          {reasons.map((one) => (
            <li key={one}>
              <button
                type="button"
                className="queue-reason"
                aria-current={one === reason}
                onClick={() => setPicked(one)}
              >
                <span>{t(`queue.reason.${one}`)}</span>
                <span className="tabular">{formatCount(counts?.excludedByReason[one] ?? 0, language)}</span>
              </button>
            </li>
          ))}
        </ul>
        <p className="queue-soft">{t('queue.leftOutHint')}</p>
      </nav>
      <section>
        <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
        <h2 className="queue-subtitle">
          {t('queue.leftOutTitle', { reason: t(`queue.reason.${reason}`), count: formatCount(total, language) })}
        </h2>
        <Table
          size="small"
          virtual
          rowKey="customerId"
          columns={columns}
          dataSource={customers}
          loading={list.isPending}
          pagination={false}
          scroll={{ x: 560, y: 350 }}
        />
        {total > customers.length && (
          <p className="queue-soft">{t('queue.moreThanShown', { total, shown: customers.length })}</p>
        )}
      </section>
    </div>
  );
}
