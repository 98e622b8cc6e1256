import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CallLogFilter } from '../../../shared/contract/call-log.ts';
import type { ReportOutput } from '../../../shared/contract/reports.ts';
import { changeOf } from '../../../shared/domain/supervision/change-of.ts';
import { FIGURE_OF, type ReportFigure, TIME_OF, unitOf } from '../../../shared/domain/supervision/report-figures.ts';
import { figureFormula, figureName } from '../../../shared/i18n/report-table.ts';
import { FormulaLabel } from '../../components/Figure.tsx';
import { ChangeText } from './ChangeText.tsx';
import { rowsBehind } from './report-address.ts';
import { figureText } from './report-views.ts';
import { useReportTexts } from './use-report-texts.ts';

const TILES = [
  'calls',
  'attempts',
  'connectRate',
  'orderRateOfReached',
  'orders',
  'quantity',
  'quantityPerOrder',
  'amount',
  'ordersPerHour',
  'handleAverage',
  'unansweredTime',
  'occupancy',
] as const satisfies readonly ReportFigure[];

interface ReportTilesProps {
  readonly filter: CallLogFilter;
  readonly report: ReportOutput;
}

/** The whole of it at a glance, each with its formula, the period before, and the way to its rows. */
export function ReportTiles({ filter, report }: ReportTilesProps) {
  const { t } = useTranslation();
  const texts = useReportTexts();
  const { from, to } = report.before;
  return (
    <section className="figures-tiles" aria-label={t('caseFigures.beforeSpan', { from, to })}>
      {TILES.map((tile) => {
        const now = FIGURE_OF[tile](report.total);
        const value = figureText(texts, tile, now);
        const address = now === null && tile in TIME_OF ? null : rowsBehind(filter, tile);
        return (
          <div key={tile} className="figure" data-tile={tile}>
            <FormulaLabel label={figureName(t, tile)} formula={figureFormula(t, tile)} beside />
            <span className="figure-value tabular">{address === null ? value : <Link to={address}>{value}</Link>}</span>
            <span className="figures-before tabular" title={t('caseFigures.beforeSpan', { from, to })}>
              <ChangeText change={changeOf(unitOf(tile), now, FIGURE_OF[tile](report.before))} />{' '}
              {t('caseFigures.before', { value: figureText(texts, tile, FIGURE_OF[tile](report.before)) })}
            </span>
          </div>
        );
      })}
    </section>
  );
}
