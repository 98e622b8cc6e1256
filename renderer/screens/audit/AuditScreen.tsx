import { ReloadOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { type AuditFilter, auditFilter } from '../../../shared/contract/audit.ts';
import { useArchivesReached, useAudit, useAuditChoices } from '../../api/audit.ts';
import { useErrorText } from '../../api/error-text.ts';
import { InstantText } from '../../components/DateText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { SavedViews } from '../../components/SavedViews.tsx';
import { OrderDrawer } from '../orders/OrderDrawer.tsx';
import { ArchiveOffer } from './ArchiveOffer.tsx';
import { AuditDrawer } from './AuditDrawer.tsx';
import { AuditFilterBar } from './AuditFilterBar.tsx';
import { AuditTable } from './AuditTable.tsx';
import { ChainState } from './ChainState.tsx';
import { ExportButton } from './ExportButton.tsx';
import { filterOf, paramsOf } from './filter-params.ts';
import { useAuditText } from './use-audit-text.ts';
import './audit.css';

const NO_ARCHIVES = { opened: 0, left: null };

/** Who did what and when, with what it was before and after; and whether the log is as it was written. */
export default function AuditScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const [params, setParams] = useSearchParams();
  const [openSeq, setOpenSeq] = useState<number | null>(null);
  const [openOrderId, setOpenOrderId] = useState<string | null>(null);
  const filter = filterOf(params);
  const choices = useAuditChoices();
  const backwards = filter.from !== null && filter.to !== null && filter.from > filter.to;
  const audit = useAudit(filter, !backwards);
  const archives = useArchivesReached(filter, !backwards).data;
  const { entries } = audit;
  const texts = useAuditText(audit.names);
  const failure = audit.error ?? choices.error;
  const error = backwards
    ? t('errors.date-range-backwards', { from: filter.from, to: filter.to })
    : failure
      ? describe(failure)
      : null;
  const show = (changed: AuditFilter) => setParams(paramsOf(changed), { replace: true });
  return (
    <div className="audit-screen">
      <PageHeader
        title={t('audit.title')}
        description={t('audit.description')}
        actions={
          <>
            <Button icon={<ReloadOutlined />} onClick={audit.refresh}>
              {t('audit.refresh')}
            </Button>
            <SavedViews
              screen="audit"
              address={String(paramsOf(filter))}
              onChoose={(view) => setParams(new URLSearchParams(view.address), { replace: true })}
            />
            {choices.data?.mayExport && (
              <ExportButton filter={filter} archives={archives?.opened ?? 0} disabled={backwards} />
            )}
          </>
        }
      >
        <ChainState />
        {choices.data && <AuditFilterBar choices={choices.data} filter={filter} onChange={show} />}
      </PageHeader>
      <ErrorNotice text={error} {...(backwards ? {} : { onRetry: () => void audit.refetch() })} />
      {!backwards && audit.isPending && !audit.error && <Skeleton active />}
      {!backwards && audit.data && entries.length === 0 && !audit.hasNextPage && (
        <EmptyState title={t('audit.none')} hint={t('audit.noneHint')} />
      )}
      {!backwards && entries.length > 0 && (
        <AuditTable
          key={String(paramsOf(filter))}
          entries={entries}
          texts={texts}
          hasMore={audit.hasNextPage}
          onNearEnd={audit.more}
          onOpen={setOpenSeq}
        />
      )}
      {!backwards && audit.searchedToMs !== null && (
        <p className="audit-searched" role="status">
          {t('audit.searchedTo')} <InstantText atMs={audit.searchedToMs} />
        </p>
      )}
      {!backwards && <ArchiveOffer filter={filter} archives={archives ?? NO_ARCHIVES} onOpened={audit.refresh} />}
      <OrderDrawer orderId={openOrderId} onClose={() => setOpenOrderId(null)} />
      <AuditDrawer
        seq={openSeq}
        onClose={() => setOpenSeq(null)}
        onOpen={setOpenSeq}
        onOpenOrder={setOpenOrderId}
        onNarrow={(change) => {
          setOpenSeq(null);
          show({ ...auditFilter.parse({}), ...change });
        }}
      />
    </div>
  );
}
