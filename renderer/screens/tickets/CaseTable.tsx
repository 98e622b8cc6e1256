import type { TableProps } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TicketLine } from '../../../shared/contract/tickets.ts';
import { CustomerLink } from '../../components/CustomerLink.tsx';
import { InstantText } from '../../components/DateText.tsx';
import { PagedTable } from '../../components/PagedTable.tsx';
import { CaseState } from './CaseState.tsx';
import { DueText } from './DueText.tsx';

interface CaseTableProps {
  readonly rows: readonly TicketLine[];
  /** When each ended stands where the others have their due. */
  readonly ended: boolean;
  readonly loading: boolean;
  onNearEnd(): void;
}

/** Cases in the order of the list; the number of each has the day of its registration and leads to its page. */
export function CaseTable({ rows, ended, loading, onNearEnd }: CaseTableProps) {
  const { t } = useTranslation();
  const columns = useMemo(
    (): NonNullable<TableProps<TicketLine>['columns']> => [
      {
        title: t('tickets.number'),
        width: 136,
        render: (_, row) => (
          <Link className="tabular" to={`/cases/${row.id}`}>
            {row.number}
          </Link>
        ),
      },
      { title: t('tickets.kindName'), width: 106, render: (_, row) => t(`tickets.kind.${row.kind}`) },
      { title: t('tickets.category'), width: 100, ellipsis: true, dataIndex: 'categoryName' },
      { title: t('tickets.priorityName'), width: 68, render: (_, row) => t(`tickets.priority.${row.priority}`) },
      { title: t('tickets.stateName'), width: 120, render: (_, row) => <CaseState state={row.state} /> },
      ended
        ? { title: t('tickets.endedAt'), width: 136, render: (_, row) => <InstantText atMs={row.endedAtMs} /> }
        : { title: t('tickets.due.title'), width: 324, ellipsis: true, render: (_, row) => <DueText {...row} /> },
      {
        title: t('tickets.customer'),
        width: 150,
        ellipsis: true,
        render: (_, { customerId, customerCode, name }) =>
          customerId === null ? (
            name || t('tickets.stranger')
          ) : (
            <CustomerLink customerId={customerId}>{`${customerCode} ${name}`}</CustomerLink>
          ),
      },
      {
        title: t('tickets.responsible'),
        width: 120,
        ellipsis: true,
        render: (_, row) => [row.unitName, row.assigneeName].filter(Boolean).join(' · ') || '–',
      },
    ],
    [t, ended],
  );
  return (
    <PagedTable
      label={t('tickets.title')}
      rows={rows}
      rowKey="id"
      columns={columns}
      loading={loading}
      onNearEnd={onNearEnd}
    />
  );
}
