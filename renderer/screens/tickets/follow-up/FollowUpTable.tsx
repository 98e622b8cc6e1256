import type { TableProps } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FollowUpFilter, FollowUpLine } from '../../../../shared/contract/follow-ups.ts';
import { formatDay } from '../../../../shared/i18n/format.ts';
import { CustomerLink } from '../../../components/CustomerLink.tsx';
import { PagedTable } from '../../../components/PagedTable.tsx';
import { useLanguage } from '../../../components/use-language.ts';

interface FollowUpTableProps {
  readonly list: FollowUpFilter['list'];
  readonly rows: readonly FollowUpLine[];
  readonly loading: boolean;
  readonly selected: readonly string[];
  onSelect(ids: readonly string[]): void;
  onNearEnd(): void;
}

/** Complaints in follow-up, those resolved first on top; the number leads to the case. */
export function FollowUpTable({ list, rows, loading, selected, onSelect, onNearEnd }: FollowUpTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns = useMemo(
    (): NonNullable<TableProps<FollowUpLine>['columns']> => [
      {
        title: t('tickets.number'),
        width: 140,
        render: (_, row) => (
          <Link className="tabular" to={`/cases/${row.id}`}>
            {row.number}
          </Link>
        ),
      },
      { title: t('tickets.category'), width: 160, ellipsis: true, dataIndex: 'categoryName' },
      {
        title: t('tickets.customer'),
        width: 210,
        ellipsis: true,
        render: (_, { customerId, customerCode, name }) =>
          customerId === null ? (
            name || t('tickets.stranger')
          ) : (
            <CustomerLink customerId={customerId}>{`${customerCode} ${name}`}</CustomerLink>
          ),
      },
      {
        title: t('followUps.satisfaction'),
        width: 160,
        render: (_, { satisfaction }) =>
          satisfaction === null
            ? '–'
            : t('followUps.scoreOf', { score: satisfaction, word: t(`followUps.score.${satisfaction}`) }),
      },
      { title: t('followUps.unreachedDays'), width: 120, align: 'right', dataIndex: 'unreachedDays' },
      {
        title: t('followUps.plannedDay'),
        width: 130,
        render: (_, { plannedDate }) =>
          plannedDate === null ? '–' : formatDay(plannedDate, language, 'short-weekday'),
      },
      { title: t('followUps.checks'), width: 110, align: 'right', dataIndex: 'openChecks' },
    ],
    [t, language],
  );
  return (
    <PagedTable<FollowUpLine>
      label={t('followUps.tab')}
      rows={rows}
      rowKey="id"
      columns={columns}
      loading={loading}
      onNearEnd={onNearEnd}
      {...(list === 'planned'
        ? {}
        : {
            rowSelection: {
              selectedRowKeys: [...selected],
              onChange: (keys) => onSelect(keys.map(String)),
              getCheckboxProps: (row) => ({ 'aria-label': t('followUps.selectRow', { number: row.number }) }),
              columnWidth: 40,
            },
          })}
    />
  );
}
