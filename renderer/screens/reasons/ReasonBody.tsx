import { useTranslation } from 'react-i18next';
import type { ReasonOutput } from '../../../shared/contract/reasons.ts';
import { LEADING_FIGURE, reasonFigure } from '../../../shared/domain/supervision/reason-figures.ts';
import { reasonLineName } from '../../../shared/i18n/reason-table.ts';
import { FigureTable } from '../case-figures/FigureTable.tsx';
import { DrawnChart } from '../case-figures/FigureViewBody.tsx';
import { useReportTexts } from '../reports/use-report-texts.ts';
import { behind, type ShownReasons } from './reason-address.ts';
import { reasonView } from './reason-views.ts';

/** More bars than that nobody tells apart; times have their order and stay whole. */
const MOST_BARS = 12;

/** How it is counted, the chart, and beside it the table with all lines. */
export function ReasonBody({ shown, found }: { readonly shown: ShownReasons; readonly found: ReasonOutput }) {
  const { t } = useTranslation();
  const texts = useReportTexts();
  // Of the lines at hand, while those of another kind are counted.
  const { kind, group } = found;
  const parts = reasonView(found, { t, texts, at: (line, figure) => behind(shown, figure, line.id) });
  const isTime = group === 'day' || group === 'month';
  const rows = found.lines.map((line) => {
    const name = reasonLineName(t, found, line);
    return { key: line.id, name, short: group === 'day' ? line.id.slice(5) : name, of: line };
  });
  const isLong = !isTime && rows.length > MOST_BARS;
  const leading = LEADING_FIGURE[kind];
  const size = (row: (typeof rows)[number]) => reasonFigure(leading, row.of.now) ?? 0;
  const drawn = isLong ? rows.toSorted((a, b) => size(b) - size(a)).slice(0, MOST_BARS) : rows;
  return (
    <>
      <p className="figures-how">{t(`reasons.how.${kind}`)}</p>
      <div className="figures-columns">
        <div>
          <DrawnChart parts={parts} rows={drawn} lying={!isTime} isLow={false} />
          {isLong && <p className="figures-soft">{t('reasons.topOnly', { count: MOST_BARS })}</p>}
        </div>
        <FigureTable
          key={`${kind} ${group}`}
          label={t('reports.table')}
          nameTitle={t(`reasons.group.${group}`)}
          rows={rows}
          columns={parts.columns}
        />
      </div>
    </>
  );
}
