import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SeatStateFilter, SeatStateTotals as Totals } from '../../../shared/contract/seat-states.ts';
import { occupancy } from '../../../shared/domain/supervision/figures.ts';
import { SECONDS_OF } from '../../../shared/domain/supervision/seat-time.ts';
import { formatDuration } from '../../../shared/i18n/format.ts';
import { figureFormula, figureName } from '../../../shared/i18n/report-table.ts';
import { FormulaLabel } from '../../components/Figure.tsx';
import { useFigureText } from '../../components/figure-text.ts';
import { usePauseWord } from '../../components/use-pause-word.ts';

interface SeatStateTotalsProps {
  readonly filter: SeatStateFilter;
  /** Undefined while they are counted. */
  readonly totals: Totals | undefined;
  /** Rows on screen, and whether they are all. */
  readonly loaded: number;
  readonly complete: boolean;
  /** Up to when rows have been looked for; null: they are not. */
  readonly searchedTo: string | null;
  /** Shows the pauses for one reason alone. */
  onReason(reason: string): void;
}

/** What the list comes to, as the report counts it, and its pauses by reason. */
export function SeatStateTotals({ filter, totals, loaded, complete, searchedTo, onReason }: SeatStateTotalsProps) {
  const { t } = useTranslation();
  const { count, share } = useFigureText();
  const pauseWord = usePauseWord();
  const { of, reason } = filter;
  const chosen = totals?.pauses.find((pause) => pause.reason === reason)?.seconds ?? 0;
  const seconds = totals && (reason === null ? SECONDS_OF[of](totals.time) : chosen);
  return (
    <section className="call-log-totals" aria-busy={totals === undefined}>
      <div className="figure" data-figure="total">
        <FormulaLabel label={t('seatStates.total')} formula={t('seatStates.formula.total')} beside />
        <span className="figure-value tabular">{seconds === undefined ? '–' : formatDuration(seconds)}</span>
      </div>
      {totals && of === 'at-work' && (
        <>
          {(['busy', 'ready'] as const).map((part) => (
            <div key={part} className="figure">
              <span className="figure-name">{t(`seatStates.of.${part}`)}</span>
              <span className="figure-value tabular">{formatDuration(SECONDS_OF[part](totals.time))}</span>
            </div>
          ))}
          <div className="figure">
            <FormulaLabel label={figureName(t, 'occupancy')} formula={figureFormula(t, 'occupancy')} beside />
            <span className="figure-value tabular">{share(occupancy(totals.time))}</span>
          </div>
        </>
      )}
      {reason === null &&
        totals?.pauses.map((pause) => {
          const words = t('seatStates.pauseTotal', {
            reason: pause.reason === null ? t('seatStates.noReason') : pauseWord(pause.reason),
            count: pause.times,
            time: formatDuration(pause.seconds),
          });
          return pause.reason === null ? (
            <span key="" className="figures-soft tabular">
              {words}
            </span>
          ) : (
            <Button
              key={pause.reason}
              size="small"
              className="tabular"
              onClick={() => pause.reason !== null && onReason(pause.reason)}
            >
              {words}
            </Button>
          );
        })}
      <span className="call-log-loaded" role="status">
        {searchedTo !== null
          ? t('seatStates.searchingTo', { date: searchedTo })
          : totals === undefined
            ? t('seatStates.counting')
            : t(complete ? 'seatStates.loadedAll' : 'seatStates.loaded', { rows: count(loaded) })}
      </span>
    </section>
  );
}
