import { Table, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BoardLine } from '../../../shared/contract/supervision.ts';
import { useFigureText } from '../../components/figure-text.ts';
import { CutoffText } from './CutoffText.tsx';

interface BoardTableProps {
  readonly lines: readonly BoardLine[];
  /** What the line without a class or route is called. */
  readonly nameless: string;
  readonly withCutoff?: boolean;
}

/** The queue by route or by class: what is left, done and missed, and the cut-off that it runs against. */
export function BoardTable({ lines, nameless, withCutoff = false }: BoardTableProps) {
  const { t } = useTranslation();
  const { count } = useFigureText();
  const left = ({ counts }: BoardLine) => counts.free + counts.waiting + counts['used-up'] + counts.held;
  const columns: NonNullable<TableProps<BoardLine>['columns']> = [
    {
      key: 'name',
      title: t('supervision.name'),
      render: (_value, line) => (
        <span className="board-name" title={line.name}>
          {line.name || nameless}
        </span>
      ),
    },
    ...(withCutoff
      ? [
          {
            key: 'cutoff',
            title: t('supervision.cutoff'),
            render: (_value: unknown, line: BoardLine) => <CutoffText atMs={line.cutoffAtMs} />,
          },
        ]
      : []),
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
    <Table<BoardLine>
      size="small"
      rowKey={(line) => line.id ?? ''}
      columns={columns}
      dataSource={[...lines]}
      pagination={false}
      locale={{ emptyText: <span className="live-empty">{t('supervision.noQueue')}</span> }}
    />
  );
}
