import { PlusOutlined, ProjectOutlined } from '@ant-design/icons';
import { Button, Checkbox, type InputRef, Skeleton } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import type { TicketLine, TicketSort, TicketViewName } from '../../../../shared/contract/ticket-lists.ts';
import { formatCount } from '../../../../shared/i18n/format.ts';
import { errorDataOf } from '../../../api/client.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { fetchMore } from '../../../api/paged-list.ts';
import { useTicketCount, useTicketCounts, useTickets } from '../../../api/ticket-lists.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { SavedViews } from '../../../components/SavedViews.tsx';
import { useLanguage } from '../../../components/use-language.ts';
import type { RowSelection } from '../../../components/VirtualTable.tsx';
import { keepLeftList, takeLeftList } from '../../../state/left-lists.ts';
import { BulkMenu } from '../bulk/BulkMenu.tsx';
import { BulkReport, type BulkResult } from '../bulk/BulkReport.tsx';
import { RegisterDialog } from '../register/RegisterDialog.tsx';
import { CaseFilters, isFiltered, NO_CASE_FILTER } from './CaseFilters.tsx';
import { CaseSearchField } from './CaseSearchField.tsx';
import { CaseSelection } from './CaseSelection.tsx';
import { CaseTable } from './CaseTable.tsx';
import { CaseViews } from './CaseViews.tsx';
import { addressOfCases, addressOfKept, casesOfAddress, keptAddressOf, type ShownCases } from './case-address.ts';
import { FigureCondition } from './FigureCondition.tsx';
import { NoCases } from './NoCases.tsx';
import { useFirstView } from './use-first-view.ts';
import '../../customers/customers.css';
import '../cases.css';

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
  const [result, setResult] = useState<BulkResult | null>(null);
  const [selected, setSelected] = useState<ReadonlyMap<string, TicketLine>>(left?.selected ?? new Map());
  const screen = useRef<HTMLDivElement>(null);
  const field = useRef<InputRef>(null);
  const { first } = useFirstView();
  const shown = useMemo(() => casesOfAddress(address, first), [address, first]);
  const { text, sort, reversed, ...filter } = shown;
  const counts = useTicketCounts().data;
  const list = useTickets(shown);
  const counted = useTicketCount(filter).data?.total;
  // Of this very list: what choosing it leaves.
  const overdue = useTicketCount({ ...filter, overdue: true }).data?.total;
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  // Decided on is what is shown of them.
  const chosen = useMemo(() => {
    const latest = new Map(rows.map((row) => [row.id, row]));
    return [...selected.values()].map((row) => latest.get(row.id) ?? row);
  }, [rows, selected]);
  const show = useCallback(
    (change: Partial<ShownCases>) => setAddress(addressOfCases({ ...shown, ...change }), { replace: true }),
    [setAddress, shown],
  );
  const sortBy = useCallback((by: TicketSort, isReversed: boolean) => show({ sort: by, reversed: isReversed }), [show]);
  const search = useCallback((wanted: string) => show({ text: wanted }), [show]);
  const total = text === '' ? counted : list.data && rows.length;
  const isCategoryGone = list.error !== null && errorDataOf(list.error)?.key === 'category-unknown';
  const isCut = list.data?.pages[0]?.cut === true;
  const grid = () => screen.current?.querySelector<HTMLElement>('[role="grid"]');
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the screen appears
  useEffect(() => {
    if (left === null) field.current?.focus();
    else grid()?.focus({ preventScroll: true });
  }, []);
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
    const isCounted = COUNTED_VIEWS.find((one) => one === view);
    const name = t(`ticketLists.view.${view}`);
    if (isCounted === undefined || counts === undefined) return name;
    return t('ticketLists.viewCount', { view: name, total: formatCount(counts[isCounted], language) });
  };
  return (
    <div ref={screen} className="list-screen">
      <PageHeader
        title={t('tickets.title')}
        actions={
          <>
            <CaseSelection count={selected.size} onClear={() => setSelected(new Map())}>
              <BulkMenu
                cases={chosen}
                onDone={(action, moved) => {
                  setResult({ action, moved });
                  // What was refused stays selected, and what was selected meanwhile.
                  const done = new Set(moved.done.map(({ ticketId }) => ticketId));
                  setSelected((now) => new Map([...now].filter(([id]) => !done.has(id))));
                }}
              />
            </CaseSelection>
            <span className="tabular" role="status">
              {total !== undefined &&
                t(isCut ? 'ticketLists.totalCut' : 'ticketLists.total', { total: formatCount(total, language) })}
            </span>
            {isFiltered(shown) && <Button onClick={() => show(NO_CASE_FILTER)}>{t('ticketLists.reset')}</Button>}
            <Button
              icon={<ProjectOutlined aria-hidden />}
              onClick={() =>
                void navigate(`/cases/board?${new URLSearchParams(addressOfCases({ ...shown, figure: null }))}`)
              }
            >
              {t('caseBoard.asBoard')}
            </Button>
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setRegistering(true)}>
              {t('tickets.register.open')}
            </Button>
          </>
        }
      >
        <div className="cases-filters">
          <CaseSearchField text={text} field={field} onSearch={search} onLeave={() => grid()?.focus()} />
          <CaseViews
            value={shown.view}
            labelOf={labelOf}
            onChange={(view) => show({ view, overdue: view === 'ended' ? false : shown.overdue })}
          />
          {shown.view !== 'ended' && (
            <Checkbox checked={shown.overdue} onChange={({ target }) => show({ overdue: target.checked })}>
              {overdue === undefined
                ? t('caseBoard.onlyOverdue')
                : t('ticketLists.overdue', { total: formatCount(overdue, language) })}
            </Checkbox>
          )}
          <SavedViews
            screen="cases"
            address={keptAddressOf(shown)}
            onChoose={(view) => setAddress(addressOfKept(view.address), { replace: true })}
          />
        </div>
        {shown.figure && <FigureCondition figure={shown.figure} onClear={() => show({ figure: null })} />}
        <CaseFilters shown={shown} sample={rows[0]} onChange={show} />
      </PageHeader>
      {result && <BulkReport result={result} onResult={setResult} />}
      {isCategoryGone ? (
        <ErrorNotice text={t('ticketLists.categoryGone')} onClose={() => show({ categoryId: null })} />
      ) : (
        <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      )}
      {list.isPending && <Skeleton active />}
      {list.data && rows.length === 0 && (
        <NoCases shown={shown} onSearchAll={() => show({ ...NO_CASE_FILTER, view: 'all' })} />
      )}
      {rows.length > 0 && (
        <CaseTable
          key={JSON.stringify(shown)}
          rows={rows}
          more={list.hasNextPage}
          order={shown}
          found={text !== ''}
          {...(left ? { start: left.place } : {})}
          onSort={sortBy}
          selection={selection}
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
