import { z } from 'zod';
import { ticketFilter, ticketLine } from './ticket-lists.ts';

/** The open states in the order of a case's way, and what ended today. */
export const BOARD_COLUMNS = [
  'registered',
  'reopened',
  'accepted',
  'handed-over',
  'in-progress',
  'waiting',
  'resolved',
  'follow-up',
  'ended',
] as const;
export const boardColumn = z.enum(BOARD_COLUMNS);
export type BoardColumnName = z.infer<typeof boardColumn>;
/** Views that a board can have; others are taken for `open`. */
export const BOARD_VIEWS = ['mine', 'unit', 'open', 'today'] as const;

/** A column shows so many at first, so many more at its end, and never more than that: the rest is for the list. */
export const FIRST_CARDS = 30;
export const MOST_CARDS = 300;

const cards = z.number().int().min(1).max(MOST_CARDS);
/** Cases by state. Errors: `not-found/category-unknown`, for one that is gone. */
export const ticketBoardInput = ticketFilter.extend({
  /** How many cards of a column, where it is not `FIRST_CARDS`. */
  depths: z.partialRecord(boardColumn, cards).default({}),
});
export type TicketBoardInput = z.output<typeof ticketBoardInput>;
/** Open ones by what is due next, without a clock last and the oldest of these first; ended ones the latest first. */
export const ticketBoard = z.object({
  columns: z.array(z.object({ column: boardColumn, total: z.number().int(), cards: z.array(ticketLine) })),
});
export type TicketBoard = z.output<typeof ticketBoard>;
