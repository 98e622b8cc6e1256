import type { Messages } from '../messages.ts';
import type { caseBoard as zh } from '../zh-CN/case-board.ts';

export const caseBoard: Messages<typeof zh> = {
  title: 'Board of cases',
  asBoard: 'Board',
  asList: 'List',
  withoutText:
    'Shown are all cases of the filter. The list is searched for “{{text}}”; it is so again when you go back to it.',
  onlyOverdue: 'Overdue only',
  keys: 'Arrows go from card to card, Enter opens one, the space bar offers its next steps.',
  ended: 'Ended today',
  columnLabel: '{{state}}, {{total}}',
  stepsOf: 'Next steps of {{number}}',
  noSteps: 'There is no next step here that is yours to make.',
  noClock: 'no clock runs',
  rest: '{{total}} more in the list',
};
