import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketSort } from '../../../../shared/contract/ticket-lists.ts';
import type { CaseRow } from '../../../api/ticket-lists.ts';
import { type ListPlace, type RowSelection, VirtualTable } from '../../../components/VirtualTable.tsx';
import { type CaseOrder, foundColumns, listColumns, sortingOf } from './case-columns.tsx';

interface CaseTableProps {
  readonly rows: readonly CaseRow[];
  /** There are further rows, not fetched yet. */
  readonly more: boolean;
  readonly order: CaseOrder;
  /** What a search found: where each was found stands in place of what can be sorted by. */
  readonly found: boolean;
  readonly start?: ListPlace;
  readonly selection?: RowSelection<CaseRow>;
  onSort(sort: TicketSort, reversed: boolean): void;
  onOpen(row: CaseRow, place: ListPlace): void;
  onVisible(first: number, last: number): void;
}

/** Cases in the order of the list; Enter or a click leads to the page of one. */
export function CaseTable({ rows, more, order, found, onSort, ...table }: CaseTableProps) {
  const { t } = useTranslation();
  const { view, sort, reversed } = order;
  const columns = useMemo(
    () => (found ? foundColumns(t) : listColumns(t, view, sortingOf({ view, sort, reversed }, onSort))),
    [t, found, view, sort, reversed, onSort],
  );
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
