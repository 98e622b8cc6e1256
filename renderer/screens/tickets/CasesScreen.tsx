import { PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Segmented, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { TICKET_KINDS, TICKET_STATES, TICKET_VIEWS } from '../../../shared/contract/tickets.ts';
import { useErrorText } from '../../api/error-text.ts';
import { fetchMore } from '../../api/paged-list.ts';
import { useTickets } from '../../api/tickets.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { CaseTable } from './CaseTable.tsx';
import { RegisterDialog } from './RegisterDialog.tsx';
import './cases.css';

/** Complaints, suggestions and service requests: the own ones, those of own units, all within reach. */
export default function CasesScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const [params, setParams] = useSearchParams();
  const [registering, setRegistering] = useState(false);
  const view = TICKET_VIEWS.find((one) => one === params.get('view')) ?? 'mine';
  const kind = TICKET_KINDS.find((one) => one === params.get('kind')) ?? null;
  const state = TICKET_STATES.find((one) => one === params.get('state')) ?? null;
  const overdue = view !== 'ended' && params.get('overdue') === '1';
  const list = useTickets({ view, kind, state, overdue, customerId: null });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const isFiltered = kind !== null || state !== null || overdue;

  function choose(name: string, value: string | null) {
    const next = new URLSearchParams(params);
    if (value === null) next.delete(name);
    else next.set(name, value);
    setParams(next, { replace: true });
  }
  return (
    <div className="cases">
      <PageHeader
        title={t('tickets.title')}
        description={t('tickets.description')}
        actions={
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setRegistering(true)}>
            {t('tickets.register.open')}
          </Button>
        }
      >
        <div className="cases-filters">
          <Segmented
            aria-label={t('tickets.views')}
            value={view}
            options={TICKET_VIEWS.map((value) => ({ value, label: t(`tickets.view.${value}`) }))}
            onChange={(chosen) => choose('view', chosen === 'mine' ? null : chosen)}
          />
          <Select
            aria-label={t('tickets.kindName')}
            value={kind ?? ''}
            style={{ width: 140 }}
            options={[
              { value: '', label: t('tickets.allKinds') },
              ...TICKET_KINDS.map((value) => ({ value, label: t(`tickets.kind.${value}`) })),
            ]}
            onChange={(chosen) => choose('kind', chosen || null)}
          />
          <Select
            aria-label={t('tickets.stateName')}
            value={state ?? ''}
            style={{ width: 140 }}
            options={[
              { value: '', label: t('tickets.allStates') },
              ...TICKET_STATES.map((value) => ({ value, label: t(`tickets.state.${value}`) })),
            ]}
            onChange={(chosen) => choose('state', chosen || null)}
          />
          {view !== 'ended' && (
            <Checkbox checked={overdue} onChange={({ target }) => choose('overdue', target.checked ? '1' : null)}>
              {t('tickets.onlyOverdue')}
            </Checkbox>
          )}
        </div>
      </PageHeader>
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton active />}
      {list.data && rows.length === 0 && (
        <EmptyState
          title={t('tickets.none')}
          hint={isFiltered ? t('tickets.noneFiltered') : t(`tickets.noneHint.${view}`)}
        />
      )}
      {rows.length > 0 && (
        <CaseTable
          rows={rows}
          ended={view === 'ended'}
          loading={list.isPlaceholderData}
          onNearEnd={() => fetchMore(list)}
        />
      )}
      {registering && <RegisterDialog onClose={() => setRegistering(false)} />}
    </div>
  );
}
