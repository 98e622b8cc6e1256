import type { Messages } from '../messages.ts';
import type { skills as original } from '../zh-CN/skills.ts';

export const skills: Messages<typeof original> = {
  title: 'Skills',
  hint: 'A skill is your company’s own word, such as Cantonese or key accounts. What a customer needs is set on its card, in the list of customers or by an import; calls that are given out by rule go only to people who hold all of it.',
  skill: 'Skill',
  add: 'Add a skill',
  name: 'Name',
  people: 'People who hold it',
  customers: 'Customers who need it',
  none: 'No skills yet',
  noneHint:
    'Add one, give it to people, then say which customers need it. As long as no customer needs one, calls are given out as ever.',
  retired: 'Retired',
  retire: 'Retire',
  retireNamed: 'Retire the skill {{name}}',
  retireTitle: 'Retire the skill “{{name}}”?',
  retireHint:
    'Customers who need it: {{count}}. Anybody may then take their calls. Who holds and who needs it is kept, so that you can bring it back.',
  reinstate: 'Bring back',
  reinstateNamed: 'Bring back the skill {{name}}',
  holders: 'Who holds what',
  edit: 'Skills',
  editNamed: 'Skills of {{name}}',
  setForChosen: 'Set skills of {{count}} chosen',
  titleOf: 'Skills of {{name}}',
  titleOfMany: 'Skills of {{count}} people',
  mixed: 'Some hold it; it stays so unless you tick or clear it.',
  nothingHeld: '–',
  saved_one: 'Skills of {{count}} person saved',
  saved_other: 'Skills of {{count}} people saved',
  unchanged: 'Nothing has changed',
  filter: 'Filter by skill',
  withoutAny: 'Without a skill',
  neededFilter: 'Needs skill',
  anyNeed: 'Any skill',
  need: 'Set skills needed',
  needAll: 'Set skills needed by all',
  needOne: 'Skills needed',
  needTitle: 'Skills that customers need ({{count}})',
  needHint:
    'Their calls are then given by rule only to people who hold all of them. The customer’s own operator keeps them all the same.',
  needMixed: 'As each customer has it, unless you tick or clear it.',
  needSaved: 'Customers changed: {{count}}',
  reason: 'Reason (if you like)',
  ownerLacks: '{{name}} does not hold {{skills}}',
  deputyLacks: 'The deputy {{name}} does not hold {{skills}} and does not stand in.',
  waiting: 'Calls that nobody signed in may be given, for want of a skill: {{count}}',
  showWaiting: 'Show them',
  lacksNamed_one:
    '{{name}} does not hold {{skills}}, which {{count}} call needs. Given by name, it is theirs all the same.',
  lacksNamed_other:
    '{{name}} does not hold {{skills}}, which {{count}} calls need. Given by name, they are theirs all the same.',
  lackAmong_one:
    '{{count}} call needs {{skills}}, which none of these people holds. It stays where it is; it can be given to one person by name.',
  lackAmong_other:
    '{{count}} calls need {{skills}}, which none of these people holds. They stay where they are; they can be given to one person by name.',
  leftUnskilled: '{{count}} need a skill that none of them holds and stay; give those to one person by name.',
  addFirst: 'Add a skill above first.',
};
