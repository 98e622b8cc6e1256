import type { TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CallLogFilter } from '../../../shared/contract/call-log.ts';
import type { CalledCustomer } from '../../../shared/contract/called-customers.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { Amount } from '../../components/Amount.tsx';
import { CustomerLink } from '../../components/CustomerLink.tsx';
import { InstantText } from '../../components/DateText.tsx';
import { PagedTable } from '../../components/PagedTable.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { callsOfCustomer } from './called-address.ts';

interface CalledTableProps {
  readonly rows: readonly CalledCustomer[];
  readonly filter: CallLogFilter;
  readonly loading: boolean;
  onNearEnd(): void;
}

/** One row for each customer; code and name lead to its page, each number to its calls. */
export function CalledTable({ rows, filter, loading, onNearEnd }: CalledTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const count = (value: number) => formatCount(value, language);
  const calls = (row: CalledCustomer, name: 'calls' | 'reachedCalls' | 'orders', counted: CallLogFilter['counted']) =>
    row[name] === 0 ? (
      '0'
    ) : (
      <Link
        to={callsOfCustomer(filter, row.customerId, counted)}
        aria-label={t('calledCustomers.callsOf', {
          name: row.name,
          what: t(`calledCustomers.column.${name}`),
          count: row[name],
        })}
      >
        {count(row[name])}
      </Link>
    );
  const number = { align: 'right', className: 'tabular' } as const;
  const columns: NonNullable<TableProps<CalledCustomer>['columns']> = [
    {
      title: t('calledCustomers.column.code'),
      width: 110,
      className: 'tabular',
      render: (_, row) => <CustomerLink customerId={row.customerId}>{row.code}</CustomerLink>,
    },
    {
      title: t('calledCustomers.column.name'),
      width: 250,
      ellipsis: true,
      render: (_, row) => <CustomerLink customerId={row.customerId}>{row.name}</CustomerLink>,
    },
    { title: t('calledCustomers.column.route'), width: 80, render: (_, row) => row.route ?? '–' },
    { title: t('calledCustomers.column.class'), width: 110, ellipsis: true, render: (_, row) => row.class ?? '–' },
    { title: t('calledCustomers.column.calls'), width: 84, ...number, render: (_, row) => calls(row, 'calls', null) },
    {
      title: t('calledCustomers.column.reachedCalls'),
      width: 84,
      ...number,
      render: (_, row) => calls(row, 'reachedCalls', 'reached'),
    },
    {
      title: t('calledCustomers.column.orders'),
      width: 84,
      ...number,
      render: (_, row) => calls(row, 'orders', 'ordered'),
    },
    { title: t('calledCustomers.column.quantity'), width: 90, ...number, render: (_, row) => count(row.quantity) },
    {
      title: t('calledCustomers.column.amount'),
      width: 110,
      ...number,
      render: (_, row) => <Amount minor={row.amountMinor} plain />,
    },
    {
      title: t('calledCustomers.column.last'),
      width: 136,
      ...number,
      render: (_, row) => (row.lastAtMs === null ? '–' : <InstantText atMs={row.lastAtMs} style="date-time" />),
    },
  ];
  return (
    <PagedTable
      label={t('calledCustomers.list')}
      rows={rows}
      rowKey="customerId"
      columns={columns}
      loading={loading}
      onNearEnd={onNearEnd}
    />
  );
}
