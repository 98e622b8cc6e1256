import type { Messages } from '../messages.ts';
import type { keys as zh } from '../zh-CN/keys.ts';

export const keys: Messages<typeof zh> = {
  next: 'Next / dial / answered / ended',
  takeAll: 'Take all suggestions (once more undoes)',
  standing: 'Fill empty lines from the standing order (once more undoes)',
  standingPanel: 'Standing order: look at it, keep this order as it, remove it',
  delivery: 'Choose the delivery, 1 to 5; what is typed goes along',
  readBack: 'Read back, then Enter submits',
  lineNote: 'Note on the line in focus (Enter or Esc closes it)',
  slip: 'Slip of the order taken: print it, copy it as text',
  result: 'Result of the call, then 1 to 9',
  failedOrder: 'Repair or cancel a failed order of the customer in hand',
  followUp: 'Ask the customer in hand whether a complaint was settled',
  incoming: 'Incoming call',
  otherNumber: 'Choose the number to dial',
  returning: 'Callbacks and parked calls',
  addProduct: 'Add a product',
  pause: 'Pause',
  endWrapUp: 'End wrap-up',
  messages: 'Messages to convey, then digits tick, Esc goes back',
  ticket: 'Case: 1 to 3 register one, 4 to 9 open one; while one is open, between order and case',
  knowledge: 'Knowledge beside a case that is being registered; a digit opens an article',
  acknowledge: 'Read: the lead’s message above the order',
  customer: 'Customer card, ask for a change',
  find: 'Find anything, show the keys',
  back: 'One step back, discards nothing',
};
