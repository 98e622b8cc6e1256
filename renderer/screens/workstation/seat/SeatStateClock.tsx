import { ExclamationCircleOutlined, PauseCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../../../shared/i18n/format.ts';
import { StateTag } from '../../../components/StateTag.tsx';
import { SEAT_TONES } from '../../../components/seat-tones.ts';
import { usePauseOver, usePauseWord } from '../../../components/use-pause-word.ts';
import { useServerNow } from '../../../state/server-clock.ts';
import { useWork } from '../work-context.ts';

/** The seat's state with the time in it; in wrap-up the time that is left, or by how much it overruns. */
export function SeatStateClock() {
  const { t } = useTranslation();
  const nowMs = useServerNow();
  const pauseWord = usePauseWord();
  const pauseOver = usePauseOver();
  const { seat, wrapUpEndsAtMs } = useWork().inHand;
  const { state } = seat;
  const word = t(`seats.state.${state}`);
  const reason = state === 'paused' && seat.reason !== null ? ` · ${pauseWord(seat.reason)}` : '';
  const pauseOverMs = state === 'paused' ? pauseOver({ reason: seat.reason, ms: nowMs - seat.sinceMs }) : 0;
  const overMs = wrapUpEndsAtMs === null ? null : nowMs - wrapUpEndsAtMs;
  if (overMs !== null && overMs >= 0) {
    return (
      <StateTag tone="wrap-up" icon={<ExclamationCircleOutlined />}>
        {word} <strong className="tabular">{t('workstation.over', { time: formatDuration(overMs / 1000) })}</strong>
      </StateTag>
    );
  }
  if (pauseOverMs > 0) {
    return (
      <StateTag tone="wrap-up" icon={<ExclamationCircleOutlined />}>
        {word}
        {reason} <strong className="tabular">{formatDuration((nowMs - seat.sinceMs) / 1000)}</strong>
        {` · ${t('workstation.over', { time: formatDuration(pauseOverMs / 1000) })}`}
      </StateTag>
    );
  }
  const time =
    overMs === null
      ? formatDuration((nowMs - seat.sinceMs) / 1000)
      : t('workstation.left', { time: formatDuration(Math.ceil(-overMs / 1000)) });
  return (
    <StateTag tone={SEAT_TONES[state]} {...(state === 'hold' ? { icon: <PauseCircleOutlined /> } : {})}>
      {word}
      {reason} {state !== 'signed-out' && <strong className="tabular">{time}</strong>}
    </StateTag>
  );
}
