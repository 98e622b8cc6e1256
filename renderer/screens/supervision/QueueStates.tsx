import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { BOARD_STATES } from '../../../shared/contract/queue.ts';
import type { BoardCounts } from '../../../shared/contract/supervision.ts';
import { BOARD_TONES } from '../../components/board-look.ts';
import { useFigureText } from '../../components/figure-text.ts';
import { StateTag } from '../../components/StateTag.tsx';

/** Today's queue by state: words, counts that lead to their calls, and how much of it is behind us. */
export function QueueStates({ counts }: { readonly counts: BoardCounts }) {
  const { t } = useTranslation();
  const { count } = useFigureText();
  const all = BOARD_STATES.reduce((sum, state) => sum + counts[state], 0);
  return (
    <section className="queue-states" aria-label={t('supervision.queue')}>
      <span className="queue-states-all">{t('supervision.queueOf', { total: count(all) })}</span>
      {BOARD_STATES.map((state) => (
        <span key={state} className="queue-state" data-state={state}>
          <StateTag tone={BOARD_TONES[state]}>{t(`supervision.state.${state}`)}</StateTag>
          <strong className="tabular">
            <Link
              to={`/queue?state=${state}`}
              aria-label={`${t(`supervision.state.${state}`)} ${count(counts[state])}`}
            >
              {count(counts[state])}
            </Link>
          </strong>
        </span>
      ))}
      <span className="queue-bar" aria-hidden>
        {all > 0 &&
          BOARD_STATES.map((state) => (
            <span key={state} className={`queue-bar-${state}`} style={{ width: `${(counts[state] / all) * 100}%` }} />
          ))}
      </span>
    </section>
  );
}
