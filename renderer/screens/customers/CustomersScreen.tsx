import { App, Button, type InputRef } from 'antd';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { type ClassChangeTarget, MOST_SELECTED } from '../../../shared/contract/class-changes.ts';
import type { CustomerFilter, CustomerListRow } from '../../../shared/contract/customers.ts';
import { WEEKDAY_CODES } from '../../../shared/domain/calendar/business-date.ts';
import { formatCount, formatWeekday } from '../../../shared/i18n/format.ts';
import type { Language } from '../../../shared/i18n/index.ts';
import { useMe, useRight } from '../../api/auth.ts';
import { useCustomerCount } from '../../api/customers.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useSkills } from '../../api/skills.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { type ListPlace, type RowSelection, type VirtualColumn, VirtualTable } from '../../components/VirtualTable.tsx';
import { keepLeftList, takeLeftList } from '../../state/left-lists.ts';
import { ChangeClassDrawer } from './ChangeClassDrawer.tsx';
import { CustomerFilters } from './CustomerFilters.tsx';
import { addressOfFilter, filterOfAddress, NO_FILTER } from './customer-address.ts';
import './customers.css';
import { NeedSkillsDialog } from './NeedSkillsDialog.tsx';
import { usePagedRows } from './use-paged-rows.ts';

/** What the backend finds by a text at most; beyond it the count says so. */
const MOST_BY_TEXT = 1000;

/** All customers that the person sees, however many; back from the page of one, the list is as it was left. */
export default function CustomersScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const isOwn = useMe().data?.scope === 'own';
  const [address, setAddress] = useSearchParams();
  const navigate = useNavigate();
  const { key } = useLocation();
  const [left] = useState(() => takeLeftList<string>(key));
  const [text, setText] = useState(left?.text ?? '');
  const narrowed = useMemo(() => filterOfAddress(address), [address]);
  const [selected, setSelected] = useState<ReadonlyMap<string, string>>(left?.selected ?? new Map());
  const [changing, setChanging] = useState<ClassChangeTarget | null>(null);
  const mayChangeClass = useRight('plan.write');
  const hasSkills = (useSkills().data ?? []).length > 0;
  const mayNeedSkills = useRight('master.write') && hasSkills;
  const [needing, setNeeding] = useState<ClassChangeTarget | null>(null);
  const { message } = App.useApp();
  const searched = useDeferredValue(text.trim());
  const filter = useMemo(() => ({ ...narrowed, text: searched }), [narrowed, searched]);
  const field = useRef<InputRef>(null);
  const list = useRef<HTMLDivElement>(null);
  const count = useCustomerCount(filter);
  const rows = usePagedRows(filter);
  const columns = useMemo(() => columnsFor(t, language), [t, language]);
  const total = count.data?.total ?? 0;
  const error = count.error ?? rows.error;
  const isEmptyList = count.data !== undefined && !count.isPlaceholderData && total === 0;
  const isUnfiltered = JSON.stringify(filter) === JSON.stringify(NO_FILTER);

  const grid = () => list.current?.querySelector<HTMLElement>('[role="grid"]');
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the screen appears
  useEffect(() => {
    if (left === null) field.current?.focus();
    else grid()?.focus({ preventScroll: true });
  }, []);
  function open(row: CustomerListRow, place: ListPlace) {
    keepLeftList(key, { text, selected, place });
    void navigate(`/customers/${row.id}`);
  }
  const narrow = (change: Partial<CustomerFilter>) =>
    setAddress(addressOfFilter({ ...narrowed, ...change }), { replace: true });
  function reset() {
    setText('');
    setAddress({}, { replace: true });
    field.current?.focus();
  }
  const selection: RowSelection<CustomerListRow> = {
    has: (row) => selected.has(row.id),
    labelOf: (row) => t('customers.selectRow', { name: row.name }),
    set(rowsToSet, isSelected) {
      const next = new Map(selected);
      for (const row of rowsToSet) {
        if (isSelected) next.set(row.id, row.code);
        else next.delete(row.id);
      }
      if (next.size > MOST_SELECTED) {
        void message.warning(t('customers.tooManySelected', { most: formatCount(MOST_SELECTED, language) }));
      } else setSelected(next);
    },
  };
  /** What is chosen, else all that the filter shows. */
  function meant(): ClassChangeTarget {
    return selected.size > 0 ? { kind: 'selection', customerIds: [...selected.keys()] } : { kind: 'filter', filter };
  }
  const meantCount = selected.size > 0 ? selected.size : total;

  return (
    <div className="list-screen">
      <PageHeader
        title={t('customers.title')}
        description={t(isOwn ? 'customers.descriptionOwn' : 'customers.description')}
        actions={
          <>
            <span className="tabular" role="status">
              {count.data &&
                t(searched !== '' && total >= MOST_BY_TEXT ? 'customers.countCut' : 'customers.count', {
                  count: formatCount(total, language) as never,
                })}
            </span>
            {selected.size > 0 && (
              <>
                <span className="tabular">
                  {t('customers.selected', { count: formatCount(selected.size, language) as never })}
                </span>
                <Button size="small" type="text" onClick={() => setSelected(new Map())}>
                  {t('customers.clearSelected')}
                </Button>
              </>
            )}
            {mayNeedSkills && total > 0 && (
              <Button onClick={() => setNeeding(meant())}>
                {t(selected.size > 0 ? 'skills.need' : 'skills.needAll')}
              </Button>
            )}
            {mayChangeClass && total > 0 && (
              <Button onClick={() => setChanging(meant())}>
                {t(selected.size > 0 ? 'customers.changeClass' : 'customers.changeClassAll')}
              </Button>
            )}
          </>
        }
      >
        <CustomerFilters
          text={text}
          filter={narrowed}
          field={field}
          onText={setText}
          onChange={narrow}
          onReset={reset}
          onLeave={() => grid()?.focus()}
        />
      </PageHeader>
      <ErrorNotice
        text={error ? describe(error) : null}
        onRetry={() => {
          void count.refetch();
          rows.retry();
        }}
      />
      {isEmptyList ? (
        isUnfiltered ? (
          <EmptyState
            title={t(isOwn ? 'customers.emptyOwnTitle' : 'customers.emptyTitle')}
            hint={t(isOwn ? 'customers.emptyOwnHint' : 'customers.emptyHint')}
          />
        ) : (
          <EmptyState title={t('customers.nothingTitle')} hint={t('customers.nothingHint')} />
        )
      ) : (
        <div ref={list} className="list-screen-rows">
          <VirtualTable
            key={JSON.stringify(filter)}
            label={t('customers.table')}
            columns={columns}
            rowCount={total}
            rowAt={rows.rowAt}
            onVisible={rows.onVisible}
            onOpen={open}
            {...(left?.text === text ? { start: left.place } : {})}
            {...(mayChangeClass ? { selection } : {})}
          />
        </div>
      )}
      {needing !== null && (
        <NeedSkillsDialog
          target={needing}
          count={meantCount}
          onClose={() => setNeeding(null)}
          onDone={() => {
            setNeeding(null);
            setSelected(new Map());
          }}
        />
      )}
      {changing !== null && (
        <ChangeClassDrawer
          target={changing}
          count={meantCount}
          onClose={() => setChanging(null)}
          onDone={() => {
            setChanging(null);
            setSelected(new Map());
          }}
        />
      )}
    </div>
  );
}

