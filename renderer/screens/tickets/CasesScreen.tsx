import { PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Segmented, Skeleton } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { TICKET_VIEWS, type TicketLine, type TicketViewName } from '../../../shared/contract/ticket-lists.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useRight } from '../../api/auth.ts';
import { useErrorText } from '../../api/error-text.ts';
import { fetchMore } from '../../api/paged-list.ts';
import { useTicketCount, useTicketCounts, useTickets } from '../../api/ticket-lists.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useLanguage } from '../../components/use-language.ts';
import type { RowSelection } from '../../components/VirtualTable.tsx';
import { keepLeftList, takeLeftList } from '../../state/left-lists.ts';
import { CaseFilters, isFiltered, NO_CASE_FILTER } from './CaseFilters.tsx';
import { CaseMarks } from './CaseMarks.tsx';
import { CaseSelection } from './CaseSelection.tsx';
import { CaseTable } from './CaseTable.tsx';
import { addressOfCases, casesOfAddress, type ShownCases } from './case-address.ts';
import { FigureCondition } from './FigureCondition.tsx';
import { RegisterDialog } from './RegisterDialog.tsx';
import '../customers/customers.css';
import './cases.css';

/** Rows before the end of what is fetched at which the next page is asked for. */
const NEAR_END_ROWS = 60;
const COUNTED_VIEWS = ['mine', 'unit', 'today'] as const satisfies readonly TicketViewName[];

/**
 * Complaints, suggestions and service requests by view and filter. The whole list is in the address, so that a link opens
 * it again; back from the page of one it is as it was left.
 */
export default function CasesScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const [address, setAddress] = useSearchParams();
  const navigate = useNavigate();
  const { key } = useLocation();
  const [left] = useState(() => takeLeftList<TicketLine>(key));
  const [registering, setRegistering] = useState(false);
  const [selected, setSelected] = useState<ReadonlyMap<string, TicketLine>>(left?.selected ?? new Map());
  const maySelect = useRight('queue.manage');
  const shown = useMemo(() => casesOfAddress(address), [address]);
  const { text: _, sort, reversed, ...filter } = shown;
  const counts = useTicketCounts().data;
  const list = useTickets({ ...filter, sort, reversed });
  const total = useTicketCount(filter).data?.total;
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const show = useCallback(
    (change: Partial<ShownCases>) => setAddress(addressOfCases({ ...shown, ...change }), { replace: true }),
    [setAddress, shown],
  );
  const selection: RowSelection<TicketLine> = {
    has: (row) => selected.has(row.id),
    labelOf: (row) => t('ticketLists.selectRow', { number: row.number }),
    set(rowsToSet, isSelected) {
      const next = new Map(selected);
      for (const row of rowsToSet) {
        if (isSelected) next.set(row.id, row);
        else next.delete(row.id);
      }
      setSelected(next);
    },
  };
  const labelOf = (view: TicketViewName) => {
    const counted = COUNTED_VIEWS.find((one) => one === view);
    const name = t(`ticketLists.view.${view}`);
    if (counted === undefined || counts === undefined) return name;
    return t('ticketLists.viewCount', { view: name, total: formatCount(counts[counted], language) });
  };
  return (
    <div className="list-screen">
      <PageHeader
        title={t('tickets.title')}
        actions={
          <>
            <CaseSelection count={selected.size} onClear={() => setSelected(new Map())} />
            <span className="tabular" role="status">
              {total !== undefined && t('ticketLists.total', { total: formatCount(total, language) })}
            </span>
            {isFiltered(shown) && <Button onClick={() => show(NO_CASE_FILTER)}>{t('ticketLists.reset')}</Button>}
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setRegistering(true)}>
              {t('tickets.register.open')}
            </Button>
          </>
        }
      >
        <div className="cases-filters">
          <Segmented
            aria-label={t('tickets.views')}
            value={shown.view}
            options={TICKET_VIEWS.map((value) => ({ value, label: labelOf(value) }))}
            onChange={(view) => show({ view, overdue: view === 'ended' ? false : shown.overdue })}
          />
          {shown.view !== 'ended' && (
            <Checkbox checked={shown.overdue} onChange={({ target }) => show({ overdue: target.checked })}>
              {t('ticketLists.overdue', { total: formatCount(counts?.overdue ?? 0, language) })}
            </Checkbox>
          )}
          <CaseMarks shown={shown} onChange={show} />
        </div>
        {shown.figure && <FigureCondition figure={shown.figure} onClear={() => show({ figure: null })} />}
        <CaseFilters shown={shown} sample={rows[0]} onChange={show} />
      </PageHeader>
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton active />}
      {list.data && rows.length === 0 && (
        <EmptyState
          title={t('ticketLists.none')}
          hint={isFiltered(shown) ? t('ticketLists.noneFiltered') : t(`ticketLists.noneHint.${shown.view}`)}
        />
      )}
      {rows.length > 0 && (
        <CaseTable
          key={JSON.stringify(shown)}
          rows={rows}
          more={list.hasNextPage}
          order={shown}
          {...(left ? { start: left.place } : {})}
          {...(maySelect ? { selection } : {})}
          onSort={(by, isReversed) => show({ sort: by, reversed: isReversed })}
          onOpen={(row, place) => {
            keepLeftList(key, { text: '', selected, place });
            void navigate(`/cases/${row.id}`);
          }}
          onVisible={(_first, last) => {
            if (last + NEAR_END_ROWS > rows.length && !list.isFetchNextPageError) fetchMore(list);
          }}
        />
      )}
      {registering && <RegisterDialog onClose={() => setRegistering(false)} />}
    </div>
  );
}
