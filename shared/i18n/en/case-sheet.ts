import type { Messages } from '../messages.ts';
import type { caseSheet as zh } from '../zh-CN/case-sheet.ts';

export const caseSheet: Messages<typeof zh> = {
  open: 'Print, save',
  title: 'Print or save {{number}}',
  notes: 'With internal notes and reasons of steps',
  attachments: 'Together with the attachments',
  print: 'Print',
  save: 'Save as file',
  resolvedAt: 'Resolved',
  satisfaction: 'Satisfaction (1 to 5)',
  unchecked: 'not checked',
  withNotes: 'with internal notes',
  withoutNotes: 'without internal notes',
  written: 'Written {{at}} by {{name}}, {{notes}}',
};
