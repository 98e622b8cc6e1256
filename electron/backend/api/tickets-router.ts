import { categoriesInput, categoriesOutput } from '../../../shared/contract/ticket-setup.ts';
import {
  moveTicketInput,
  moveTicketOutput,
  noteTicketInput,
  registerTicketInput,
  registerTicketOutput,
  showTicketInput,
  ticketView,
} from '../../../shared/contract/tickets.ts';
import { listCategories } from '../case-setup/list-categories.ts';
import { moveTicket } from '../tickets/move-ticket.ts';
import { noteTicket } from '../tickets/note-ticket.ts';
import { registerTicket } from '../tickets/register-ticket.ts';
import { showTicket } from '../tickets/show-ticket.ts';
import { change, read, router } from './procedure.ts';

/** Complaints, suggestions and service requests. Which step needs whom is the table of shared/domain/tickets/case-way.ts. */
export const ticketsRouter = router({
  register: change(
    { right: 'ticket.work', audit: 'change', input: registerTicketInput, output: registerTicketOutput },
    registerTicket,
  ),
  move: change({ right: 'ticket.work', audit: 'change', input: moveTicketInput, output: moveTicketOutput }, moveTicket),
  note: change({ right: 'ticket.work', audit: 'change', input: noteTicketInput, output: moveTicketOutput }, noteTicket),
  /** What can be registered under. */
  categories: read({ right: 'ticket.work', input: categoriesInput, output: categoriesOutput }, listCategories),
  show: read({ right: 'ticket.work', input: showTicketInput, output: ticketView }, showTicket),
});
