import { Table, type TableColumnsType, type TableColumnType } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { FormulaLabel } from '../../components/Figure.tsx';

/** One column of numbers. `at`: where what is behind a number is, for those that are not zero; null: nowhere. */
export interface FigureColumn<Row> {
  readonly key: string;
  readonly title: string;
  readonly width: number;
  /** How it is counted, shown at its head, or at the one that it shares. */
  readonly formula?: string | undefined;
  readonly overFormula?: string;
  /** Neighbours with the same one share a head above their own. */
  readonly over?: string;
  value(row: Row): number | null;
  text(value: number, row: Row): string;
  /** Below the number. */
  beneath?(row: Row): ReactNode;
  at?(row: Row): string | null;
  /** The base of a share, which has cases behind it also where the share is nought. */
  readonly isShare?: true;
}

/** A row and, of a category, those under it. */
export interface FigureRow<Row> {
  readonly key: string;
  readonly name: string;
  /** For a chart, where the name is long. */
  readonly short?: string;
  readonly of: Row;
  readonly children?: readonly FigureRow<Row>[];
}

interface FigureTableProps<Row> {
  readonly label: string;
  readonly nameTitle: string;
  readonly rows: readonly FigureRow<Row>[];
  readonly columns: readonly FigureColumn<Row>[];
}

const NAME_WIDTH = 120;

/** Figures as numbers, each leading to its cases; every column sorts, dashes last. */
export function FigureTable<Row>({ label, nameTitle, rows, columns }: FigureTableProps<Row>) {
  const shown: TableColumnsType<FigureRow<Row>> = [
    { title: nameTitle, dataIndex: 'name', width: NAME_WIDTH, ellipsis: true },
  ];
  for (const column of columns) {
    const last = shown.at(-1);
    if (column.over === undefined) shown.push(columnOf(column));
    else if (last && 'children' in last && last.key === column.over) last.children.push(columnOf(column));
    else {
      const title = <ColumnHead title={column.over} formula={column.overFormula} />;
      shown.push({ title, key: column.over, align: 'center', children: [columnOf(column)] });
    }
  }
  return (
    <section aria-label={label}>
      <Table<FigureRow<Row>>
        size="small"
        className="tabular figures-table"
        rowKey="key"
        columns={shown}
        dataSource={rows}
        pagination={false}
        showSorterTooltip={false}
        scroll={{ x: columns.reduce((sum, { width }) => sum + width, NAME_WIDTH) }}
        expandable={{ defaultExpandAllRows: true, indentSize: 12 }}
      />
    </section>
  );
}

function columnOf<Row>({
  key,
  title,
  width,
  over,
  value,
  text,
  at,
  isShare,
  formula,
  beneath,
}: FigureColumn<Row>): TableColumnType<FigureRow<Row>> {
  return {
    key,
    title: <ColumnHead title={title} formula={formula} />,
    width,
    align: 'right',
    sorter: (a, b) => (value(a.of) ?? -1) - (value(b.of) ?? -1),
    sortDirections: ['descend', 'ascend'],
    render: (_: unknown, { of, name }: FigureRow<Row>) => {
      const number = value(of);
      if (number === null) return '–';
      const words = text(number, of);
      const address = number === 0 && isShare !== true ? null : (at?.(of) ?? null);
      const shown =
        address === null ? (
          words
        ) : (
          <Link to={address} aria-label={[name, over, title, words].filter(Boolean).join(' ')}>
            {words}
          </Link>
        );
      return (
        <>
          {shown}
          {beneath?.(of)}
        </>
      );
    },
  };
}

/** The head of a column, which shows its formula when it is pointed at or focused; a click sorts all the same. */
function ColumnHead({ title, formula }: { readonly title: string; readonly formula: string | undefined }) {
  return formula === undefined ? title : <FormulaLabel label={title} formula={formula} beside />;
}
