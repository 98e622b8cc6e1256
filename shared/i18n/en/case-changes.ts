import type { Messages } from '../messages.ts';
import type { caseChanges as zh } from '../zh-CN/case-changes.ts';

export const caseChanges: Messages<typeof zh> = {
  ofCategory: "What changes of the customer's data",
  ofCategoryHint:
    'Such a request asks for the new content of these fields and, once approved, writes it to the customer. Leave it empty for requests that change nothing.',
  title: 'What is to change',
  formHint:
    'This is what stands there now. Make it what the customer wants; once approved, it is written to the customer.',
  none: 'Nothing to change is written down yet.',
  write: 'Write down the change…',
  correct: 'Correct the change…',
  save: 'Save',
  saveAndResume: 'Save and go on',
  nothingYet: 'Nothing is changed yet',
  approve: 'Approve',
  decline: 'Decline…',
  declineReply: 'Reply to the customer',
  declineReplyHint: 'Whoever registered it reads it, and the customer is told in the next call',
  approvedNotice: 'Approved; the customer is up to date',
  savedNotice: 'Saved',
  sentBack: 'Sent back, to be corrected by whoever registered it',
  fields: '{{fields, changeFields}}',
  days: '{{days, weekdays}}',
  ofCase: 'Case {{number}}',
  replyWaits: 'To be told in the next call of the customer',
  replyTold: 'Told by {{name}}',
  toldAlready: 'Told already',
  command: {
    cases: 'Complaints, suggestions and service requests',
    list: 'List cases, what is due first on top; "!" is overdue',
    view: 'Which cases',
    customer: 'Code of the customer',
    from: 'Registered from (YYYY-MM-DD)',
    to: 'Registered to (YYYY-MM-DD)',
    overdue: 'Overdue ones only',
    show: 'Show one case with all that happened',
    example: 'Example: orderline cases show C-20261122-0001',
  },
};
