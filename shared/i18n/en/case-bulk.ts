import type { Messages } from '../messages.ts';
import type { caseBulk as zh } from '../zh-CN/case-bulk.ts';

export const caseBulk: Messages<typeof zh> = {
  menu: 'For all of them',
  action: {
    accept: 'Accept',
    'hand-over': 'Hand over',
    assign: 'Assign',
    priority: 'Change priority',
    category: 'Change category',
    note: 'Add a word',
    close: 'Close',
  },
  title: {
    accept: 'Accept cases: {{count}}',
    'hand-over': 'Hand cases over: {{count}}',
    assign: 'Assign cases: {{count}}',
    priority: 'Change the priority of cases: {{count}}',
    category: 'Change the category of cases: {{count}}',
    note: 'Add a word to cases: {{count}}',
    close: 'Close cases: {{count}}',
  },
  hint: {
    accept: 'Each by itself; those that cannot be accepted any more are listed, the others are done.',
    'hand-over': 'Each goes to the unit or person chosen, and its state becomes "Handed over".',
    assign: 'Each goes to the unit or person chosen; its state stays. What nobody worked on since can be taken back.',
    priority: 'The policy of each is chosen anew; time that has passed stays counted.',
    category:
      'The policy of each is chosen anew. Where the new category asks for something that is not filled in, the case is listed; change those one by one.',
    note: 'What happened to each will have this word.',
    close:
      'Resolved suggestions and service requests, and complaints with their follow-up answered; others are listed.',
  },
  missing: {
    priority: 'Choose the priority.',
    category: 'Choose the category.',
    note: 'Write something first.',
  },
  mixedKinds: 'The selected cases are of different kinds. Select one kind only to change the category.',
  tooMany: 'At most {{most}} cases at a time. Select fewer.',
  done: {
    accept: 'Accepted: {{count}}',
    'hand-over': 'Handed over: {{count}}',
    assign: 'Assigned: {{count}}',
    priority: 'Priority changed: {{count}}',
    category: 'Category changed: {{count}}',
    note: 'Word added: {{count}}',
    close: 'Closed: {{count}}',
    'take-back': 'Taken back: {{count}}',
  },
  refused: 'Not done: {{count}}',
  takeBack: 'Take back',
  closeReport: 'Close result',
};
