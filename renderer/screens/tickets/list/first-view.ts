import { TICKET_VIEWS, type TicketViewName } from '../../../../shared/contract/ticket-lists.ts';

/**
 * The cases that an address without a view opens: those last chosen, else those that are this person's work. Whoever
 * looks after a queue looks after what others have in hand; the cases of an operator are the own ones.
 */
export function firstView(chosen: string | undefined, looksAfterOthers: boolean): TicketViewName {
  return TICKET_VIEWS.find((one) => one === chosen) ?? (looksAfterOthers ? 'open' : 'mine');
}
