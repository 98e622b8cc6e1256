import type { ReadableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import { countByState, endedSince, stateCardIds } from '../../../db/ticket-board.ts';
import {
  BOARD_COLUMNS,
  BOARD_VIEWS,
  FIRST_CARDS,
  type TicketBoard,
  type TicketBoardInput,
} from '../../../shared/contract/ticket-board.ts';
import { businessDateAt, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import type { Query } from '../services.ts';
import { askedTickets } from './asked-tickets.ts';
import { ticketLines } from './list-tickets.ts';

/** Cases by state, as far as the asker sees them: how many, and the first cards of each column. Error: see input. */
export const showBoard: Query<TicketBoardInput, TicketBoard> = (db, ctx, { depths, ...filter }) => {
  const shown = BOARD_VIEWS.find((view) => view === filter.view) ?? 'open';
  const { view, asked } = askedTickets(db, ctx, { ...filter, view: shown });
  const totals = countByState(db, view, asked);
  const sinceMs = startOfToday(db, ctx.nowMs);
  const columns = BOARD_COLUMNS.map((column) => {
    const limit = depths[column] ?? FIRST_CARDS;
    if (column === 'ended') return { column, ...endedSince(db, view, asked, { sinceMs, limit }) };
    const total = totals.get(column) ?? 0;
    return { column, total, ids: total === 0 ? [] : stateCardIds(db, view, { ...asked, state: column }, limit) };
  });
  const lines = ticketLines(
    db,
    ctx.nowMs,
    columns.flatMap(({ ids }) => ids),
  );
  let at = 0;
  return {
    columns: columns.map(({ column, total, ids }) => {
      at += ids.length;
      return { column, total, cards: lines.slice(at - ids.length, at) };
    }),
  };
};

function startOfToday(db: ReadableDB, nowMs: number): number {
  const { timeZone } = companySettings(db);
  return instantOf(businessDateAt(nowMs, timeZone), 0, timeZone);
}
