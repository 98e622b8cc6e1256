import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { BOARD_STATES, type BoardCounts, type BoardState } from '../../../shared/contract/supervision.ts';
import { useFigureText } from '../../components/figure-text.ts';
import { StateTag } from '../../components/StateTag.tsx';
import { BOARD_TONES } from './board-look.ts';

/** What the queue's own list counts the same way; why the others can't be called now stands on this page. */
const LISTED: ReadonlySet<BoardState> = new Set(['held', 'done', 'missed']);

/** Today's queue by state: words, counts, and how much of it is behind us. */
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
            {LISTED.has(state) ? (
              <Link
                to={`/queue?state=${state}`}
                aria-label={`${t(`supervision.state.${state}`)} ${count(counts[state])}`}
              >
                {count(counts[state])}
              </Link>
            ) : (
              count(counts[state])
            )}
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
