import type { MouseEvent } from 'react';
import { Link } from 'react-router';
import {
  sortsOf,
  type TicketLine,
  type TicketSort,
  type TicketViewName,
} from '../../../../shared/contract/ticket-lists.ts';
import type { CaseRow } from '../../../api/ticket-lists.ts';
import { CustomerLink } from '../../../components/CustomerLink.tsx';
import { InstantText } from '../../../components/DateText.tsx';
import type { ColumnSort, VirtualColumn } from '../../../components/VirtualTable.tsx';
import { CaseState } from '../CaseState.tsx';
import { DueText } from '../DueText.tsx';

export interface CaseOrder {
  readonly view: TicketViewName;
  /** null: as the view has it. */
  readonly sort: TicketSort | null;
  readonly reversed: boolean;
}

type Words = (key: string) => string;
type Sorting = (sort: TicketSort) => { sort?: ColumnSort };

/** How the columns of a list are sorted; `sorting` of what its view does not know gives nothing. */
export function sortingOf(
  { view, sort, reversed }: CaseOrder,
  onSort: (sort: TicketSort, reversed: boolean) => void,
): Sorting {
  const known = sortsOf(view);
  return (by) => {
    if (!known.includes(by)) return {};
    const isBy = (sort ?? known[0]) === by;
    // The newest on top is the latest first.
    const direction = (by === 'registered') === reversed ? 'ascending' : 'descending';
    return { sort: { direction: isBy ? direction : null, toggle: () => onSort(by, isBy && !reversed) } };
  };
}

/** A list: what each case is, how long it has, whose it is. */
export function listColumns(t: Words, view: TicketViewName, sorted: Sorting): VirtualColumn<CaseRow>[] {
  return [
    numberColumn(t, sorted),
    {
      key: 'category',
      title: t('ticketLists.categoryAndKind'),
      width: 'minmax(112px, 1.2fr)',
      render: (row) => {
        const words = `${row.categoryName} · ${t(`tickets.kind.${row.kind}`)}`;
        return <span title={words}>{words}</span>;
      },
    },
    {
      key: 'priority',
      title: t('tickets.priorityName'),
      width: '92px',
      ...sorted('priority'),
      render: (row) => t(`tickets.priority.${row.priority}`),
    },
    stateColumn(t),
    dueColumn(t, view, '296px', sorted),
    customerColumn(t),
    {
      key: 'responsible',
      title: t('ticketLists.responsible'),
      width: 'minmax(104px, 1.1fr)',
      render: (row) => {
        const words = [row.unitName, row.assigneeName].filter(Boolean).join(' · ');
        return words === '' ? '–' : <span title={words}>{words}</span>;
      },
    },
  ];
}

/** What a search found, with the words around it. */
export function foundColumns(t: Words): VirtualColumn<CaseRow>[] {
  return [
    numberColumn(t),
    {
      key: 'found',
      title: t('ticketLists.found'),
      width: 'minmax(320px, 3fr)',
      render: ({ foundIn, before = '', match = '', after = '' }) =>
        foundIn && (
          <span title={`${before}${match}${after}`}>
            <span className="case-soft">{t(`ticketLists.foundIn.${foundIn}`)}</span> {before}
            <mark>{match}</mark>
            {after}
          </span>
        ),
    },
    stateColumn(t),
    dueColumn(t, 'all', '216px'),
    customerColumn(t),
  ];
}

const NO_SORT: Sorting = () => ({});
/** What opens something else does not open the row as well. */
const keep = (event: MouseEvent) => event.stopPropagation();

function numberColumn(t: Words, sorted = NO_SORT): VirtualColumn<CaseRow> {
  return {
    key: 'number',
    title: t('tickets.number'),
    width: '152px',
    ...sorted('registered'),
    render: (row) => (
      <Link tabIndex={-1} className="case-number" to={`/cases/${row.id}`} onClick={keep}>
        {row.number}
      </Link>
    ),
  };
}

function stateColumn(t: Words): VirtualColumn<CaseRow> {
  return {
    key: 'state',
    title: t('tickets.stateName'),
    width: '130px',
    render: (row) => <CaseState state={row.state} />,
  };
}

function customerColumn(t: Words): VirtualColumn<CaseRow> {
  return {
    key: 'customer',
    title: t('tickets.customer'),
    width: 'minmax(140px, 1.4fr)',
    render: ({ customerId, customerCode, name }) =>
      customerId === null ? (
        name || t('tickets.stranger')
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the link is the control; the row must not open beside it
        // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the link clicks it
        <span title={`${customerCode} ${name}`} onClick={keep}>
          <CustomerLink customerId={customerId}>{`${customerCode} ${name}`}</CustomerLink>
        </span>
      ),
  };
}

/** Ended cases have no time left, but an end; among all cases each shows what it has. */
function dueColumn(t: Words, view: TicketViewName, width: string, sorted = NO_SORT): VirtualColumn<TicketLine> {
  const isEnd = view === 'ended';
  return {
    key: 'due',
    title: t(isEnd ? 'tickets.endedAt' : 'tickets.due.title'),
    width: isEnd ? '140px' : width,
    ...sorted('due'),
    render: (row) =>
      row.endedAtMs === null ? (
        <DueText {...row} brief />
      ) : (
        <span className="case-soft">
          {!isEnd && t('tickets.endedAt')} <InstantText atMs={row.endedAtMs} />
        </span>
      ),
  };
}
