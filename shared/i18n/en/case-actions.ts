import type { Messages } from '../messages.ts';
import type { caseActions as zh } from '../zh-CN/case-actions.ts';

export const caseActions: Messages<typeof zh> = {
  title: 'Changes',
  assign: 'Assign',
  category: 'Change category',
  categoryTo: 'To',
  climb: 'Put before …',
  climbBack: 'Put back',
  level: 'Put before',
  levelTo: 'Whose it is',
  call: 'Call',
  callOf: 'Call of {{date}}',
  reasonOptional: 'Reason (optional)',
  kept: 'kept from before: {{fields}}',
  foreseen: 'The policy "{{policy}}" will hold. Due then:',
  foreseenNone: 'No policy will fit, so it will have no clocks.',
  foreseenState: { paused: 'stands still, goes on once the wait is over', never: 'never: no working time comes' },
};
