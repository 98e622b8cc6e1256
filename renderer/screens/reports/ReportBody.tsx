import { useTranslation } from 'react-i18next';
import type { ReportLine, ReportOutput } from '../../../shared/contract/reports.ts';
import { lineName, TIME_GROUPS } from '../../../shared/i18n/report-table.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FigureTable } from '../case-figures/FigureTable.tsx';
import { DrawnChart } from '../case-figures/FigureViewBody.tsx';
import { PrintedFormulas } from '../case-figures/PrintNotes.tsx';
import { ChangeText } from './ChangeText.tsx';
import { rowsBehind, type ShownReport } from './report-address.ts';
import { reportView } from './report-views.ts';
import { useReportTexts } from './use-report-texts.ts';

/** More bars than that nobody tells apart; times have their order and stay whole. */
const MOST_BARS = 12;

/** How it is counted, the chart, and beside it, or of many columns beneath it, the table with all lines. */
export function ReportBody({ shown, report }: { readonly shown: ShownReport; readonly report: ReportOutput }) {
  const { t } = useTranslation();
  const texts = useReportTexts();
  const { filter, view } = shown;
  // Of the lines at hand, while those of another group are counted.
  const { group } = report;
  const parts = reportView(view, {
    ...{ t, texts },
    changeText: (change) => <ChangeText change={change} />,
    at: ({ narrowing }, figure) => rowsBehind(filter, figure, narrowing),
  });
  const isTime = TIME_GROUPS.includes(group);
  const isWide = view === 'handling';
  const rows = report.lines.map((line) => ({
    key: line.id,
    name: lineName(t, group, line),
    short: shortOf(line),
    of: line,
  }));
  const isLong = !isTime && rows.length > MOST_BARS;
  const drawn = isLong ? rows.toSorted((a, b) => b.of.now.calls - a.of.now.calls).slice(0, MOST_BARS) : rows;
  const isDrawn = drawn.some(({ of }) => parts.series.some(({ value }) => value(of) !== null));
  if (rows.length === 0) return <EmptyState title={t('reports.empty')} hint={t('reports.emptyHint')} />;
  if (view === 'time' && !isDrawn) return <EmptyState title={t('reports.noTime')} hint={t('reports.noTimeHint')} />;
  return (
    <>
      <p className="figures-how">{t(`reports.how.${view}`)}</p>
      <div className={isWide || !isDrawn ? 'figures-columns figures-columns-wide' : 'figures-columns'}>
        <div>
          {isDrawn && <DrawnChart parts={parts} rows={drawn} lying={!isTime && !isWide} isLow={isWide} />}
          {isLong && isDrawn && <p className="figures-soft">{t('reports.topOnly', { count: MOST_BARS })}</p>}
        </div>
        <FigureTable
          key={`${group} ${view}`}
          label={t('reports.table')}
          nameTitle={t(`reports.group.${group}`)}
          rows={rows}
          columns={parts.columns}
        />
        <PrintedFormulas columns={parts.columns} />
      </div>
    </>
  );

  function shortOf(line: ReportLine): string {
    if (group === 'hour') return `${line.id.padStart(2, '0')}:00`;
    return group === 'day' ? line.id.slice(5) : lineName(t, group, line);
  }
}
