import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { EmptyState } from '../../components/EmptyState.tsx';
import type { FigureSeries } from './FigureChart.tsx';
import { type FigureRow, FigureTable } from './FigureTable.tsx';
import { PrintedFormulas } from './PrintNotes.tsx';
import type { ViewParts } from './view-parts.ts';

const FigureChart = lazy(() => import('./FigureChart.tsx'));
/** More bars than that nobody tells apart. */
const MOST_BARS = 12;

interface FigureViewBodyProps<Row> {
  readonly parts: ViewParts<Row>;
  readonly nameTitle: string;
  readonly rows: readonly FigureRow<Row>[];
  /** By which rows are put into the chart where there are too many; as they come without. */
  readonly sizeOf?: (row: Row) => number;
  readonly lying?: boolean;
  /** How it is counted. */
  readonly how: string;
  readonly aside?: React.ReactNode;
}

/** One view: how it is counted, its chart, and beside it the table with all of it. */
export function FigureViewBody<Row>({ parts, nameTitle, rows, sizeOf, lying, how, aside }: FigureViewBodyProps<Row>) {
  const { t } = useTranslation();
  const isLong = sizeOf !== undefined && rows.length > MOST_BARS;
  const drawn = isLong ? rows.toSorted((a, b) => sizeOf(b.of) - sizeOf(a.of)).slice(0, MOST_BARS) : rows;
  return (
    <>
      <p className="figures-how">{how}</p>
      {rows.length === 0 ? (
        <EmptyState title={t('caseFigures.nothingHere')} />
      ) : (
        <div className="figures-columns">
          <div>
            {aside}
            <DrawnChart parts={parts} rows={drawn} lying={lying ?? false} isLow={aside !== undefined} />
            {isLong && <p className="figures-soft">{t('caseFigures.chart.topOnly', { count: MOST_BARS })}</p>}
          </div>
          <FigureTable
            key={nameTitle}
            label={t('caseFigures.table')}
            nameTitle={nameTitle}
            rows={rows}
            columns={parts.columns}
          />
          <PrintedFormulas columns={parts.columns} />
        </div>
      )}
    </>
  );
}

interface DrawnChartProps<Row> {
  readonly parts: Pick<ViewParts<Row>, 'title' | 'series'>;
  readonly rows: readonly Pick<FigureRow<Row>, 'name' | 'short' | 'of'>[];
  readonly lying: boolean;
  /** One of two. */
  readonly isLow: boolean;
}

/** The chart of some rows, once it is loaded. */
export function DrawnChart<Row>({ parts, rows, lying, isLow }: DrawnChartProps<Row>) {
  const navigate = useNavigate();
  const series = parts.series.map(
    ({ value, at: _, ...one }): FigureSeries => ({
      ...one,
      values: rows.map(({ of }) => value(of)),
    }),
  );
  return (
    <Suspense fallback={<Skeleton active />}>
      <FigureChart
        title={parts.title}
        names={rows.map(({ name, short }) => short ?? name)}
        series={series}
        lying={lying}
        isLow={isLow}
        at={(place, of) => {
          const row = rows[place];
          const one = parts.series[of];
          return row && one ? one.at(row.of) : null;
        }}
        onOpen={(address) => void navigate(address)}
      />
    </Suspense>
  );
}
