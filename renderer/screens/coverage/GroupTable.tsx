import { Button, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CoverageGroup, CoverageSummary } from '../../../shared/contract/coverage.ts';
import { COVERAGE_STATES } from '../../../shared/domain/coverage/coverage-of.ts';
import { formatCount, formatPercent } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../components/use-language.ts';

type GroupRow = CoverageSummary['groups'][CoverageGroup][number];

interface GroupTableProps {
  readonly group: CoverageGroup;
  readonly rows: readonly GroupRow[];
  /** Lists the customers of one. */
  onOpen(id: string): void;
}

/** The counts of each route, class or operator; sorted by what is overdue on demand. */
export function GroupTable({ group, rows, onOpen }: GroupTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const number = (value: number) => formatCount(value, language);
  const columns: TableColumnsType<GroupRow> = [
    {
      title: t(`coverage.${group}`),
      width: 220,
      ellipsis: true,
      render: (_, row) => (
        <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onOpen(row.id)}>
          {row.id === '' ? t(`coverage.none.${group}`) : row.name}
        </Button>
      ),
    },
    {
      title: t('coverage.column.customers'),
      align: 'right',
      width: 112,
      sorter: (a, b) => a.customers - b.customers,
      render: (_, row) => number(row.customers),
    },
    ...COVERAGE_STATES.map((state) => ({
      title: t(`coverage.state.${state}`),
      align: 'right' as const,
      width: 110,
      sorter: (a: GroupRow, b: GroupRow) => a.states[state] - b.states[state],
      render: (_: unknown, row: GroupRow) => number(row.states[state]),
    })),
    {
      title: t('coverage.share'),
      align: 'right',
      width: 108,
      sorter: (a, b) => shareOf(a) - shareOf(b),
      render: (_, row) => (Number.isNaN(shareOf(row)) ? '–' : formatPercent(shareOf(row), language)),
    },
    {
      title: t('coverage.late'),
      align: 'right',
      width: 146,
      sorter: (a, b) => a.late - b.late,
      render: (_, row) => number(row.late),
    },
  ];
  return (
    <Table
      size="small"
      className="tabular"
      rowKey="id"
      columns={columns}
      dataSource={[...rows]}
      pagination={false}
      showSorterTooltip={false}
      scroll={{ x: 980 }}
    />
  );
}

function shareOf({ customers, states }: GroupRow): number {
  const called = customers - states.excluded;
  return called === 0 ? Number.NaN : states.covered / called;
}
