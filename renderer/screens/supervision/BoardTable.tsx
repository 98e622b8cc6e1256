import { Table, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BoardLine } from '../../../shared/contract/supervision.ts';
import { useFigureText } from '../../components/figure-text.ts';
import { unlessSame } from './unless-same.ts';

type Columns<Line> = NonNullable<TableProps<Line>['columns']>;

interface BoardTableProps<Line extends BoardLine> {
  readonly lines: readonly Line[];
  /** What the line without a class or route is called. */
  readonly nameless: string;
  /** Columns behind the name. */
  readonly between?: Columns<Line>;
}

/** The queue by route or by class: what is left, done and missed. */
export function BoardTable<Line extends BoardLine>({ lines, nameless, between = [] }: BoardTableProps<Line>) {
  const { t, i18n } = useTranslation();
  const { count } = useFigureText();
  const left = ({ counts }: BoardLine) => counts.free + counts.waiting + counts['used-up'] + counts.held;
  const columns: Columns<Line> = [
    {
      key: 'name',
      title: t('supervision.name'),
      render: (_value, line) => (
        <span className="board-name" title={line.name}>
          {line.name || nameless}
        </span>
      ),
    },
    ...between,
    {
      key: 'left',
      align: 'right',
      title: t('supervision.left'),
      render: (_value, line) => count(left(line)),
    },
    {
      key: 'done',
      align: 'right',
      title: t('supervision.state.done'),
      render: (_value, line) => count(line.counts.done),
    },
    {
      key: 'missed',
      align: 'right',
      title: t('supervision.state.missed'),
      render: (_value, line) => count(line.counts.missed),
    },
  ];
  return (
    <Table<Line>
      key={i18n.language}
      size="small"
      rowKey={(line) => line.id ?? ''}
      columns={unlessSame(columns)}
      dataSource={[...lines]}
      pagination={false}
      locale={{ emptyText: <span className="live-empty">{t('supervision.noQueue')}</span> }}
    />
  );
}
