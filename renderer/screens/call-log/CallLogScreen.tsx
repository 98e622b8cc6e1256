import { DownloadOutlined, ReloadOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { type CallLogChoices, type CallLogFilter, callColumn } from '../../../shared/contract/call-log.ts';
import { useCallLog, useCallLogChoices, useCallTotals } from '../../api/call-log.ts';
import { useErrorText } from '../../api/error-text.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { SavedViews } from '../../components/SavedViews.tsx';
import { useCallLogColumns } from '../../state/call-log-columns.ts';
import { OrderDrawer } from '../orders/OrderDrawer.tsx';
import { CallDrawer } from './CallDrawer.tsx';
import { CallLogFilterBar } from './CallLogFilterBar.tsx';
import { CallLogTable } from './CallLogTable.tsx';
import { CallTotalsStrip } from './CallTotalsStrip.tsx';
import { ColumnChoice } from './ColumnChoice.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { filterOf, paramsOf, periodOf } from './filter-params.ts';
import { LastDaysButton } from './LastDaysButton.tsx';
import './call-log.css';

/** Every call, one a row: filtered, totalled, exported. */
export default function CallLogScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const choices = useCallLogChoices();
  if (choices.data) return <CallLog choices={choices.data} />;
  return (
    <>
      <PageHeader title={t('callLog.title')} />
      {choices.error ? (
        <ErrorNotice text={describe(choices.error)} onRetry={() => void choices.refetch()} />
      ) : (
        <Skeleton active />
      )}
    </>
  );
}

function CallLog({ choices }: { readonly choices: CallLogChoices }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const [params, setParams] = useSearchParams();
  const [exporting, setExporting] = useState(false);
  const [openCallId, setOpenCallId] = useState<string | null>(null);
  const [openOrderId, setOpenOrderId] = useState<string | null>(null);
  const { columns, show: showColumns } = useCallLogColumns();
  const filter = filterOf(params, choices.today);
  const backwards = filter.from > filter.to;
  const asked = backwards ? null : filter;
  const log = useCallLog(asked);
  const totals = useCallTotals(asked);
  const { rows } = log;
  const error = backwards
    ? t('errors.date-range-backwards', { from: filter.from, to: filter.to })
    : log.error
      ? describe(log.error)
      : null;
  const period = periodOf(params);
  function show(changed: CallLogFilter) {
    const isSamePeriod = changed.from === filter.from && changed.to === filter.to;
    setParams(paramsOf(changed, isSamePeriod ? period : null), { replace: true });
  }

  return (
    <div className="call-log">
      <PageHeader
        title={t('callLog.title')}
        {...(choices.masked ? { description: t('callLog.masked') } : {})}
        actions={
          <>
            <Button icon={<ReloadOutlined />} onClick={log.refresh}>
              {t('callLog.refresh')}
            </Button>
            <SavedViews
              screen="calls"
              address={String(paramsOf(filter, period))}
              columns={columns}
              onChoose={(view) => {
                const kept = callColumn.array().min(1).safeParse(view.columns);
                if (kept.success) showColumns(kept.data);
                setParams(new URLSearchParams(view.address), { replace: true });
              }}
            />
            <ColumnChoice />
            {choices.mayExport && (
              <Button
                type="primary"
                icon={<DownloadOutlined />}
                disabled={backwards}
                onClick={() => setExporting(true)}
              >
                {t('exports.button')}
              </Button>
            )}
          </>
        }
      >
        <CallLogFilterBar
          choices={choices}
          filter={filter}
          period={period}
          onChange={show}
          onPeriod={(chosen) => setParams(paramsOf(filter, chosen), { replace: true })}
        />
      </PageHeader>
      <ErrorNotice text={error} {...(backwards ? {} : { onRetry: () => void log.refetch() })} />
      {!backwards && (
        <>
          <CallTotalsStrip
            totals={totals.data}
            loaded={rows.length}
            complete={log.hasNextPage === false}
            searchedTo={log.searchedTo}
          />
          {log.isPending ? (
            <Skeleton active />
          ) : rows.length === 0 && log.searchedTo === null && !log.error ? (
            <EmptyState
              title={t('callLog.none')}
              hint={t('callLog.noneHint')}
              action={
                <LastDaysButton
                  today={choices.today}
                  range={filter}
                  onShow={(range) => show({ ...filter, ...range })}
                />
              }
            />
          ) : (
            <CallLogTable
              key={JSON.stringify(filter)}
              rows={rows}
              columns={columns}
              hasMore={log.hasNextPage}
              onNearEnd={log.more}
              onOpen={setOpenCallId}
              onOpenOrder={setOpenOrderId}
            />
          )}
        </>
      )}
      <CallDrawer
        callId={openCallId}
        onClose={() => setOpenCallId(null)}
        onOpen={setOpenCallId}
        onOpenOrder={setOpenOrderId}
      />
      <OrderDrawer orderId={openOrderId} onClose={() => setOpenOrderId(null)} />
      {exporting && asked && (
        <ExportDialog
          filter={asked}
          rows={totals.data?.calls ?? null}
          choices={choices}
          onFilter={show}
          onClose={() => setExporting(false)}
        />
      )}
    </div>
  );
}
