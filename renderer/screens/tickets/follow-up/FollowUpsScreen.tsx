import { Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { FOLLOW_UP_LISTS } from '../../../../shared/contract/follow-ups.ts';
import { MOST_MOVED, type MovedTickets } from '../../../../shared/contract/ticket-bulk.ts';
import { useMoveTickets } from '../../../api/case-actions.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useFollowUps } from '../../../api/follow-ups.ts';
import { fetchMore } from '../../../api/paged-list.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { CaseViews } from '../list/CaseViews.tsx';
import { CloseReport } from './CloseReport.tsx';
import { FollowUpTable } from './FollowUpTable.tsx';
import '../../customers/customers.css';
import '../cases.css';

/** What leads do about follow-ups: close what was answered or not reached on three days, and see what is to be asked. */
export default function FollowUpsScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const list = FOLLOW_UP_LISTS.find((one) => one === address.get('list')) ?? 'answered';
  const shown = useFollowUps(list);
  const close = useMoveTickets();
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [report, setReport] = useState<MovedTickets | null>(null);
  const rows = shown.data?.pages.flatMap((page) => page.rows) ?? [];
  const counts = shown.data?.pages[0]?.counts;
  const chosen = rows.filter(({ id }) => selected.includes(id)).slice(0, MOST_MOVED);
  const transition = list === 'answered' ? 'close' : 'close-not-reached';

  async function closeChosen() {
    const tickets = chosen.map(({ id, version }) => ({ ticketId: id, version }));
    setReport(await close.run({ tickets, doing: { what: 'step', transition } }));
    const asked = new Set(tickets.map(({ ticketId }) => ticketId));
    setSelected((now) => now.filter((id) => !asked.has(id)));
  }
  const failure = shown.error ?? close.error;
  return (
    <div className="list-screen">
      <PageHeader
        title={t('tickets.title')}
        actions={
          list !== 'planned' && (
            <Button
              type="primary"
              disabled={chosen.length === 0}
              loading={close.pending}
              onClick={() => void closeChosen().catch(() => undefined)}
            >
              {t(`followUps.close.${list}`, { count: chosen.length })}
            </Button>
          )
        }
      >
        <div className="cases-filters">
          <CaseViews
            value={null}
            labelOf={(view) => t(`ticketLists.view.${view}`)}
            onChange={(view) => void navigate(`/cases?view=${view}`)}
          />
          <Segmented
            aria-label={t('followUps.lists')}
            value={list}
            options={FOLLOW_UP_LISTS.map((value) => ({
              value,
              label: t(`followUps.list.${value}`, { count: counts?.[value] ?? 0 }),
            }))}
            onChange={(value) => {
              setSelected([]);
              setAddress({ list: value }, { replace: true });
            }}
          />
        </div>
      </PageHeader>
      <ErrorNotice
        text={failure ? describe(failure) : null}
        {...(shown.error ? { onRetry: () => void shown.refetch() } : { onClose: close.clearError })}
      />
      {report && <CloseReport report={report} onClose={() => setReport(null)} />}
      {shown.isPending && <Skeleton active />}
      {shown.data && rows.length === 0 && (
        <EmptyState title={t(`followUps.empty.${list}`)} hint={t('followUps.emptyHint')} />
      )}
      {rows.length > 0 && (
        <FollowUpTable
          list={list}
          rows={rows}
          loading={shown.isPlaceholderData}
          selected={selected}
          onSelect={setSelected}
          onNearEnd={() => fetchMore(shown)}
        />
      )}
    </div>
  );
}
