import { ReloadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AuditFilter, auditFilter } from '../../../shared/contract/audit.ts';
import { useAudit, useAuditChoices } from '../../api/audit.ts';
import { useErrorText } from '../../api/error-text.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { AuditFilterBar } from './AuditFilterBar.tsx';
import { AuditTable } from './AuditTable.tsx';
import { ChainState } from './ChainState.tsx';
import './audit.css';

/** Who did what and when, with what it was before and after; and whether the log is as it was written. */
export default function AuditScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const queryClient = useQueryClient();
  const [filter, setFilter] = useState<AuditFilter>(() => auditFilter.parse({}));
  const choices = useAuditChoices();
  const backwards = filter.from !== null && filter.to !== null && filter.from > filter.to;
  const audit = useAudit(filter, !backwards);
  const entries = audit.data?.pages.flatMap((page) => page.entries) ?? [];
  const failure = audit.error ?? choices.error;
  const error = backwards
    ? t('errors.date-range-backwards', { from: filter.from, to: filter.to })
    : failure
      ? describe(failure)
      : null;
  return (
    <>
      <PageHeader
        title={t('audit.title')}
        description={t('audit.description')}
        actions={
          <Button icon={<ReloadOutlined />} onClick={() => void queryClient.invalidateQueries({ queryKey: ['audit'] })}>
            {t('audit.refresh')}
          </Button>
        }
      >
        <ChainState />
        {choices.data && <AuditFilterBar choices={choices.data} filter={filter} onChange={setFilter} />}
      </PageHeader>
      <ErrorNotice text={error} {...(backwards ? {} : { onRetry: () => void audit.refetch() })} />
      {audit.isPending && !backwards && <Skeleton active />}
      {!backwards && audit.data && entries.length === 0 && (
        <EmptyState title={t('audit.none')} hint={t('audit.noneHint')} />
      )}
      {!backwards && entries.length > 0 && <AuditTable entries={entries} loading={audit.isPlaceholderData} />}
      {!backwards && audit.hasNextPage && (
        <Button className="audit-more" loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
          {t('audit.more')}
        </Button>
      )}
    </>
  );
}
