import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ReasonOutput } from '../../../shared/contract/reasons.ts';
import { changeOf } from '../../../shared/domain/supervision/change-of.ts';
import { figuresOf, reasonFigure, reasonUnit } from '../../../shared/domain/supervision/reason-figures.ts';
import { isNoOrderReason, reasonFigureName } from '../../../shared/i18n/reason-table.ts';
import { FormulaLabel } from '../../components/Figure.tsx';
import { ChangeText } from '../reports/ChangeText.tsx';
import { useReportTexts } from '../reports/use-report-texts.ts';
import { behind, type ShownReasons } from './reason-address.ts';
import { formulaOf, reasonText } from './reason-views.ts';

/** The whole at a glance, each with its formula, the period before, and the way to its rows. */
export function ReasonTiles({ shown, found }: { readonly shown: ShownReasons; readonly found: ReasonOutput }) {
  const { t } = useTranslation();
  const texts = useReportTexts();
  const { before } = found;
  const span = before && t('caseFigures.beforeSpan', { from: before.from, to: before.to });
  return (
    <section className="figures-tiles" aria-label={span ?? t(`reasons.kind.${found.kind}`)}>
      {figuresOf(found.kind, false)
        .filter((figure) => !isNoOrderReason(figure))
        .map((figure) => {
          const number = reasonFigure(figure, found.total);
          const words = reasonText(texts, figure, number);
          const address = number ? behind(shown, figure, null) : null;
          return (
            <div key={figure} className="figure" data-tile={figure}>
              <FormulaLabel label={reasonFigureName(t, figure)} formula={formulaOf(t, figure)} beside />
              <span className="figure-value tabular">
                {address === null ? words : <Link to={address}>{words}</Link>}
              </span>
              {before && (
                <span className="figures-before tabular" title={span ?? ''}>
                  <ChangeText change={changeOf(reasonUnit(figure), number, reasonFigure(figure, before.figures))} />{' '}
                  {t('caseFigures.before', {
                    value: reasonText(texts, figure, reasonFigure(figure, before.figures)),
                  })}
                </span>
              )}
            </div>
          );
        })}
    </section>
  );
}
