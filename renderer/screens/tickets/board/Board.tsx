import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardColumnName, TicketBoard } from '../../../../shared/contract/ticket-board.ts';
import type { TicketLine } from '../../../../shared/contract/ticket-lists.ts';
import type { TicketState } from '../../../../shared/contract/tickets.ts';
import { BoardColumn } from './BoardColumn.tsx';
import { placeOf, stepFrom } from './board-place.ts';
import { columnWord } from './column-word.ts';

interface BoardProps {
  readonly columns: TicketBoard['columns'];
  /** Where the list of a state is. */
  listAt(state: TicketState): string;
  /** A dialog with a card's steps is open: it has the focus, and gives it back to the card. */
  readonly isStepping: boolean;
  onDeepen(column: BoardColumnName): void;
  onSteps(card: TicketLine): void;
}

/** The card that was left for its page, so that coming back goes on there. */
let leftCard: string | null = null;

/**
 * The columns as one stop of the Tab key: arrows go on from there. The focus stays with its card wherever that goes; when
 * the card is gone, with what stands in its place.
 */
export function Board({ columns, listAt, isStepping, onDeepen, onSteps }: BoardProps) {
  const { t } = useTranslation();
  const board = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<string | null>(leftCard);
  const held = useRef<{ id: string; column: number; row: number } | null>(null);
  const ids = columns.map(({ cards }) => cards.map(({ id }) => id));
  const current = at !== null && placeOf(ids, at) ? at : (ids.find((column) => column.length > 0)?.[0] ?? null);

  const focus = (id: string | undefined) => {
    if (id !== undefined) board.current?.querySelector<HTMLElement>(`[data-card="${id}"]`)?.focus();
  };
  useEffect(() => {
    if (leftCard !== null) focus(leftCard);
    leftCard = null;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the board appears, unless something is in hand by then
  useEffect(() => {
    if (document.activeElement === document.body && current !== null) focus(current);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after every answer, and when the dialog is left
  useLayoutEffect(() => {
    const last = held.current;
    if (last === null || isStepping || document.activeElement !== document.body) return;
    const column = ids[last.column] ?? [];
    focus(placeOf(ids, last.id) ? last.id : (column[Math.min(last.row, column.length - 1)] ?? current ?? undefined));
  }, [columns, isStepping]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows between links, which are what is focused
    <div
      ref={board}
      className="board"
      role="presentation"
      onFocus={({ target }) => {
        const id = (target as HTMLElement).dataset.card;
        const place = id === undefined ? null : placeOf(ids, id);
        if (id === undefined || !place) return;
        held.current = { id, ...place };
        setAt(id);
      }}
      onBlur={({ relatedTarget }) => {
        // A card that goes away loses the focus to nothing.
        const isKept = relatedTarget === null || relatedTarget.closest('[role="dialog"]') !== null;
        if (!isKept && !board.current?.contains(relatedTarget)) held.current = null;
      }}
      onKeyDown={(event) => {
        const id = (event.target as HTMLElement).dataset.card;
        const place = id === undefined ? null : placeOf(ids, id);
        if (!place || event.ctrlKey || event.shiftKey || event.altKey || event.metaKey) return;
        if (event.key === ' ') {
          event.preventDefault();
          const card = columns[place.column]?.cards[place.row];
          if (card && !event.repeat) onSteps(card);
          return;
        }
        if (event.key === 'Enter') leftCard = id ?? null;
        const to = stepFrom(ids, place, event.key);
        if (to === null) return;
        event.preventDefault();
        focus(ids[to.column]?.[to.row]);
      }}
    >
      {columns.map((column) => (
        <BoardColumn
          key={column.column}
          column={column}
          label={t('caseBoard.columnLabel', { state: columnWord(t, column.column), total: column.total })}
          current={current}
          listAt={column.column === 'ended' ? null : listAt(column.column)}
          onOpen={(id) => {
            leftCard = id;
          }}
          onSteps={onSteps}
          onNearEnd={() => onDeepen(column.column)}
        />
      ))}
    </div>
  );
}
