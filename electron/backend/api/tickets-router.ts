import {
  attachFileInput,
  attachment,
  attachmentAddress,
  attachmentInput,
  attachmentsInput,
  attachmentsOutput,
  beginAttachmentInput,
  beginAttachmentOutput,
} from '../../../shared/contract/attachments.ts';
import { callerCases } from '../../../shared/contract/caller-cases.ts';
import {
  climbTicketInput,
  foreseeChangeInput,
  foreseeChangeOutput,
  saveCaseInput,
  saveCaseOutput,
} from '../../../shared/contract/case-actions.ts';
import { correctChangeInput, replyToldInput } from '../../../shared/contract/case-changes.ts';
import { knowledgeInput, knowledgeOutput, useArticleInput } from '../../../shared/contract/knowledge.ts';
import { explainPolicyInput, explainPolicyOutput } from '../../../shared/contract/policies.ts';
import { done, nothing } from '../../../shared/contract/primitives.ts';
import { ticketBoard, ticketBoardInput } from '../../../shared/contract/ticket-board.ts';
import { moveTicketsInput, moveTicketsOutput } from '../../../shared/contract/ticket-bulk.ts';
import {
  countTicketsOutput,
  listTicketsInput,
  searchTicketsInput,
  ticketCounts,
  ticketFilter,
  ticketFilterChoices,
  ticketHits,
  ticketList,
} from '../../../shared/contract/ticket-lists.ts';
import { categoriesInput, categoriesOutput } from '../../../shared/contract/ticket-setup.ts';
import { showTicketInput, ticketView } from '../../../shared/contract/ticket-view.ts';
import {
  changeTicketInput,
  moveTicketInput,
  moveTicketOutput,
  noteTicketInput,
  registerTicketInput,
  registerTicketOutput,
} from '../../../shared/contract/tickets.ts';
import {
  assignTicketsInput,
  assignTicketsOutput,
  checkTicketInput,
  responsibleChoices,
} from '../../../shared/contract/units.ts';
import { listCategories } from '../case-setup/list-categories.ts';
import { listResponsible } from '../case-setup/list-units.ts';
import { saveCase } from '../exports/save-case.ts';
import { findKnowledge } from '../knowledge/find-knowledge.ts';
import { useArticle } from '../knowledge/save-article.ts';
import { assignTickets } from '../tickets/assign-tickets.ts';
import { attachFile, attachmentTicket, beginAttachment, listAttachments } from '../tickets/attach-file.ts';
import { changeTicket } from '../tickets/change-ticket.ts';
import { checkTicket } from '../tickets/check-ticket.ts';
import { climbTicket } from '../tickets/climb-ticket.ts';
import { correctChange } from '../tickets/correct-change.ts';
import { explainPolicy } from '../tickets/explain-policy.ts';
import { foreseeChange } from '../tickets/foresee-change.ts';
import { listCallerCases } from '../tickets/list-caller-cases.ts';
import { countViews, listFilterChoices, listTickets, readTicketCount } from '../tickets/list-tickets.ts';
import { moveTicket } from '../tickets/move-ticket.ts';
import { moveTickets } from '../tickets/move-tickets.ts';
import { noteTicket } from '../tickets/note-ticket.ts';
import { registerTicket } from '../tickets/register-ticket.ts';
import { replyTold } from '../tickets/reply-told.ts';
import { searchTickets } from '../tickets/search-tickets.ts';
import { showBoard } from '../tickets/show-board.ts';
import { showTicket } from '../tickets/show-ticket.ts';
import { action, change, read, router } from './procedure.ts';

