import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { MOST_CARDS, type TicketBoard } from '../../../../shared/contract/ticket-board.ts';
import type { TicketLine } from '../../../../shared/contract/ticket-lists.ts';
import { formatCount } from '../../../../shared/i18n/format.ts';
import { useLanguage } from '../../../components/use-language.ts';
import { BoardCard } from './BoardCard.tsx';
import { columnWord } from './column-word.ts';

/** Pixels before the end at which further cards are asked for. */
const NEAR_END = 240;

interface BoardColumnProps {
  readonly column: TicketBoard['columns'][number];
  readonly label: string;
  /** The card that the Tab key comes to. */
  readonly current: string | null;
  /** The list of all cases of this state; null: there is none. */
  readonly listAt: string | null;
  onOpen(id: string): void;
  onSteps(card: TicketLine): void;
  onNearEnd(): void;
}

/** The cases of a state; an empty one is narrow. Further cards come as it is scrolled. */
export function BoardColumn({ column, label, current, listAt, onOpen, onSteps, onNearEnd }: BoardColumnProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { column: name, total, cards } = column;
  const isCut = cards.length >= MOST_CARDS && total > cards.length;
  return (
    <section className="board-column" data-empty={total === 0} aria-label={label}>
      <h2>
        <span>{columnWord(t, name)}</span> <span className="tabular">{formatCount(total, language)}</span>
      </h2>
      <ul
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          const isNear = scrollTop + clientHeight + NEAR_END > scrollHeight;
          if (isNear && cards.length < total && !isCut) onNearEnd();
        }}
      >
        {cards.map((card) => (
          <li key={card.id}>
            <BoardCard card={card} isCurrent={card.id === current} onOpen={onOpen} onSteps={onSteps} />
          </li>
        ))}
        {isCut && listAt !== null && (
          <li>
            <Link to={listAt}>{t('caseBoard.rest', { total: formatCount(total - cards.length, language) })}</Link>
          </li>
        )}
      </ul>
    </section>
  );
}
