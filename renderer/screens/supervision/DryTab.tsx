import { Select, Skeleton, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DryReason } from '../../../shared/contract/queue.ts';
import type { LiveSeat } from '../../../shared/contract/supervision.ts';
import { formatCount, formatInstant } from '../../../shared/i18n/format.ts';
import { useDryCustomers, useWhyDry } from '../../api/dry.ts';
import { useErrorText } from '../../api/error-text.ts';
import { fetchMore } from '../../api/paged-list.ts';
import { CustomerLink } from '../../components/CustomerLink.tsx';
import { useCompany } from '../../components/company-context.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { NeedLines } from '../../components/NeedLines.tsx';
import { PagedTable } from '../../components/PagedTable.tsx';
import { useDryDetail } from '../../components/use-dry-detail.ts';
import { useLanguage } from '../../components/use-language.ts';
import './dry.css';

const EVERYBODY = '';

interface DryTabProps {
  readonly seats: readonly LiveSeat[];
  /** The reason whose customers are shown, where it holds any back; else the first that does. */
  readonly picked: DryReason | null;
  onPick(reason: DryReason): void;
}

/** Why calls that are left can't be made now, for the whole team or one seat: each reason a click to its customers. */
export function DryTab({ seats, picked, onPick }: DryTabProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const describe = useErrorText();
  const { timeZone } = useCompany();
  const [operatorId, setOperatorId] = useState<string | null>(null);
  const query = useWhyDry('live', { operatorId });
  const dry = query.data;
  const reason = dry?.counts.find((each) => each.reason === picked)?.reason ?? dry?.counts[0]?.reason ?? null;
  return (
    <div className="dry">
      <div>
        <Select<string>
          aria-label={t('supervision.dry.whose')}
          style={{ width: '100%' }}
          value={operatorId ?? EVERYBODY}
          onChange={(value) => setOperatorId(value === EVERYBODY ? null : value)}
          options={[
            { value: EVERYBODY, label: t('supervision.dry.everybody') },
            ...seats.map((seat) => ({
              value: seat.operatorId,
              label: `${seat.seatCode === null ? '' : `${seat.seatCode} `}${seat.operatorName}`,
            })),
          ]}
        />
        <ErrorNotice text={query.error ? describe(query.error) : null} onRetry={() => void query.refetch()} />
        {query.isPending && <Skeleton active />}
        {dry && (
          <>
            <p className="dry-left">
              {t('supervision.dry.left', {
                left: formatCount(dry.left, language),
                free: formatCount(dry.free, language),
              })}
              {dry.nextAtMs !== null &&
                ` ${t('workstation.nextAt', { at: formatInstant(dry.nextAtMs, timeZone, 'time') })}`}
            </p>
            <ul className="dry-reasons" aria-label={t('supervision.dry.title')}>
              {dry.counts.map((each) => (
                <li key={each.reason}>
                  <button type="button" aria-current={each.reason === reason} onClick={() => onPick(each.reason)}>
                    <span>{t(`queue.dry.${each.reason}`)}</span>
                    <strong className="tabular">{formatCount(each.count, language)}</strong>
                  </button>
                  {each.reason === 'needs-skill' && (
                    <NeedLines needs={dry.needs} whose={operatorId === null ? 'nobody' : 'person'} />
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      {reason === null ? (
        <p className="live-empty">{dry ? t('supervision.dry.nothing') : ''}</p>
      ) : (
        <DryTable key={`${operatorId} ${reason}`} operatorId={operatorId} reason={reason} />
      )}
    </div>
  );
}

function DryTable({ operatorId, reason }: { readonly operatorId: string | null; readonly reason: DryReason }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const detailOf = useDryDetail();
  const list = useDryCustomers('live', { operatorId }, reason);
  const customers = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const columns: TableColumnsType<(typeof customers)[number]> = [
    { title: t('supervision.customerCode'), dataIndex: 'customerCode', width: 100, className: 'tabular' },
    {
      title: t('supervision.customer'),
      width: 180,
      ellipsis: true,
      render: (_value, row) => <CustomerLink customerId={row.customerId}>{row.customerName}</CustomerLink>,
    },
    { title: t('supervision.route'), dataIndex: 'routeCode', width: 80 },
    {
      title: t('supervision.dry.detail'),
      width: 220,
      ellipsis: true,
      render: (_value, customer) => detailOf(reason, customer) || '–',
    },
  ];
  return (
    <div className="dry-table">
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      <PagedTable
        label={t(`queue.dry.${reason}`)}
        rows={customers}
        rowKey="taskId"
        columns={columns}
        loading={list.isPending}
        onNearEnd={() => fetchMore(list)}
      />
    </div>
  );
}