/** Complaints, suggestions and service requests. Which step needs whom is the table of shared/domain/tickets/case-way.ts. */
export const ticketsRouter = router({
  register: change(
    { right: 'ticket.work', audit: 'change', input: registerTicketInput, output: registerTicketOutput },
    registerTicket,
  ),
  move: change({ right: 'ticket.work', audit: 'change', input: moveTicketInput, output: moveTicketOutput }, moveTicket),
  /** The same for a selection. Giving cases to others asks for `queue.manage` besides, as below. */
  moveSome: action(
    { right: 'ticket.work', audit: 'change', input: moveTicketsInput, output: moveTicketsOutput },
    moveTickets,
  ),
  change: change(
    { right: 'ticket.work', audit: 'change', input: changeTicketInput, output: moveTicketOutput },
    changeTicket,
  ),
  foreseeChange: read({ right: 'ticket.work', input: foreseeChangeInput, output: foreseeChangeOutput }, foreseeChange),
  note: change({ right: 'ticket.work', audit: 'change', input: noteTicketInput, output: moveTicketOutput }, noteTicket),
  /** What a service request changes of its customer, asked for or corrected. */
  correctChange: change(
    { right: 'ticket.work', audit: 'change', input: correctChangeInput, output: moveTicketOutput },
    correctChange,
  ),
  replyTold: change(
    { right: 'ticket.work', audit: 'change', input: replyToldInput, output: moveTicketOutput },
    replyTold,
  ),
  check: change(
    { right: 'ticket.work', audit: 'change', input: checkTicketInput, output: moveTicketOutput },
    checkTicket,
  ),
  /** Giving cases to others is a lead's, as giving calls is. */
  assign: change(
    { right: 'queue.manage', audit: 'change', input: assignTicketsInput, output: assignTicketsOutput },
    assignTickets,
  ),
  /** Climbing is a lead's too. */
  climb: change(
    { right: 'queue.manage', audit: 'change', input: climbTicketInput, output: moveTicketOutput },
    climbTicket,
  ),
  responsible: read({ right: 'ticket.work', input: nothing, output: responsibleChoices }, listResponsible),
  attachments: read({ right: 'ticket.work', input: attachmentsInput, output: attachmentsOutput }, listAttachments),
  beginAttachment: action(
    { right: 'ticket.work', audit: 'none', input: beginAttachmentInput, output: beginAttachmentOutput },
    beginAttachment,
  ),
  attach: action({ right: 'ticket.work', audit: 'change', input: attachFileInput, output: attachment }, attachFile),
  attachmentTicket: action(
    { right: 'ticket.work', audit: 'none', input: attachmentInput, output: attachmentAddress },
    attachmentTicket,
  ),
  callerCases: read({ right: 'ticket.work', input: nothing, output: callerCases }, listCallerCases),
  knowledge: read({ right: 'ticket.work', input: knowledgeInput, output: knowledgeOutput }, findKnowledge),
  /** A count, nothing more. */
  useArticle: change({ right: 'ticket.work', audit: 'none', input: useArticleInput, output: done }, useArticle),
  /** What can be registered under. */
  categories: read({ right: 'ticket.work', input: categoriesInput, output: categoriesOutput }, listCategories),
  explainPolicy: read({ right: 'ticket.work', input: explainPolicyInput, output: explainPolicyOutput }, explainPolicy),
  list: read({ right: 'ticket.work', input: listTicketsInput, output: ticketList }, listTickets),
  search: read({ right: 'ticket.work', input: searchTicketsInput, output: ticketHits }, searchTickets),
  count: action(
    { right: 'ticket.work', audit: 'none', input: ticketFilter, output: countTicketsOutput },
    readTicketCount,
  ),
  /** Beside the views of the list. */
  counts: read({ right: 'ticket.work', input: nothing, output: ticketCounts }, countViews),
  filterChoices: read({ right: 'ticket.work', input: nothing, output: ticketFilterChoices }, listFilterChoices),
  board: read({ right: 'ticket.work', input: ticketBoardInput, output: ticketBoard }, showBoard),
  /** An export, so it is audited. */
  saveFile: action({ right: 'ticket.work', audit: 'access', input: saveCaseInput, output: saveCaseOutput }, saveCase),
  show: read({ right: 'ticket.work', input: showTicketInput, output: ticketView }, showTicket),
});
