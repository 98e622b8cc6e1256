import { App, Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type ApproveChanges, type ChangeView, MOST_APPROVED } from '../../../shared/contract/customer-changes.ts';
import { useMe, useRight } from '../../api/auth.ts';
import { useApproveChanges, useChangeList, useDecideChange, useWithdrawChange } from '../../api/customer-changes.ts';
import { useErrorText } from '../../api/error-text.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { ApprovalReport } from './ApprovalReport.tsx';
import { ChangeRow } from './ChangeRow.tsx';
import { DeclineDialog } from './DeclineDialog.tsx';
import { useChangeListKeys } from './use-change-list-keys.ts';
import '../customers/customers.css';
import './changes.css';

/** Changes of customers' data that were asked for: leads approve and decline, operators see their own. */
export default function ChangesScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const isOwn = useMe().data?.scope === 'own';
  const mayApprove = useRight('customer.approve');
  const [waiting, setWaiting] = useState(true);
  const list = useChangeList(waiting);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [declining, setDeclining] = useState<ChangeView | null>(null);
  const [report, setReport] = useState<ApproveChanges | null>(null);
  const decide = useDecideChange();
  const withdraw = useWithdrawChange();
  const approveMany = useApproveChanges();
  const decidable = rows.filter((row) => row.mayDecide);
  const chosen = decidable.filter((row) => selected.has(row.changeId)).slice(0, MOST_APPROVED);
  const failure = list.error ?? decide.error ?? withdraw.error ?? approveMany.error;

  function select(changeId: string, isSelected: boolean) {
    const next = new Set(selected);
    if (isSelected) next.add(changeId);
    else next.delete(changeId);
    setSelected(next);
  }
  async function approve(change: ChangeView | undefined) {
    if (!change?.mayDecide) return;
    const { changeId, seen, customerName: name } = change;
    try {
      await decide.run({ changeId, decision: 'approve', seen });
      void message.success(t('customerChanges.approvedNotice', { name }));
    } catch {
      // Said above the list; what was decided or overtaken meanwhile shows at once.
      void list.refetch();
    }
  }
  async function takeBack({ changeId }: ChangeView) {
    await withdraw.run({ changeId });
    void message.success(t('customerChanges.withdrawnNotice'));
  }
  async function approveChosen() {
    const changeIds = chosen.map(({ changeId }) => changeId);
    setReport(await approveMany.run({ changeIds }));
    setSelected((now) => new Set([...now].filter((id) => !changeIds.includes(id))));
  }
  const keys = useChangeListKeys(rows.length, {
    open: (at) => void navigate(`/customers/${rows[at]?.customerId}`),
    toggle: (at) => rows[at]?.mayDecide && select(rows[at].changeId, !selected.has(rows[at].changeId)),
    approve: (at) => void approve(rows[at]),
    decline: (at) => rows[at]?.mayDecide && setDeclining(rows[at]),
  });
  return (
    <div className="list-screen">
      <PageHeader
        title={t('customerChanges.title')}
        description={t(isOwn ? 'customerChanges.descriptionOwn' : 'customerChanges.description')}
        actions={
          mayApprove &&
          decidable.length > 1 && (
            <>
              <Button
                onClick={() => setSelected(new Set(chosen.length > 0 ? [] : decidable.map(({ changeId }) => changeId)))}
              >
                {t(chosen.length > 0 ? 'customers.clearSelected' : 'customerChanges.selectAll')}
              </Button>
              {chosen.length > 0 && (
                <Button
                  type="primary"
                  loading={approveMany.pending}
                  onClick={() => void approveChosen().catch(() => undefined)}
                >
                  {t('customerChanges.approveSelected', { count: chosen.length })}
                </Button>
              )}
            </>
          )
        }
      >
        <div className="change-foot">
          <Segmented
            aria-label={t('customerChanges.tabs')}
            value={waiting ? 'waiting' : 'decided'}
            options={(['waiting', 'decided'] as const).map((value) => ({
              value,
              label: t(`customerChanges.${value}`),
            }))}
            onChange={(value) => setWaiting(value === 'waiting')}
          />
          {mayApprove && waiting && rows.length > 0 && <span>{t('customerChanges.keysHint')}</span>}
        </div>
      </PageHeader>
      <ErrorNotice
        text={failure ? describe(failure) : null}
        {...(list.error ? { onRetry: () => void list.refetch() } : {})}
      />
      {report && <ApprovalReport report={report} onClose={() => setReport(null)} />}
      {list.isPending && <Skeleton active />}
      {list.data && rows.length === 0 && <Nothing waiting={waiting} isOwn={isOwn} />}
      {rows.length > 0 && (
        <ul ref={keys.list} className="change-list" aria-label={t('customerChanges.table')} onKeyDown={keys.onKeyDown}>
          {rows.map((change, at) => (
            <ChangeRow
              key={change.changeId}
              change={change}
              active={at === keys.active}
              selected={change.mayDecide ? selected.has(change.changeId) : undefined}
              pending={decide.pending}
              onSelect={(isSelected) => select(change.changeId, isSelected)}
              onApprove={() => void approve(change)}
              onDecline={() => setDeclining(change)}
              onWithdraw={() => void takeBack(change).catch(() => undefined)}
              onFocus={() => keys.setActive(at)}
            />
          ))}
          {list.hasNextPage && (
            <li>
              <Button type="link" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t('customerChanges.more')}
              </Button>
            </li>
          )}
        </ul>
      )}
      {declining && <DeclineDialog change={declining} onClose={() => setDeclining(null)} />}
    </div>
  );
}

function Nothing({ waiting, isOwn }: { readonly waiting: boolean; readonly isOwn: boolean }) {
  const { t } = useTranslation();
  if (!waiting) {
    return <EmptyState title={t('customerChanges.noneDecided')} hint={t('customerChanges.noneDecidedHint')} />;
  }
  if (isOwn) return <EmptyState title={t('customerChanges.noneOwn')} />;
  return <EmptyState title={t('customerChanges.none')} hint={t('customerChanges.noneHint')} />;
}
