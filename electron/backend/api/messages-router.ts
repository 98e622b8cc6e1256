import { inHand } from '../../../shared/contract/calls.ts';
import {
  conveyMessageInput,
  listMessagesInput,
  listMessagesOutput,
  messageChoicesOutput,
  messageCodesInput,
  messageCodesOutput,
  messageCountsInput,
  messageCountsOutput,
  messageCustomersInput,
  messageCustomersOutput,
  previewTargetsInput,
  saveMessageInput,
  saveMessageOutput,
  setMessageDatesInput,
  targetsPreview,
  withdrawMessageInput,
} from '../../../shared/contract/messages.ts';
import { done, nothing } from '../../../shared/contract/primitives.ts';
import { conveyMessage } from '../messages/convey-message.ts';
import { askCounts, askCustomers, askPreview } from '../messages/count-messages.ts';
import { listMessages, messageChoices, messageCodes } from '../messages/list-messages.ts';
import { changeMessageDates, saveMessage, withdraw } from '../messages/save-message.ts';
import { action, change, read, router } from './procedure.ts';

/** Supervisors write messages, leads read them, whoever has the customer in hand conveys them. */
export const messagesRouter = router({
  list: read({ right: 'plan.read', input: listMessagesInput, output: listMessagesOutput }, listMessages),
  choices: read({ right: 'plan.read', input: nothing, output: messageChoicesOutput }, messageChoices),
  codes: read({ right: 'plan.read', input: messageCodesInput, output: messageCodesOutput }, messageCodes),
  counts: action(
    { right: 'plan.read', audit: 'none', input: messageCountsInput, output: messageCountsOutput },
    askCounts,
  ),
  customers: action(
    { right: 'plan.read', audit: 'none', input: messageCustomersInput, output: messageCustomersOutput },
    askCustomers,
  ),
  preview: action(
    { right: 'plan.write', audit: 'none', input: previewTargetsInput, output: targetsPreview },
    askPreview,
  ),
  save: change(
    { right: 'plan.write', audit: 'change', input: saveMessageInput, output: saveMessageOutput },
    saveMessage,
  ),
  setDates: change(
    { right: 'plan.write', audit: 'change', input: setMessageDatesInput, output: done },
    changeMessageDates,
  ),
  withdraw: change({ right: 'plan.write', audit: 'change', input: withdrawMessageInput, output: done }, withdraw),
  convey: change({ right: 'call.work', audit: 'change', input: conveyMessageInput, output: inHand }, conveyMessage),
});
