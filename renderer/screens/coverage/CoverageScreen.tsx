import { ReloadOutlined } from '@ant-design/icons';
import { App, Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import {
  COVERAGE_GROUPS,
  type CoverageGroup,
  type CoverageRow,
  QUEUE_MOST,
} from '../../../shared/contract/coverage.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useRight } from '../../api/auth.ts';
import { type CoverageList, useCoverageRows, useCoverageSummary } from '../../api/coverage.ts';
import { useErrorText } from '../../api/error-text.ts';
import { InstantText } from '../../components/DateText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { type RowSelection, VirtualTable } from '../../components/VirtualTable.tsx';
import { serverNow } from '../../state/server-clock.ts';
import { CustomerDrawer } from '../customers/CustomerDrawer.tsx';
import { ExplainDrawer } from '../queue/ExplainDrawer.tsx';
import { CoverageFilters } from './CoverageFilters.tsx';
import { CoverageTiles } from './CoverageTiles.tsx';
import { listAt } from './coverage-address.ts';
import { coverageColumns } from './coverage-columns.tsx';
import { GroupTable } from './GroupTable.tsx';
import { QueueDialog } from './QueueDialog.tsx';
import { UnskilledLines } from './UnskilledLines.tsx';
import './coverage.css';
import '../queue/queue.css';
import '../customers/customers.css';

const EVERYTHING: CoverageList = {
  routeId: null,
  classId: null,
  operatorId: null,
  state: null,
  reason: null,
  lateOnly: false,
  unskilledOnly: false,
};
const FILTER_OF = { route: 'routeId', class: 'classId', operator: 'operatorId' } as const;

/** Whether everybody is called and orders as often as they should; who does not can be put into today's queue. */
export default function CoverageScreen() {
  const { t } = useTranslation();
  const language = useLanguage();
  const describe = useErrorText();
  const { message } = App.useApp();
  const mayQueue = useRight('queue.manage');
  const [address, setAddress] = useSearchParams();
  const [filters, setFilters] = useState(EVERYTHING);
  const list = listAt(filters, address);
  const [view, setView] = useState<'list' | CoverageGroup>('list');
  const [changedAtMs, setChangedAtMs] = useState(0);
  const [selected, setSelected] = useState<ReadonlyMap<string, string>>(new Map());
  const [queueing, setQueueing] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  const [explained, setExplained] = useState<string | null>(null);
  const { routeId, classId, operatorId } = list;
  const summary = useCoverageSummary({ routeId, classId, operatorId }, changedAtMs);
  const rows = useCoverageRows(list, changedAtMs);
  const found = summary.data;
  const error = summary.error ?? rows.error;

  function setList(next: CoverageList) {
    setFilters(next);
    if (next.reason !== list.reason) setAddress(next.reason === null ? {} : { reason: next.reason }, { replace: true });
  }

  const selection: RowSelection<CoverageRow> = {
    has: (row) => selected.has(row.customerId),
    labelOf: (row) => t('coverage.selectRow', { name: row.name }),
    set(rowsToSet, isSelected) {
      const next = new Map(selected);
      for (const row of rowsToSet) {
        if (isSelected) next.set(row.customerId, row.name);
        else next.delete(row.customerId);
      }
      if (next.size > QUEUE_MOST) void message.warning(t('coverage.tooMany', { most: QUEUE_MOST }));
      else setSelected(next);
    },
  };

  return (
    <div className="list-screen">
      <PageHeader
        title={t('coverage.title')}
        description={t('coverage.description')}
        actions={
          <>
            {found && (
              <span className="coverage-soft">
                <AsOf atMs={found.asOfMs} />
              </span>
            )}
            <Button
              icon={<ReloadOutlined />}
              aria-label={t('coverage.refresh')}
              title={t('coverage.refresh')}
              loading={summary.isFetching}
              onClick={() => setChangedAtMs(serverNow())}
            />
            {selected.size > 0 && (
              <>
                <span className="tabular" role="status">
                  {t('coverage.selected', { count: formatCount(selected.size, language) })}
                </span>
                <Button size="small" type="text" onClick={() => setSelected(new Map())}>
                  {t('coverage.clear')}
                </Button>
              </>
            )}
            {mayQueue && (
              <Button type="primary" disabled={selected.size === 0} onClick={() => setQueueing(true)}>
                {t('coverage.queue')}
              </Button>
            )}
          </>
        }
      >
        {found && <CoverageTiles summary={found} list={list} onChange={setList} />}
        {found && list.unskilledOnly && <UnskilledLines unskilled={found.unskilled} />}
        <div className="coverage-bar">
          <Segmented<'list' | CoverageGroup>
            aria-label={t('coverage.view')}
            value={view}
            onChange={setView}
            options={(['list', ...COVERAGE_GROUPS] as const).map((one) => ({
              value: one,
              label: t(`coverage.views.${one}`),
            }))}
          />
          <CoverageFilters list={list} summary={found} onChange={setList} />
        </div>
      </PageHeader>
      <ErrorNotice
        text={error ? describe(error) : null}
        onRetry={() => {
          void summary.refetch();
          rows.retry();
        }}
      />
      {!found ? (
        summary.isPending && <Skeleton active />
      ) : view !== 'list' ? (
        <GroupTable
          group={view}
          rows={found.groups[view]}
          onOpen={(id) => {
            setList({ ...list, [FILTER_OF[view]]: id });
            setView('list');
          }}
        />
      ) : rows.total === 0 ? (
        <EmptyState
          title={t(found.counts.customers === 0 && list === EVERYTHING ? 'coverage.empty' : 'coverage.nothing')}
          hint={t(found.counts.customers === 0 && list === EVERYTHING ? 'coverage.emptyHint' : 'coverage.nothingHint')}
        />
      ) : (
        <div className="list-screen-rows">
          <VirtualTable
            key={JSON.stringify(list)}
            label={t('coverage.listLabel')}
            columns={coverageColumns((key, params) => t(key, params ?? {}), setExplained)}
            rowCount={rows.total ?? 0}
            rowAt={rows.rowAt}
            onVisible={rows.onVisible}
            onOpen={(row) => setOpened(row.customerId)}
            {...(mayQueue ? { selection } : {})}
          />
        </div>
      )}
      <CustomerDrawer customerId={opened} onClose={() => setOpened(null)} />
      {explained !== null && found && (
        <ExplainDrawer customerId={explained} date={found.date} onClose={() => setExplained(null)} />
      )}
      {queueing && (
        <QueueDialog
          customerIds={[...selected.keys()]}
          onClose={() => setQueueing(false)}
          onDone={(queued) => {
            setSelected((now) => new Map([...now].filter(([id]) => !queued.includes(id))));
            setChangedAtMs(serverNow());
          }}
        />
      )}
    </div>
  );
}

function AsOf({ atMs }: { readonly atMs: number }) {
  const { t } = useTranslation();
  const [before, after] = t('coverage.asOf', { at: '|' }).split('|');
  return (
    <>
      {before}
      <InstantText atMs={atMs} style="time" />
      {after}
    </>
  );
}
