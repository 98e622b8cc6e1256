import {
  answerFollowUpInput,
  followUpFilter,
  followUpList,
  planFollowUpInput,
} from '../../../shared/contract/follow-ups.ts';
import { moveTicketOutput } from '../../../shared/contract/tickets.ts';
import { answerFollowUp } from '../follow-ups/answer-follow-up.ts';
import { listFollowUps } from '../follow-ups/list-follow-ups.ts';
import { planFollowUp } from '../follow-ups/plan-follow-up.ts';
import { change, read, router } from './procedure.ts';

/** Asking customers whether their complaints were settled. The step that begins it is `tickets.move`. */
export const followUpsRouter = router({
  answer: change(
    { right: 'ticket.work', audit: 'change', input: answerFollowUpInput, output: moveTicketOutput },
    answerFollowUp,
  ),
  /** When somebody is called is a lead's, as the queue is. */
  plan: change(
    { right: 'queue.manage', audit: 'change', input: planFollowUpInput, output: moveTicketOutput },
    planFollowUp,
  ),
  list: read({ right: 'queue.manage', input: followUpFilter, output: followUpList }, listFollowUps),
});
