import { useTranslation } from 'react-i18next';
import type { WorkDay } from '../../../shared/contract/work-log.ts';
import { formatDuration, formatInstant } from '../../../shared/i18n/format.ts';
import { useCompany } from '../../components/company-context.ts';
import { InstantText } from '../../components/DateText.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import { SEAT_TONES } from '../../components/seat-tones.ts';
import { usePauseWord } from '../../components/use-pause-word.ts';
import { hoursWithin } from './day-hours.ts';

type Segment = WorkDay['segments'][number];

/** The states of the seat over the day, as a strip for the eye and as a table for whoever reads. */
export function DayStrip({ day: { segments } }: { readonly day: WorkDay }) {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  const pauseWord = usePauseWord();
  const [first, last] = [segments[0], segments.at(-1)];
  const wordOf = ({ state, reason }: Segment) =>
    reason === null ? t(`seats.state.${state}`) : `${t(`seats.state.${state}`)} · ${pauseWord(reason)}`;
  const clock = (atMs: number) => formatInstant(atMs, timeZone, 'time');
  if (!first || !last) {
    return (
      <section aria-label={t('workLog.strip')}>
        <p className="figures-soft">{t('workLog.noStates')}</p>
      </section>
    );
  }
  const wholeMs = last.toMs - first.fromMs;
  const share = (ms: number) => `${(100 * ms) / wholeMs}%`;
  const label = t('workLog.stripLabel', { from: clock(first.fromMs), to: clock(last.toMs), count: segments.length });
  const shown = [...new Set(segments.map(({ state }) => state))];
  return (
    <section className="work-strip-part" aria-label={t('workLog.strip')}>
      <div className="work-strip" role="img" aria-label={label}>
        {segments.map((segment) => (
          <span
            key={segment.fromMs}
            className="work-strip-segment"
            data-state={segment.state}
            title={`${clock(segment.fromMs)}–${clock(segment.toMs)} ${wordOf(segment)}`}
            style={{ left: share(segment.fromMs - first.fromMs), width: share(segment.toMs - segment.fromMs) }}
          />
        ))}
      </div>
      <div className="work-strip-hours tabular" aria-hidden>
        {hoursWithin(first.fromMs, last.toMs).map((atMs) => (
          <span key={atMs} style={{ left: share(atMs - first.fromMs) }}>
            {clock(atMs)}
          </span>
        ))}
      </div>
      <div className="work-strip-key">
        {shown.map((state) => (
          <span key={state}>
            <i className="work-strip-swatch" data-state={state} aria-hidden /> {t(`seats.state.${state}`)}
          </span>
        ))}
        <details className="work-strip-table">
          <summary>{t('workLog.stripTable')}</summary>
          <div className="work-strip-scroll">
            <table className="work-table" aria-label={t('workLog.strip')}>
              <thead>
                <tr>
                  <th>{t('workLog.from')}</th>
                  <th>{t('workLog.to')}</th>
                  <th>{t('workLog.state')}</th>
                  <th className="number">{t('workLog.duration')}</th>
                </tr>
              </thead>
              <tbody>
                {segments.map((segment) => (
                  <tr key={segment.fromMs}>
                    <td>
                      <InstantText atMs={segment.fromMs} style="time-seconds" />
                    </td>
                    <td>
                      <InstantText atMs={segment.toMs} style="time-seconds" />
                    </td>
                    <td>
                      <StateTag tone={SEAT_TONES[segment.state]}>{wordOf(segment)}</StateTag>
                    </td>
                    <td className="number tabular">{formatDuration((segment.toMs - segment.fromMs) / 1000)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      </div>
    </section>
  );
}
