import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  sortsOf,
  type TicketLine,
  type TicketSort,
  type TicketViewName,
} from '../../../shared/contract/ticket-lists.ts';
import { CustomerLink } from '../../components/CustomerLink.tsx';
import { InstantText } from '../../components/DateText.tsx';
import {
  type ColumnSort,
  type ListPlace,
  type RowSelection,
  type VirtualColumn,
  VirtualTable,
} from '../../components/VirtualTable.tsx';
import { CaseState } from './CaseState.tsx';
import { DueText } from './DueText.tsx';

export interface CaseOrder {
  readonly view: TicketViewName;
  /** null: as the view has it. */
  readonly sort: TicketSort | null;
  readonly reversed: boolean;
}

interface CaseTableProps {
  readonly rows: readonly TicketLine[];
  /** There are further rows, not fetched yet. */
  readonly more: boolean;
  readonly order: CaseOrder;
  readonly start?: ListPlace;
  readonly selection?: RowSelection<TicketLine>;
  onSort(sort: TicketSort, reversed: boolean): void;
  onOpen(row: TicketLine, place: ListPlace): void;
  onVisible(first: number, last: number): void;
}

/** Cases in the order of the list; Enter or a click leads to the page of one. */
export function CaseTable({ rows, more, order, onSort, ...table }: CaseTableProps) {
  const { t } = useTranslation();
  const columns = useMemo((): VirtualColumn<TicketLine>[] => {
    const sorted = (sort: TicketSort): { sort?: ColumnSort } => {
      const known = sortsOf(order.view);
      if (!known.includes(sort)) return {};
      const isBy = (order.sort ?? known[0]) === sort;
      // The newest on top is the latest first.
      const isAscending = (sort === 'registered') === order.reversed;
      const direction = isAscending ? 'ascending' : 'descending';
      return { sort: { direction: isBy ? direction : null, toggle: () => onSort(sort, isBy && !order.reversed) } };
    };
    return [
      {
        key: 'number',
        title: t('tickets.number'),
        width: '152px',
        ...sorted('registered'),
        render: (row) => (
          <Link
            tabIndex={-1}
            className="case-number"
            to={`/cases/${row.id}`}
            onClick={(event) => event.stopPropagation()}
          >
            {row.number}
          </Link>
        ),
      },
      {
        key: 'category',
        title: t('ticketLists.categoryAndKind'),
        width: 'minmax(140px, 1.2fr)',
        render: (row) => {
          const words = `${row.categoryName} · ${t(`tickets.kind.${row.kind}`)}`;
          return <span title={words}>{words}</span>;
        },
      },
      {
        key: 'priority',
        title: t('tickets.priorityName'),
        width: '88px',
        ...sorted('priority'),
        render: (row) => t(`tickets.priority.${row.priority}`),
      },
      { key: 'state', title: t('tickets.stateName'), width: '124px', render: (row) => <CaseState state={row.state} /> },
      dueOrEnd(order.view, t, sorted('due')),
      {
        key: 'customer',
        title: t('tickets.customer'),
        width: 'minmax(140px, 1.2fr)',
        render: ({ customerId, customerCode, name }) =>
          customerId === null ? (
            name || t('tickets.stranger')
          ) : (
            // biome-ignore lint/a11y/noStaticElementInteractions: the link is the control; the row must not open beside it
            // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the link clicks it
            <span onClick={(event) => event.stopPropagation()}>
              <CustomerLink customerId={customerId}>{`${customerCode} ${name}`}</CustomerLink>
            </span>
          ),
      },
      {
        key: 'responsible',
        title: t('ticketLists.responsible'),
        width: 'minmax(110px, 1fr)',
        render: (row) => [row.unitName, row.assigneeName].filter(Boolean).join(' · ') || '–',
      },
    ];
  }, [t, order.view, order.sort, order.reversed, onSort]);
  return (
    <section className="list-screen-rows" aria-label={t('tickets.title')}>
      <VirtualTable
        {...table}
        label={t('tickets.title')}
        columns={columns}
        rowCount={rows.length + (more ? 1 : 0)}
        rowAt={(index) => rows[index]}
      />
    </section>
  );
}

/** Ended cases have no time left, but an end; among all cases each shows what it has. */
function dueOrEnd(
  view: TicketViewName,
  t: (key: string) => string,
  sorted: { sort?: ColumnSort },
): VirtualColumn<TicketLine> {
  const isEnd = view === 'ended';
  return {
    key: 'due',
    title: t(isEnd ? 'tickets.endedAt' : 'tickets.due.title'),
    width: isEnd ? '140px' : '300px',
    ...sorted,
    render: (row) =>
      row.endedAtMs === null ? (
        <DueText {...row} />
      ) : (
        <span className="case-soft">
          {!isEnd && t('tickets.endedAt')} <InstantText atMs={row.endedAtMs} />
        </span>
      ),
  };
}