function columnsFor(t: (key: string) => string, language: Language): VirtualColumn<CustomerListRow>[] {
  return [
    { key: 'code', title: t('customers.code'), width: '96px', render: (row) => row.code },
    {
      key: 'name',
      title: t('customers.name'),
      width: 'minmax(200px, 1.4fr)',
      render: (row) => <span title={row.name}>{row.name}</span>,
    },
    { key: 'contact', title: t('customers.contact'), width: '80px', render: (row) => row.contact },
    { key: 'class', title: t('customers.class'), width: '88px', render: (row) => row.className ?? '–' },
    {
      key: 'route',
      title: t('customers.route'),
      width: 'minmax(140px, 1fr)',
      render: (row) => <span title={row.routeName ?? ''}>{row.routeName ?? '–'}</span>,
    },
    {
      key: 'weekdays',
      title: t('customers.weekdays'),
      width: '96px',
      render: (row) =>
        row.orderWeekdays.map((code) => formatWeekday(WEEKDAY_CODES.indexOf(code) + 1, language)).join(' ') ||
        t('customers.noWeekday'),
    },
    {
      key: 'operator',
      title: t('customers.operator'),
      width: '92px',
      render: (row) => row.ownerOperatorName ?? '–',
    },
    { key: 'phone', title: t('customers.phone'), width: '124px', render: (row) => row.phone ?? t('customers.noPhone') },
    {
      key: 'status',
      title: t('customers.status'),
      width: 'minmax(150px, max-content)',
      render: (row) => (
        <span className="customer-tags">
          {row.status === 'closed' && <StateTag tone="off">{t('customers.closed')}</StateTag>}
          {row.doNotCall && <StateTag tone="paused">{t('customers.doNotCall')}</StateTag>}
          {row.madeUp && <StateTag tone="wrap-up">{t('customers.madeUp')}</StateTag>}
          {row.status === 'active' && !row.doNotCall && !row.madeUp && t('customers.active')}
        </span>
      ),
    },
  ];
}
