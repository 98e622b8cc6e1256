import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { callLogFilter } from '../../../shared/contract/call-log.ts';
import type { WorkDay } from '../../../shared/contract/work-log.ts';
import { handleSeconds } from '../../../shared/domain/supervision/figures.ts';
import { FIGURE_OF, type ReportFigure, TIME_OF } from '../../../shared/domain/supervision/report-figures.ts';
import { formatDuration } from '../../../shared/i18n/format.ts';
import { figureName } from '../../../shared/i18n/report-table.ts';
import { InstantText } from '../../components/DateText.tsx';
import { FormulaLabel } from '../../components/Figure.tsx';
import { usePauseWord } from '../../components/use-pause-word.ts';
import { rowsBehind } from '../reports/report-address.ts';
import { figureText } from '../reports/report-views.ts';
import { useReportTexts } from '../reports/use-report-texts.ts';
import { seatStatesAt } from '../seat-states/seat-state-address.ts';
import { DAY_FIGURES, formulaOf } from './day-figures.ts';

const COUNTS = [
  'followUps',
  'casesRegistered',
  'casesWorked',
  'casesEnded',
  'changesAsked',
  'messagesConveyed',
] as const satisfies readonly (keyof WorkDay)[];

/** The figures of the day, each with its formula and the way to its calls; below what calls do not count. */
export function DayTiles({ day }: { readonly day: WorkDay }) {
  const { t } = useTranslation();
  const texts = useReportTexts();
  const pauseWord = usePauseWord();
  const filter = callLogFilter.parse({ from: day.date, to: day.date, operatorIds: [day.person.id] });
  const addressOf = (figure: ReportFigure) =>
    (figure in TIME_OF ? FIGURE_OF[figure](day.figures) : day.figures.calls) ? rowsBehind(filter, figure) : null;
  return (
    <>
      <section className="figures-tiles" aria-label={t('workLog.figures')}>
        {DAY_FIGURES.map((figure) => {
          const value = figureText(texts, figure, FIGURE_OF[figure](day.figures));
          const address = addressOf(figure);
          return (
            <Tile key={figure} name={figure} label={figureName(t, figure)} formula={formulaOf(t, figure)}>
              {address === null ? value : <Link to={address}>{value}</Link>}
            </Tile>
          );
        })}
        <Tile name="handle" label={t('workLog.handle')} formula={t('workLog.formula.handle')}>
          {texts.seconds(handleSeconds(day.figures))}
        </Tile>
      </section>
      <section className="work-beyond" aria-label={t('workLog.beyond')}>
        {day.shift.length > 0 && (
          <Fact label={t('workLog.shift')}>
            {day.shift.map(({ fromMs, toMs }) => (
              <span key={fromMs} className="work-span">
                <InstantText atMs={fromMs} style="time" />
                {' – '}
                <InstantText atMs={toMs} style="time" />
              </span>
            ))}
          </Fact>
        )}
        {day.signedInAtMs !== null && (
          <Fact label={t('workLog.signedIn')}>
            <InstantText atMs={day.signedInAtMs} style="time" />
            {' – '}
            {day.signedOutAtMs === null ? t('workLog.stillIn') : <InstantText atMs={day.signedOutAtMs} style="time" />}
          </Fact>
        )}
        {day.firstCallMs !== null && (
          <Fact label={t('workLog.firstToLastCall')}>
            <InstantText atMs={day.firstCallMs} style="time" />
            {' – '}
            <InstantText atMs={day.lastCallMs} style="time" />
          </Fact>
        )}
        {day.pauses.length > 0 && (
          <Fact label={t('workLog.pauses')}>
            {day.pauses.map(({ reason, times, seconds }, at) => (
              <Fragment key={reason}>
                {at > 0 && ' · '}
                <Link to={seatStatesAt(filter, { of: 'paused', reason: reason || null })}>
                  {t('workLog.pauseTimes', { reason: pauseWord(reason), count: times, time: formatDuration(seconds) })}
                </Link>
              </Fragment>
            ))}
          </Fact>
        )}
        {COUNTS.map((count) => (
          <span key={count} className="work-fact" data-count={count}>
            <FormulaLabel label={t(`workLog.${count}`)} formula={t(`workLog.formula.${count}`)} beside />{' '}
            <b className="tabular">{day[count]}</b>
          </span>
        ))}
      </section>
    </>
  );
}

interface TileProps {
  readonly name: string;
  readonly label: string;
  readonly formula: string;
  readonly children: ReactNode;
}

function Tile({ name, label, formula, children }: TileProps) {
  return (
    <div className="figure" data-tile={name}>
      <FormulaLabel label={label} formula={formula} beside />
      <span className="figure-value tabular">{children}</span>
    </div>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <span className="work-fact">
      <span className="soft">{label}</span> <b className="tabular">{children}</b>
    </span>
  );
}
